package master

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
)

// duties writes 报送情况: every duty owed, and what came of it.
func (m *master) duties() {
	t := m.table("报送情况", 1, view.DutyColumns())
	t.Begin("报送情况", m.DutyTally(m.dues)+"    "+m.AsOfText())
	for _, d := range m.dues {
		t.Row(append([]write.Cell{write.Text(m.Sender(d.Duty))}, m.DutyCells(d, m.path(d))...)...)
	}
	t.End()
}

// path is the file of a duty's latest version.
func (m *master) path(d view.Due) string {
	if d.Missing() {
		return ""
	}
	return d.Latest.File.Path
}
