package daily

import (
	"cmp"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// serious lists the findings that somebody has to act on.
func (d *daily) serious() *panel {
	var issues []record.Issue
	for _, i := range d.Snapshot.Issues {
		if i.Weight() >= finding.Warning {
			issues = append(issues, i)
		}
	}
	slices.SortStableFunc(issues, func(a, b record.Issue) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), d.CompareUnits(a.Department, b.Department))
	})
	p := &panel{name: "审核意见", title: "须修改、须说明的审核意见", note: d.Tally(issues) + "    " + d.AsOfText(),
		empty: "没有须修改或须说明的审核意见。", frozen: 2, columns: view.IssueColumns()}
	for i, issue := range issues {
		p.row(append([]write.Cell{write.Count(i + 1)}, d.IssueCells(issue)...)...)
	}
	return p
}
