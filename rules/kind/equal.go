package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Equal finds a value that differs from the one it repeats.
type Equal struct {
	Field, Other string
	Tolerance    decimal.Decimal
}

// The stored numbers are compared exactly. But a total of thirds has more
// decimals than a score may have: repeated as a score it is rounded, and is the
// same one unless that earns another grade.
func (p Equal) compile(c *check.Compiler) check.Rule {
	n, field, other, tolerance := c.Sheet(), c.Field("field", p.Field), c.Field("other", p.Other), c.Tolerate(p.Tolerance)
	repeats := func(v, twin form.Value, in check.Input) bool {
		return check.Agree(v.Number, twin.Number, tolerance) || field.Type == form.TypeScore && roundedScore(v.Number, twin.Number, in)
	}
	c.State(func(_ *form.Submission, in check.Input) []check.Relation {
		r := check.SumOf(n.Slot(field, 0), []form.Slot{n.Slot(other, 0)}, tolerance)
		r.Holds = func(v, twin form.Value, _ []form.Value) bool { return repeats(v, twin, in) }
		return []check.Relation{r}
	})
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v, twin := rec.Value(field), rec.Value(other)
		if !v.OK() || !twin.OK() || repeats(v, twin, in) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = check.Show(twin, other.Type)
		f.Args["other"] = other.Label
		f.Args["cell"] = finding.Same(twin.Cell.String())
		return f
	})
}

// roundedScore reports whether a score is a longer one rounded, in the same band.
func roundedScore(score, longer decimal.Decimal, in check.Input) bool {
	return score.Equal(longer.Round(scoreDecimals)) && in.Facts.Band(score) == in.Facts.Band(longer)
}
