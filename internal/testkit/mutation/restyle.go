package mutation

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// restyled are sheets that say the same in another way: under a letterhead,
// with columns in another order, without sub-totals, with indicators of its own.
func restyled(patterns []*Original) []*Original {
	var all []*Original
	for _, p := range patterns {
		all = append(all, p.styled("抬头", func(s *Sheet) { s.letterhead() }))
		if p.Said.Form != scoreSheet && p.Said.Form != rectification {
			continue
		}
		all = append(all, p.styled("换列", func(s *Sheet) { s.swapColumns(p.Said, columnsToSwap[p.Said.Form]) }))
		if p.Said.Form == scoreSheet {
			all = append(all, p.styled("无小计", func(s *Sheet) { s.withoutSubtotals(p.Said) }),
				p.styled("另定分值", func(s *Sheet) { s.otherWeights(p.Said) }),
				p.styled("细分指标", func(s *Sheet) { s.finer(p.Said) }))
		}
	}
	return all
}

// columnsToSwap are two columns whose order is nobody's business.
var columnsToSwap = map[string][2]string{scoreSheet: {"weight", "score"}, rectification: {"due", "finished_on"}}

func (o *Original) styled(name string, change func(*Sheet)) *Original {
	other := *o
	other.Name, other.Sheet = o.Name+" "+name, o.Sheet.clone()
	change(other.Sheet)
	other.Sheet.from = nil
	return &other
}

// letterhead moves everything two rows down, under the name of the office.
func (s *Sheet) letterhead() {
	s.rearrange(func(at finding.Ref) (finding.Ref, bool) { return finding.Ref{Row: at.Row + 2, Col: at.Col}, true })
	s.putText(finding.Ref{Row: 1, Col: 1}, "附件3")
}

// swapColumns exchanges two columns of a form's table, from header to total.
func (s *Sheet) swapColumns(said *form.Submission, columns [2]string) {
	for _, t := range said.Tables {
		if len(t.Rows) == 0 {
			continue
		}
		a, b := t.Rows[0].Value(columns[0]).Cell.Col, t.Rows[0].Value(columns[1]).Cell.Col
		last := t.Rows[len(t.Rows)-1].Line
		if total := said.Fields["total_score"].Cell.Row; total > 0 {
			last = total
		}
		for row := t.Header.Row; row <= last; row++ {
			s.swap(finding.Ref{Row: row, Col: a}, finding.Ref{Row: row, Col: b})
		}
	}
}

// withoutSubtotals takes the sub-total rows out.
func (s *Sheet) withoutSubtotals(said *form.Submission) {
	for _, t := range said.Tables {
		for i := len(t.Subtotals) - 1; i >= 0; i-- {
			s.deleteRows(t.Subtotals[i].Line, t.Subtotals[i].Line)
		}
	}
}
