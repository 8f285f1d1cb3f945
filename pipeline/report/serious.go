package report

import (
	"cmp"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// serious lists the findings that somebody has to act on.
func (d *daily) serious() *panel {
	var issues []record.Issue
	for _, i := range d.s.Issues {
		if i.Weight() >= finding.Warning {
			issues = append(issues, i)
		}
	}
	slices.SortStableFunc(issues, func(a, b record.Issue) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), d.compareUnits(a.Department, b.Department))
	})
	p := &panel{name: "审核意见", title: "须修改、须说明的审核意见", note: d.tally(issues) + "    " + d.state(),
		empty: "没有须修改或须说明的审核意见。", frozen: 2, columns: issueColumns()}
	for i, issue := range issues {
		p.row(append([]write.Cell{write.Count(i + 1)}, d.issueCells(issue)...)...)
	}
	return p
}
