package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Quotient finds a rate that is not the quotient of its two numbers.
type Quotient struct {
	Field, Part, Whole string // rate, dividend, divisor
	Tolerance          decimal.Decimal
}

// Rate and amounts stand for what may have been rounded to them; counts are
// exact. A divisor that may be zero has no rate.
func (p Quotient) compile(c *check.Compiler) check.Rule {
	n, field, dividend, divisor, tolerance := c.Sheet(), c.Field("field", p.Field), c.Field("part", p.Part), c.Field("whole", p.Whole), c.Tolerate(p.Tolerance)
	slack := decimal.Interval{Lo: tolerance.Neg(), Hi: tolerance}
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		rate, part, whole := rec.Value(field), rec.Value(dividend), rec.Value(divisor)
		if !rate.OK() || !part.OK() || !whole.OK() || span(whole, divisor).Lo.Sign() <= 0 {
			return nil
		}
		digits := max(int(rate.Shown), check.RateDecimals)
		if decimal.QuotientMeets(span(part, dividend), span(whole, divisor), decimal.Rounded(rate.Number, digits).Add(slack)) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = check.ShowRate(part.Number.Div(whole.Number, digits), rate)
		f.Args["part"], f.Args["whole"] = dividend.Label, divisor.Label
		f.Args["part_value"] = finding.Same(check.Show(part, dividend.Type))
		f.Args["whole_value"] = finding.Same(check.Show(whole, divisor.Type))
		return f
	})
}

// span is what a number may stand for: a count is exact.
func span(v form.Value, at check.Ref) decimal.Interval {
	if at.Type == form.TypeCount {
		return decimal.Exactly(v.Number)
	}
	return v.Interval()
}
