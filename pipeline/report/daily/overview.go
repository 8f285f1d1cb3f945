package daily

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// overview says how far every department is with every form.
func (d *daily) overview() *panel {
	forms := d.dueForms()
	p := &panel{name: "概况", title: "各单位报送情况", frozen: 1, columns: []view.Column{view.Words("单位", 46)},
		note: "报送事项" + d.DutyTally(d.dues) + "；审核意见" + d.Tally(d.Snapshot.Issues) + "    " + d.AsOfText()}
	for _, f := range forms {
		p.columns = append(p.columns, view.Short(d.FormName(f), 30))
	}
	p.columns = append(p.columns, view.Number("须修改", 12), view.Number("须说明", 12))
	byPlace := map[record.Duty]*came{}
	for i := range d.dues {
		x := &d.dues[i]
		key := record.Duty{Department: x.Duty.Department, Form: x.Duty.Form}
		if byPlace[key] == nil {
			byPlace[key] = &came{}
		}
		byPlace[key].add(x)
	}
	counts := tallies(d.Snapshot.Issues, func(i *record.Issue) string { return i.Department })
	for _, unit := range d.departments() {
		cells := []write.Cell{write.Text(d.Unit(unit))}
		for _, f := range forms {
			cells = append(cells, progress(byPlace[record.Duty{Department: unit, Form: f}]))
		}
		n := tallyOf(counts, unit)
		p.row(append(cells, tallied(n.by[finding.Error], write.Red), tallied(n.by[finding.Warning], write.Amber))...)
	}
	return p
}

// tallied is a count in its tone; where there is nothing, nothing stands.
func tallied(n int, tone write.Tone) write.Cell {
	if n == 0 {
		return write.Cell{}
	}
	return write.Count(n).Toned(tone)
}

// came counts the duties of a department and form by what came of them.
type came struct{ accepted, unexplained, returned, missing, awaits, cancelled int }

func (c *came) add(x *view.Due) {
	switch {
	case x.Cancelled != nil:
		c.cancelled++
	case x.Awaits():
		c.awaits++
	case x.Missing():
		c.missing++
	case x.Returned():
		c.returned++
	case x.Unexplained():
		c.unexplained++
	default:
		c.accepted++
	}
}

// progress says it in words; of no duties it says nothing.
func progress(n *came) write.Cell {
	if n == nil {
		n = &came{}
	}
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{{n.accepted, "审核通过"}, {n.unexplained, "待说明"}, {n.returned, "退回修改"}, {n.missing, "未报送"}, {n.awaits, "待反馈"}, {n.cancelled, "已取消"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.word, p.n))
		}
	}
	c := write.Text(strings.Join(parts, "，"))
	switch {
	case n.returned+n.missing > 0:
		return c.Toned(write.Red)
	case n.unexplained > 0:
		return c.Toned(write.Amber)
	}
	return c
}

// dueForms lists the forms of the duties in the order of the campaign.
func (d *daily) dueForms() []string {
	var forms []string
	for _, x := range d.dues {
		if !slices.Contains(forms, x.Duty.Form) {
			forms = append(forms, x.Duty.Form)
		}
	}
	slices.SortFunc(forms, func(a, b string) int {
		return d.CompareDuties(record.Duty{Form: a}, record.Duty{Form: b})
	})
	return forms
}

// departments lists every department of the register and, after them, those
// that are named elsewhere in the snapshot.
func (d *daily) departments() []string {
	all := slices.Clone(d.Units)
	seen := map[string]bool{"": true}
	for _, u := range all {
		seen[u] = true
	}
	add := func(code string) {
		if !seen[code] {
			seen[code] = true
			all = append(all, code)
		}
	}
	for i := range d.Snapshot.Files {
		add(d.Snapshot.Files[i].Department)
	}
	for i := range d.Snapshot.Versions {
		add(d.Snapshot.Versions[i].Duty.Department)
	}
	for i := range d.Snapshot.Issues {
		add(d.Snapshot.Issues[i].Department)
	}
	slices.SortFunc(all, d.CompareUnits)
	return all
}
