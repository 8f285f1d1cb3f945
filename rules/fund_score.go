package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// scoreDecimals is to how many decimals a score that follows from a rate is
// rounded.
const scoreDecimals = 2

// fundScore finds a score for spending that does not follow from the rate:
// weight × min(rate, 1), rounded half up.
type fundScore struct {
	instance
	field, weight, rate, part, whole ref
	tolerance                        decimal.Decimal
}

func newFundScore(c *compiler) Rule {
	return fundScore{c.sheet(), c.field("field", c.params.Field), c.field("weight", c.params.Weight),
		c.field("rate", c.params.Rate), c.field("part", c.params.Part), c.field("whole", c.params.Whole), c.tolerance()}
}

// Check takes the score by the stated rate and by the recomputed one.
func (r fundScore) Check(s *form.Submission, in Input) []finding.Finding {
	rec := record{sheet: s}
	score, weight, rate := rec.value(r.field), rec.value(r.weight), rec.value(r.rate)
	if !score.OK() || !weight.OK() || !rate.OK() {
		return nil
	}
	byStated := weight.Number.Mul(decimal.Min(rate.Number, decimal.One)).Round(scoreDecimals)
	byAmounts, ok := r.byAmounts(rec, weight.Number)
	if agree(score.Number, byStated, r.tolerance) || ok && agree(score.Number, byAmounts, r.tolerance) {
		return nil
	}
	f := r.finding(rec, r.field, in)
	f.Expected = byStated.String()
	f.Args["weight"] = finding.Same(weight.Number.String())
	f.Args["rate"] = cappedRate(rate, r.rate)
	return []finding.Finding{f}
}

func (r fundScore) byAmounts(rec record, weight decimal.Decimal) (decimal.Decimal, bool) {
	part, whole := rec.value(r.part), rec.value(r.whole)
	if !part.OK() || !whole.OK() || whole.Number.Sign() <= 0 {
		return decimal.Zero, false
	}
	return weight.Mul(decimal.Min(part.Number, whole.Number)).Div(whole.Number, scoreDecimals), true
}

// cappedRate writes a rate, and that no more than 100 % of it counts.
func cappedRate(rate form.Value, at ref) finding.Text {
	t := finding.Same(show(rate, at.kind))
	if decimal.One.Less(rate.Number) {
		t.ZH, t.EN = t.ZH+"（按 100% 计）", t.EN+" (counts as 100%)"
	}
	return t
}
