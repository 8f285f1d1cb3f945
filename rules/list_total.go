package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// listTotal finds a list's stated total that is not the sum of its rows. The
// row may as well give the average.
type listTotal struct{ total }

func newListTotal(c *compiler) Rule { return listTotal{newTotal(c).(total)} }

// Check tells a total from an average by its size: an average lies between the
// lowest and the highest row, a sum of several rows above them all.
func (r listTotal) Check(s *form.Submission, in Input) []finding.Finding {
	stated := s.Fields[r.field.id]
	if rows := r.list(r.instance, s); !stated.OK() || len(rows) > 1 && between(stated.Number, rows) {
		return nil
	}
	return r.total.Check(s, in)
}

func between(d decimal.Decimal, addends []addend) bool {
	var above, below bool
	for _, a := range addends {
		above = above || a.value.Number.Cmp(d) >= 0
		below = below || a.value.Number.Cmp(d) <= 0
	}
	return above && below
}
