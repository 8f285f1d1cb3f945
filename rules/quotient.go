package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// quotient finds a rate that is not the quotient of its two numbers.
type quotient struct {
	instance
	field, part, whole ref
	tolerance          decimal.Decimal
}

func newQuotient(c *compiler) Rule {
	return quotient{c.sheet(), c.field("field", c.params.Field), c.field("part", c.params.Part),
		c.field("whole", c.params.Whole), c.tolerance()}
}

// Check lets rate and amounts stand for what may have been rounded to them;
// counts are exact. A divisor that may be zero has no rate.
func (r quotient) Check(s *form.Submission, in Input) []finding.Finding {
	rec := record{sheet: s}
	rate, part, whole := rec.value(r.field), rec.value(r.part), rec.value(r.whole)
	if !rate.OK() || !part.OK() || !whole.OK() {
		return nil
	}
	divisor := span(whole, r.whole)
	if divisor.Lo.Sign() <= 0 {
		return nil
	}
	shown := decimal.Rounded(rate.Number, max(int(rate.Shown), rateDecimals))
	shown = shown.Add(decimal.Interval{Lo: r.tolerance.Neg(), Hi: r.tolerance})
	if decimal.QuotientMeets(span(part, r.part), divisor, shown) {
		return nil
	}
	f := r.finding(rec, r.field, in)
	f.Expected = showRate(roundRate(part.Number, whole.Number, rate), rate)
	f.Args["part"], f.Args["whole"] = r.part.label, r.whole.label
	f.Args["part_value"] = finding.Same(show(part, r.part.kind))
	f.Args["whole_value"] = finding.Same(show(whole, r.whole.kind))
	return []finding.Finding{f}
}

// span is what a number may stand for: a count is exact.
func span(v form.Value, at ref) decimal.Interval {
	if at.kind == form.TypeCount {
		return decimal.Exactly(v.Number)
	}
	return v.Interval()
}
