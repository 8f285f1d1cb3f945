package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
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
	c.State(r.listed)
	return r.Once(func(rec check.Record, in check.Input) *finding.Finding {
		stated := rec.Value(r.Field)
		if rows := r.Addends(rec.Sheet); !stated.OK() || len(rows) > 1 && between(stated.Number, rows) {
			return nil
		}
		return r.judge(rec, in)
	})
}

// listed relates the total, or the average, to the rows.
func (r total) listed(s *form.Submission, in check.Input) []check.Relation {
	if len(s.Tables[r.Table].Rows) > mostRelated {
		return nil // a list has too many rows to try
	}
	relations := r.relations(s, in)
	for i := range relations {
		relations[i].Holds = func(target, by form.Value, from []form.Value) bool {
			return check.Agree(target.Number, by.Number, r.tolerance) || isBetween(target.Number, from)
		}
	}
	return relations
}

// mostRelated is how many rows of a list are related to its total.
const mostRelated = 200

func isBetween(d decimal.Decimal, from []form.Value) bool {
	addends := make([]check.Addend, len(from))
	for i, v := range from {
		addends[i].Value = v
	}
	return len(from) > 1 && between(d, addends)
}

func between(d decimal.Decimal, addends []check.Addend) bool {
	var above, below bool
	for _, a := range addends {
		above = above || a.Value.Number.Cmp(d) >= 0
		below = below || a.Value.Number.Cmp(d) <= 0
	}
	return above && below
}
