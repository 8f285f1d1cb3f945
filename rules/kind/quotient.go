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
	c.State(func(*form.Submission, check.Input) []check.Relation {
		return []check.Relation{quotientOf(n.Slot(field, 0), n.Slot(dividend, 0), n.Slot(divisor, 0), divisor, dividend, slack)}
	})
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		rate, part, whole := rec.Value(field), rec.Value(dividend), rec.Value(divisor)
		if !rate.OK() || !part.OK() || !whole.OK() || span(whole, divisor).Lo.Sign() <= 0 {
			return nil
		}
		digits := digitsOf(rate)
		if decimal.QuotientMeets(span(part, dividend), span(whole, divisor), decimal.Rounded(rate.Number, digits).Add(slack)) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = check.ShowRate(part.Number.Div(whole.Number, digits), rate)
		f.Args["part"], f.Args["whole"] = dividend.Label, divisor.Label
		if part.Number.Sign() > 0 && whole.Number.Div(part.Number, digits).Equal(rate.Number.Round(digits)) {
			f.Args["causes"] = finding.Text{ZH: "把两个数除反了", EN: "divided the other way round"}
		}
		f.Args["part_value"] = finding.Same(check.Show(part, dividend.Type))
		f.Args["whole_value"] = finding.Same(check.Show(whole, divisor.Type))
		return f
	})
}

func digitsOf(rate form.Value) int { return max(int(rate.Shown), check.RateDecimals) }

// quotientOf relates a rate to its two numbers.
func quotientOf(target, part, whole form.Slot, divisor, dividend check.Ref, slack decimal.Interval) check.Relation {
	return check.Relation{Target: target, From: []form.Slot{part, whole}, Inexact: true,
		By: func(from []form.Value) (form.Value, bool) {
			if !from[0].Readable() || !from[1].Readable() || span(from[1], divisor).Lo.Sign() <= 0 {
				return form.Value{}, false
			}
			return form.Value{}.WithNumber(from[0].Number.Div(from[1].Number, check.RateDecimals)), true
		},
		Back: func(i int, rate form.Value, from []form.Value) (form.Value, bool) {
			if !from[1-i].Readable() || rate.Number.Sign() <= 0 {
				return form.Value{}, false
			}
			if i == 0 {
				return form.Value{}.WithNumber(rate.Number.Mul(from[1].Number).Round(amountDecimals)), true
			}
			return form.Value{}.WithNumber(from[0].Number.Div(rate.Number, amountDecimals)), true
		},
		Holds: func(rate, _ form.Value, from []form.Value) bool {
			return decimal.QuotientMeets(span(from[0], dividend), span(from[1], divisor), decimal.Rounded(rate.Number, digitsOf(rate)).Add(slack))
		}}
}

// span is what a number may stand for: a count is exact.
func span(v form.Value, at check.Ref) decimal.Interval {
	if at.Type == form.TypeCount {
		return decimal.Exactly(v.Number)
	}
	return v.Interval()
}
