package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// ListTotal finds a list's stated total that is not the sum of its rows. The
// row may as well give the average.
type ListTotal struct {
	Total `yaml:",inline"`
}

// A total is told from an average by its size: an average lies between the
// lowest and the highest row, a sum of several rows above them all.
func (p ListTotal) compile(c *check.Compiler) check.Rule {
	r := p.total(c)
	return r.Once(func(rec check.Record, in check.Input) *finding.Finding {
		stated := rec.Value(r.Field)
		if rows := r.Addends(rec.Sheet); !stated.OK() || len(rows) > 1 && between(stated.Number, rows) {
			return nil
		}
		return r.judge(rec, in)
	})
}

func between(d decimal.Decimal, addends []check.Addend) bool {
	var above, below bool
	for _, a := range addends {
		above = above || a.Value.Number.Cmp(d) >= 0
		below = below || a.Value.Number.Cmp(d) <= 0
	}
	return above && below
}
