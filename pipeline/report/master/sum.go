package master

import (
	"jixiao/pipeline/merge"
	"jixiao/rules/decimal"
)

// sum is what a column's numbers come to.
type sum struct {
	total    decimal.Decimal
	numbers  int // that count
	positive int
	filled   int // cells that are not blank
}

func (s *sum) add(v merge.Value) {
	if v.Shown() {
		s.filled++
	}
	if !v.Counts() {
		return
	}
	s.total = s.total.Add(v.Number)
	s.numbers++
	if v.Number.Sign() > 0 {
		s.positive++
	}
}

// mean is the average to so many digits.
func (s *sum) mean(digits int) decimal.Decimal {
	return s.total.Div(decimal.New(int64(s.numbers)), digits)
}
