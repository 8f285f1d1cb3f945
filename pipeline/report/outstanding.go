package report

import (
	"strings"

	"jixiao/pipeline/report/book"
)

// lack is what a department still has to do.
type lack struct{ missing, returned, unexplained []string }

// add files a duty under what is to be done about it.
func (l *lack) add(d Due, what string) {
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
func (s *summary) outstanding() {
	s.SkipCharts()
	s.Row(book.Text("五、尚缺事项").As(book.Heading).Over(lastColumn))
	lacks := map[string]*lack{}
	var order []string
	for _, d := range s.dues {
		if !d.outstanding() {
			continue
		}
		who := s.sender(d.Duty)
		if lacks[who] == nil {
			lacks[who] = &lack{}
			order = append(order, who)
		}
		lacks[who].add(d, strings.TrimSpace(s.formName(d.Duty.Form)+" "+d.Duty.Project))
	}
	if len(order) == 0 {
		s.Row(book.Text("应报事项均已报送并通过审核。").As(book.Note).Over(lastColumn))
		return
	}
	s.Row(book.Text("单位").As(book.Head).Over(2), book.Text("未报送").As(book.Head).Over(3),
		book.Text("退回修改").As(book.Head).Over(4), book.Text("待说明").As(book.Head).Over(4))
	for _, who := range order {
		l := lacks[who]
		s.Row(book.Text(who).Wrapped().Over(2), joined(l.missing).Over(3),
			joined(l.returned).Over(4), joined(l.unexplained).Over(4))
	}
}

func joined(items []string) book.Cell { return book.Text(strings.Join(items, "、")).Wrapped() }
