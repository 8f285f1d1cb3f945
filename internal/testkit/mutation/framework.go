package mutation

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// otherWeights moves a point from one indicator to another one of its
// dimension: a bureau may set weights of its own.
func (s *Sheet) otherWeights(said *form.Submission) {
	rows := said.Tables["indicators"].Rows
	moved := map[string]bool{}
	for _, a := range rows {
		for _, b := range rows {
			if a.Line == b.Line || a.Group != b.Group || moved[a.Group] || !lost(a) || !hasPointTo(b) {
				continue
			}
			s.putNumber(a.Value("weight").Cell, a.Value("weight").Number.Add(decimal.One))
			s.putNumber(b.Value("weight").Cell, b.Value("weight").Number.Sub(decimal.One))
			moved[a.Group] = true
		}
	}
}

// hasPointTo reports whether a row has a point that it did not earn.
func hasPointTo(r form.TableRow) bool {
	return !r.Value("weight").Number.Sub(decimal.One).Less(r.Value("score").Number)
}

// finer makes two indicators of each, with half of its points.
func (s *Sheet) finer(said *form.Submission) {
	rows := said.Tables["indicators"].Rows
	above := func(row int) int {
		n := 0
		for _, r := range rows {
			if r.Line < row {
				n++
			}
		}
		return n
	}
	s.rearrange(func(at finding.Ref) (finding.Ref, bool) {
		return finding.Ref{Row: at.Row + above(at.Row), Col: at.Col}, true
	})
	for _, r := range rows {
		for _, id := range []string{"indicator", "weight", "score", "reason"} {
			v := r.Value(id)
			first := finding.Ref{Row: v.Cell.Row + above(v.Cell.Row), Col: v.Cell.Col}
			s.halve(first, id, v)
		}
	}
}

// halve shares a value between its cell and the one below.
func (s *Sheet) halve(first finding.Ref, id string, v form.Value) {
	second := finding.Ref{Row: first.Row + 1, Col: first.Col}
	switch {
	case !v.OK():
	case id == "weight" || id == "score":
		half := v.Number.Div(decimal.New(2), 2)
		s.putNumber(first, half)
		s.putNumber(second, v.Number.Sub(half))
	case id == "indicator":
		s.putText(second, v.Text+"（二）")
	default:
		s.putText(second, v.Text)
	}
}
