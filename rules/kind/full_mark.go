package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// FullMark finds weights that do not sum to the full mark, or a stated total
// of weights that is another number.
type FullMark struct {
	check.Sum       `yaml:",inline"`
	Mark, Tolerance decimal.Decimal
}

// One finding is given at the stated total, whichever of the two is wrong.
func (p FullMark) compile(c *check.Compiler) check.Rule {
	c.Emits("stated")
	n, mark, tolerance := c.Sum(p.Sum), c.Positive("mark", p.Mark), c.Tolerate(p.Tolerance)
	c.State(func(s *form.Submission, _ check.Input) []check.Relation {
		return []check.Relation{check.SumIs(mark, n.Slots(s), tolerance), check.SumOf(form.Slot{ID: n.Field.ID}, n.Slots(s), tolerance)}
	})
	return n.Once(func(rec check.Record, in check.Input) *finding.Finding {
		stated := rec.Value(n.Field)
		weights, ok := n.Total(rec.Sheet)
		if !ok || !stated.OK() {
			return nil
		}
		full := check.Agree(weights, mark, tolerance)
		if full && check.Agree(stated.Number, mark, tolerance) {
			return nil
		}
		f := n.Finding(rec, n.Field, in)
		f.Expected = mark.String()
		f.Args["sum"] = finding.Same(weights.String())
		f.Args["difference"] = check.Difference(weights, mark)
		if full {
			f.Variant = "stated"
			f.Args["difference"] = check.Difference(stated.Number, mark)
		}
		return f
	})
}
