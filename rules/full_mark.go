package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// fullMark finds weights that do not sum to the full mark, or a stated total
// of weights that is another number.
type fullMark struct {
	instance
	addition
	field     ref
	mark      decimal.Decimal
	tolerance decimal.Decimal
}

func newFullMark(c *compiler) Rule {
	c.emits("stated")
	n := c.rows()
	return fullMark{n, c.addition(), c.field("field", c.params.Field),
		c.positive("mark", c.params.Mark), c.tolerance()}
}

// Check gives one finding at the stated total, whichever of the two is wrong.
func (r fullMark) Check(s *form.Submission, in Input) []finding.Finding {
	stated := s.Fields[r.field.id]
	weights, ok := r.sum(r.instance, s)
	if !ok || !stated.OK() {
		return nil
	}
	full := agree(weights, r.mark, r.tolerance)
	if full && agree(stated.Number, r.mark, r.tolerance) {
		return nil
	}
	f := r.finding(record{sheet: s}, r.field, in)
	f.Expected = r.mark.String()
	f.Args["sum"] = finding.Same(weights.String())
	f.Args["difference"] = difference(weights, r.mark)
	if full {
		f.Variant = "stated"
		f.Args["difference"] = difference(stated.Number, r.mark)
	}
	return []finding.Finding{f}
}
