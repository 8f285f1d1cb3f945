package daily

import (
	"cmp"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// serious lists the findings that somebody has to act on, with what follows from
// each.
func (d *daily) serious() *panel {
	all := slices.DeleteFunc(view.Folded(d.Snapshot.Issues), func(one finding.Told[record.Issue]) bool { return one.Cause.Weight() < finding.Warning })
	slices.SortStableFunc(all, func(a, b finding.Told[record.Issue]) int {
		return cmp.Or(cmp.Compare(b.Cause.Severity, a.Cause.Severity), d.CompareUnits(a.Cause.Department, b.Cause.Department))
	})
	var issues []record.Issue
	for _, one := range all {
		issues = append(append(issues, one.Cause), one.After...)
	}
	p := &panel{name: "审核意见", title: "须修改、须说明的审核意见", note: d.Tally(issues) + "    " + d.AsOfText(),
		empty: "没有须修改或须说明的审核意见。", frozen: 2, columns: d.IssueColumns()}
	for n, one := range all {
		p.row(append([]write.Cell{write.Count(n + 1)}, d.IssueCells(one.Cause)...)...)
		for _, i := range one.After {
			p.row(append([]write.Cell{{}}, d.IssueCells(i)...)...)
		}
	}
	return p
}
