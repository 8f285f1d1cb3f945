package report

import (
	"fmt"

	"jixiao/internal/office/write"
)

func dutyColumns() []column {
	return []column{text("报送单位", 28), short("表单", 14), short("项目编号", 9), text("项目名称", 26),
		short("报送状态", 14), short("审核结论", 12), short("版本", 9), short("编号", 7), short("到达时间", 17),
		short("截止日期", 12), short("剩余时间", 13), text("文件", 34), text("说明", 22)}
}

// duties writes 报送情况: every duty owed, and what came of it.
func (m *master) duties() {
	t := m.table("报送情况", 1, dutyColumns())
	t.begin("报送情况", m.dutyTally(m.dues)+"    "+m.state())
	for _, d := range m.dues {
		t.Row(append([]write.Cell{write.Text(m.sender(d.Duty))}, m.dutyCells(d, m.path(d))...)...)
	}
	t.end()
}

// dutyCells is a duty as a report shows it, after the column of the unit.
func (v *view) dutyCells(d Due, file string) []write.Cell {
	return []write.Cell{
		write.Text(v.formName(d.Duty.Form)), write.Text(d.Duty.Project), write.Text(v.projectName(d.Duty.Project)),
		d.progress(), d.verdict(), d.version(), d.number(), v.arrival(d), write.Day(d.Deadline), v.remaining(d),
		write.Text(file), write.Text(v.remark(d)),
	}
}

// arrival is when the latest version counts as arrived.
func (v *view) arrival(d Due) write.Cell {
	switch {
	case d.Missing():
		return write.Cell{}
	case d.Latest.File.Decided != nil:
		return write.Text(v.when(d.Latest.File.Arrival) + "（认定）")
	}
	return write.Text(v.when(d.Latest.File.Arrival))
}

// path is the file of a duty's latest version.
func (v *view) path(d Due) string {
	if d.Missing() {
		return ""
	}
	return d.Latest.File.Path
}

// dutyTally counts duties in words.
func (v *view) dutyTally(dues []Due) string {
	var missing, returned, unexplained int
	for _, d := range dues {
		switch {
		case d.Missing():
			missing++
		case d.Returned():
			returned++
		case d.Unexplained():
			unexplained++
		}
	}
	return fmt.Sprintf("共 %d 项：未报送 %d，待修改 %d，待说明 %d，其余 %d 项审核通过",
		len(dues), missing, returned, unexplained, len(dues)-missing-returned-unexplained)
}
