package receive

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// LostIssues are the findings (F16) about files that could not be judged again.
func LostIssues(c *campaign.Campaign, lost []record.File) []record.Issue {
	var issues []record.Issue
	for _, f := range lost {
		told := []finding.Finding{{Code: "F16", Place: finding.Place{File: f.Path}}}
		for _, what := range c.Engine.Complete(told, workspace.InputOf(c, f)) {
			issues = append(issues, record.Issue{Finding: what, FileID: f.ID, CampaignWide: true})
		}
	}
	return issues
}
