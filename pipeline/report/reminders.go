package report

import (
	"cmp"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/rules/register"
)

// reminders lists who owes what, the most pressing first, whom to call and
// what to write to them.
func (d *daily) reminders() *panel {
	p := &panel{name: "催报清单", title: "催报清单", note: d.dutyTally(d.dues) + d.resting() + "    " + d.state(),
		empty: "应报事项均已报送并通过审核。", frozen: 1,
		columns: []column{text("单位", 26), short("表单", 16), short("项目编号", 10), text("项目名称", 24),
			short("报送状态", 15), short("截止日期", 12), short("剩余时间", 14), text("说明", 18), short("联系人", 10),
			short("电话", 14), text("催报用语", 40)}}
	units := d.unitsByCode()
	for _, x := range d.outstanding() {
		u := units[x.Duty.Department]
		p.row(write.Text(d.sender(x.Duty)), write.Text(d.formName(x.Duty.Form)), write.Text(x.Duty.Project),
			write.Text(d.projectName(x.Duty.Project)), x.progress(), write.Day(x.Deadline), d.remaining(x),
			write.Text(d.remark(x)), write.Text(u.Contact), write.Text(u.Phone), write.Text(d.urge(x)))
	}
	return p
}

// outstanding are the duties for which a department has still to act, by
// deadline.
func (d *daily) outstanding() []Due {
	var open []Due
	for _, x := range d.dues {
		if x.outstanding() {
			open = append(open, x)
		}
	}
	slices.SortStableFunc(open, func(a, b Due) int { return cmp.Compare(a.Deadline.String(), b.Deadline.String()) })
	return open
}

func (d *daily) unitsByCode() map[string]register.Unit {
	units := make(map[string]register.Unit, len(d.c.Facts.Units))
	for _, u := range d.c.Facts.Units {
		units[u.Code] = u
	}
	return units
}
