package view

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/rules/form"
)

// SubjectHead is what reports call the thing that something is about: where there
// are lists beside the register, forms about units, or no projects at all, not
// only projects.
func (v *View) SubjectHead() string {
	f := v.Campaign.Facts
	if len(f.Lists) > 0 || len(f.Projects) == 0 || slices.ContainsFunc(v.Campaign.Forms, aboutUnits) {
		return "事项"
	}
	return "项目"
}

func aboutUnits(d *form.Definition) bool { return d.About == form.AboutUnit }

// RemainingColumn is that of Remaining.
func RemainingColumn() Column { return Short("剩余时间", 13) }

// DutyColumns are those of a list of duties; behind the deadline stands what a
// page shows besides.
func (v *View) DutyColumns(besides ...Column) []Column {
	code, name := v.SubjectHead()+"编号", v.SubjectHead()+"名称"
	return slices.Concat([]Column{Words("报送单位", 28), Short("表单", 14), Short(code, 9), Words(name, 26),
		Short("报送状态", 14), Short("审核结论", 12), Short("版本", 9), Short("编号", 7), Short("到达时间", 17), Short("截止日期", 12)},
		besides, []Column{Words("文件", 34), Words("说明", 22)})
}

// DutyCells is a duty as a report shows it, after the column of the unit.
func (v *View) DutyCells(d Due, file string, besides ...write.Cell) []write.Cell {
	return v.AddDuty(nil, d, file, besides...)
}

// AddDuty adds them to cells that stand before.
func (v *View) AddDuty(before []write.Cell, d Due, file string, besides ...write.Cell) []write.Cell {
	cells := append(before,
		write.Text(v.FormName(d.Duty.Form)), write.Text(d.Duty.SubjectCode()), write.Text(v.SubjectName(d.Duty)),
		d.Progress(), d.verdict(), d.version(), d.number(), v.arrival(d), d.Until())
	cells = append(cells, besides...)
	return append(cells, write.Text(file), write.Text(v.Remark(d)))
}

// Until is by when a duty is owed: a day, or how it will be counted.
func (d Due) Until() write.Cell {
	if d.Awaited.Set() {
		return write.Text(d.Awaited.Text().ZH)
	}
	return write.Day(d.Deadline)
}

// arrival is when the latest version counts as arrived.
func (v *View) arrival(d Due) write.Cell {
	switch {
	case d.Latest == nil:
		return write.Cell{}
	case d.Latest.File.Decided != nil:
		return write.Text(v.When(d.Latest.File.Arrival) + "（认定）")
	}
	return write.Text(v.When(d.Latest.File.Arrival))
}

// DutyTally counts duties in words.
func (v *View) DutyTally(dues []Due) string {
	words := []string{"未报送", "待修改", "待说明", "审核通过", "待反馈", "已取消"}
	n := make([]int, len(words))
	for _, d := range dues {
		switch {
		case d.Cancelled != nil:
			n[5]++
		case d.Awaits():
			n[4]++
		case d.Missing():
			n[0]++
		case d.Returned():
			n[1]++
		case d.Unexplained():
			n[2]++
		default:
			n[3]++
		}
	}
	var parts []string
	for i, word := range words {
		if n[i] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", word, n[i]))
		}
	}
	return strings.TrimSuffix(fmt.Sprintf("共 %d 项：%s", len(dues), strings.Join(parts, "，")), "：")
}
