package master

import (
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
)

// lack is what a department still has to do.
type lack struct{ missing, returned, unexplained []string }

// add files a duty under what is to be done about it.
func (l *lack) add(d view.Due, what string) {
	switch {
	case d.Missing():
		l.missing = append(l.missing, what)
	case d.Returned():
		l.returned = append(l.returned, what)
	default:
		l.unexplained = append(l.unexplained, what)
	}
}

// outstanding lists by department what is still missing.
func (s *front) outstanding() {
	s.heading("尚缺事项", frontWidth)
	lacks := map[string]*lack{}
	var order []string
	for _, d := range s.dues {
		if !d.Outstanding() {
			continue
		}
		who := s.Sender(d.Duty)
		if lacks[who] == nil {
			lacks[who] = &lack{}
			order = append(order, who)
		}
		lacks[who].add(d, strings.TrimSpace(s.FormName(d.Duty.Form)+" "+s.SubjectWord(d.Duty)))
	}
	if len(order) == 0 {
		s.Row(write.Text("应报事项均已报送并通过审核。").As(write.Note).Over(frontWidth))
		return
	}
	s.Row(write.Text("单位").As(write.Head), write.Text("未报送").As(write.Head).Over(2),
		write.Text("退回修改").As(write.Head).Over(2), write.Text("待说明").As(write.Head))
	for _, who := range order {
		l := lacks[who]
		s.Row(write.Text(who).Wrapped(), joined(l.missing).Over(2),
			joined(l.returned).Over(2), joined(l.unexplained))
	}
}

func joined(items []string) write.Cell { return write.Text(strings.Join(items, "、")).Wrapped() }

// duties writes 报送情况: every duty owed, and what came of it.
func (m *master) duties() {
	t := m.table("报送情况", 1, m.DutyColumns(view.RemainingColumn()))
	all := m.Dues()
	begin(t, "报送情况", m.DutyTally(all)+"    "+write.Moment)
	cells := make([]write.Cell, 0, len(t.Columns))
	for _, d := range all {
		t.Row(m.AddDuty(append(cells[:0], write.Text(m.Sender(d.Duty))), d, m.path(d), m.Remaining(d))...)
	}
	t.End()
}

// path is the file of a duty's latest version.
func (m *master) path(d view.Due) string {
	if d.Latest == nil {
		return ""
	}
	return d.Latest.File.Path
}
