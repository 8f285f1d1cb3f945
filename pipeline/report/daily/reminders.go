package daily

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// reminders lists who owes what, the most pressing first, whom to call and
// what to write to them.
func (d *daily) reminders() *panel {
	p := &panel{name: "催报清单", title: "催报清单", note: d.DutyTally(d.dues) + d.resting() + "    " + d.AsOfText(),
		empty: "应报事项均已报送并通过审核。", frozen: 1,
		columns: []view.Column{view.Words("单位", 22), view.Short("表单", 13), view.Short(d.SubjectHead()+"编号", 10), view.Words(d.SubjectHead()+"名称", 18),
			view.Short("报送状态", 13), view.Short("截止日期", 12), view.Short("剩余时间", 13), view.Words("说明", 14), view.Short("联系人", 9),
			view.Short("电话", 14), view.Words("催报用语", 40).OffPaper()}}
	units := d.unitsByCode()
	p.list(len(d.open), func(cells []write.Cell, n int) []write.Cell {
		x := d.open[n]
		u := units[x.Duty.Department]
		return append(cells, write.Text(d.Sender(x.Duty)), write.Text(d.FormName(x.Duty.Form)), write.Text(x.Duty.SubjectCode()),
			write.Text(d.SubjectName(x.Duty)), x.Progress(), x.Until(), d.Remaining(x),
			write.Text(d.Remark(x)), write.Text(u.Contact), write.Text(u.Phone), write.Text(d.urge(x)))
	})
	return p
}

// outstanding are the duties for which a department has still to act, by
// deadline.
func (d *daily) outstanding() []view.Due {
	var open []view.Due
	days := map[value.Date]bool{}
	for i := range d.dues {
		if d.dues[i].Outstanding() {
			days[d.dues[i].Deadline] = true
		}
	}
	for _, day := range slices.SortedFunc(maps.Keys(days), byDay) {
		for i := range d.dues {
			if x := &d.dues[i]; x.Outstanding() && x.Deadline == day {
				open = append(open, *x)
			}
		}
	}
	return open
}

// byDay orders days; what has none yet comes last.
func byDay(a, b value.Date) int {
	if a.IsZero() != b.IsZero() {
		return cmp.Compare(b.String(), a.String())
	}
	return cmp.Compare(a.String(), b.String())
}

func (d *daily) unitsByCode() map[string]register.Unit {
	units := make(map[string]register.Unit, len(d.Campaign.Facts.Units))
	for _, u := range d.Campaign.Facts.Units {
		units[u.Code] = u
	}
	return units
}

// resting says of the deadlines still to come that they are on rest days.
func (d *daily) resting() string {
	var said []string
	for _, r := range d.Campaign.RestDays {
		text := "    " + view.RestDay(d.Campaign, r).ZH
		if !over(r.Counts, d.Today) && !slices.Contains(said, text) { // once for all who were told on one day
			said = append(said, text)
		}
	}
	return strings.Join(said, "")
}
