package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// equal finds a value that differs from the one it repeats.
type equal struct {
	instance
	field, other ref
	tolerance    decimal.Decimal
}

func newEqual(c *compiler) Rule {
	return equal{c.sheet(), c.field("field", c.params.Field), c.field("other", c.params.Other), c.tolerance()}
}

// Check compares the stored numbers exactly.
func (r equal) Check(s *form.Submission, in Input) []finding.Finding {
	rec := record{sheet: s}
	v, other := rec.value(r.field), rec.value(r.other)
	if !v.OK() || !other.OK() || agree(v.Number, other.Number, r.tolerance) {
		return nil
	}
	f := r.finding(rec, r.field, in)
	f.Expected = show(other, r.other.kind)
	f.Args["other"] = r.other.label
	f.Args["cell"] = finding.Same(other.Cell.String())
	return []finding.Finding{f}
}
