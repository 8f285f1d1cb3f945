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
	all := slices.DeleteFunc(view.FoldedOf(d.Snapshot.Issues), func(one finding.Told[*record.Issue]) bool { return one.Cause.Weight() < finding.Warning })
	slices.SortStableFunc(all, func(a, b finding.Told[*record.Issue]) int {
		return cmp.Or(cmp.Compare(b.Cause.Severity, a.Cause.Severity), d.CompareUnits(a.Cause.Department, b.Cause.Department))
	})
	var issues []inList
	var told []*record.Issue
	for n, one := range all {
		issues = append(issues, inList{n + 1, one.Cause})
		told = append(append(told, one.Cause), one.After...)
		for _, i := range one.After {
			issues = append(issues, inList{0, i})
		}
	}
	p := &panel{name: "审核意见", title: "须修改、须说明的审核意见", note: d.TallyOf(told) + "    " + d.AsOfText(),
		empty: "没有须修改或须说明的审核意见。", frozen: 2, columns: d.IssueColumns()}
	p.list(len(issues), func(cells []write.Cell, n int) []write.Cell {
		number := write.Cell{}
		if issues[n].number > 0 {
			number = write.Count(issues[n].number)
		}
		return d.AddIssue(append(cells, number), *issues[n].issue)
	})
	return p
}

// inList is a finding with its number in the list; what follows from the one above
// has none.
type inList struct {
	number int
	issue  *record.Issue
}
