package outcome

import (
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// unitCells are columns with what stands in them of a unit.
type unitCells []struct {
	Column
	of func(*unit) form.Value
}

func (c *unitCells) add(column Column, of func(*unit) form.Value) {
	*c = append(*c, struct {
		Column
		of func(*unit) form.Value
	}{column, of})
}

func (c *unitCells) counts(name string, of func(*unit) int) {
	c.add(counts(name), func(u *unit) form.Value { return count(of(u)) })
}

// mended adds what a unit's problems came to, where the campaign has any.
func (c *unitCells) mended(o *Outcome) {
	if !o.problems.known {
		return
	}
	c.counts(campaign.FigureProblems, func(u *unit) int { return u.mended.all })
	c.counts(campaign.FigureMended, func(u *unit) int { return u.mended.done })
	c.add(figure(campaign.FigureMendedRate, form.TypeRate, 9), func(u *unit) form.Value { return share(u.mended.done, u.mended.all) })
}

// Notes on what columns of units count.
const (
	lateNote     = "逾期报送项数：第一次报来的时间晚于报送时限（批准延期的按延期后的）；还没有报来的计入未报送项数。"
	daysNote     = "逾期天数：报来时晚了几天，按日历天数，各项相加。逾期未报项数：未报送的里面，已经过了报送时限的。"
	returnedNote = "退回修改次数：因表格本身填写有误退回的版数；规则后来改了、已备案、异议成立的不计；只与别的表不一致的、文件打不开或认不出的、同一次审核里又换了新版的、试运行时没有告诉单位的，也不计。"
)

// bulletin is 通报: facts by unit, for those to whom the bureau reports.
func (o *Outcome) bulletin() Table {
	var all unitCells
	all.add(words("单位", 26), func(u *unit) form.Value { return text(o.unit(u.code)) })
	if len(o.Campaign.Facts.Projects) > 0 {
		all.counts("项目数", func(u *unit) int { return u.projects })
		all.add(Column{Name: campaign.FigureBudget, Type: form.TypeAmount, width: 13, sum: true}, func(u *unit) form.Value {
			if u.projects == 0 {
				return form.Value{}
			}
			return number(u.budget)
		})
		if o.scores != nil {
			o.grades(&all)
		}
	}
	all.mended(o)
	all.counts("逾期报送项数", func(u *unit) int { return u.late })
	all.counts("退回修改次数", func(u *unit) int { return u.returned })
	all.counts("未报送项数", func(u *unit) int { return u.missing })
	t := o.unitTable("通报", "财政重点绩效评价情况通报", all)
	if len(o.Campaign.Facts.Projects) > 0 {
		t.Counted += "    金额单位：万元"
	}
	return t
}

// grades adds how many projects earned each grade, and how many none yet.
func (o *Outcome) grades(all *unitCells) {
	for _, b := range o.Campaign.Facts.Bands {
		all.counts(b.Grade, func(u *unit) int { return u.grades[b.Grade] })
	}
	all.counts("未评定", func(u *unit) int { return u.grades[""] })
}

// assessment is 考核情况: what each unit had to do, and did.
func (o *Outcome) assessment() Table {
	var all unitCells
	all.add(words("单位", 26), func(u *unit) form.Value { return text(o.unit(u.code)) })
	all.counts("应报送项数", func(u *unit) int { return u.owed })
	all.counts("按时报送项数", func(u *unit) int { return u.onTime })
	all.counts("逾期报送项数", func(u *unit) int { return u.late })
	all.counts("逾期天数", func(u *unit) int { return u.lateDays })
	all.counts("未报送项数", func(u *unit) int { return u.missing })
	all.counts("逾期未报项数", func(u *unit) int { return u.overdue })
	all.counts("批准延期次数", func(u *unit) int { return u.extensions })
	all.counts("退回修改次数", func(u *unit) int { return u.returned })
	all.counts("不计退回次数", func(u *unit) int { return u.othersReturned })
	all.mended(o)
	t := o.unitTable("考核情况", "财政重点绩效评价工作考核情况表", all)
	t.Columns = append(t.Columns, hand("得分", 8), hand("备注", 16))
	t.note("%s", daysNote)
	t.note("得分、备注由绩效科直接填在本表里，数据有变化时填过的照样在。逾期的每一项何时报来、按什么认定，见“逾期明细”。")
	return t
}

// unitTable is a table with a row for each unit.
func (o *Outcome) unitTable(name, title string, cells unitCells) Table {
	t := Table{Name: name, Title: o.title(title), Counted: fmt.Sprintf("共 %d 个单位", len(o.units()))}
	for _, c := range cells {
		t.Columns = append(t.Columns, c.Column)
	}
	if o.problems.known {
		t.note("%s", mendedNote)
	}
	t.note("%s", lateNote)
	t.note("%s", returnedNote)
	t.rows = func(yield func(Row) bool) {
		var room []form.Value
		for _, u := range o.units() {
			room = room[:0]
			for _, c := range cells {
				room = append(room, c.of(u))
			}
			if !yield(Row{Unit: u.code, Cells: room}) {
				return
			}
		}
	}
	return t
}

// lateness is 逾期明细: each duty that came late, and by what it is known when.
func (o *Outcome) lateness() Table {
	t := Table{Name: "逾期明细", Title: o.title("逾期报送明细表"), Columns: []Column{words("单位", 28), short("表单", 18), short(o.SubjectHead()+"编号", 9),
		words(o.SubjectHead()+"名称", 28), figure("报送时限", form.TypeDate, 12), short("第一次报来", 17), short("认定依据", 20), {Name: "逾期天数", Type: form.TypeCount, width: 9, sum: true}}}
	t.note("认定依据：程序第一次看到文件的时间；两次查看之间文件写完的，按写完的时间；绩效科另有认定的，按认定的。")
	firsts, as := crosscheck.Firsts(o.Snapshot.Versions, crosscheck.AsOwed(o.Campaign)), crosscheck.AsOwed(o.Campaign)
	n := 0
	late := o.required()
	for _, d := range late {
		if !d.Missing() && d.Late > 0 {
			n++
		}
	}
	t.Counted = fmt.Sprintf("共 %d 项", n)
	t.rows = func(yield func(Row) bool) {
		for _, d := range late {
			first := firsts[as(d.Duty)]
			if d.Missing() || d.Late == 0 || first.Version == nil {
				continue
			}
			if !yield(Row{Unit: d.Duty.Department, Subject: d.Duty.Subject, Cells: []form.Value{text(o.unit(d.Duty.Department)), text(o.FormName(d.Duty.Form)),
				text(d.Duty.SubjectCode()), text(o.SubjectName(d.Duty)), day(d.Deadline), text(o.When(first.Came)), text(basisOf(first.Version)), count(d.Late)}}) {
				return
			}
		}
	}
	return t
}

// basisOf says by what it is known when a version came.
func basisOf(v *record.Version) string {
	switch {
	case v.File.Decided != nil:
		return "绩效科认定"
	case v.File.Basis == record.ByChange:
		return "文件写完的时间"
	}
	return "程序第一次看到"
}
