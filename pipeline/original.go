package pipeline

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// lostIssues are the findings (F16) about files that could not be judged again.
func lostIssues(o Options, lost []record.File) []record.Issue {
	var issues []record.Issue
	for _, f := range lost {
		told := []finding.Finding{{Code: "F16", Place: finding.Place{File: f.Path}}}
		for _, what := range o.Campaign.Engine.Complete(told, inputOf(o.Campaign, f)) {
			issues = append(issues, record.Issue{Finding: what, FileID: f.ID, Whole: true})
		}
	}
	return issues
}
