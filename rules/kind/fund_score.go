package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// scoreDecimals is to how many decimals a score that follows from a rate is
// rounded.
const scoreDecimals = 2

// FundScore finds a score for spending that does not follow from the rate:
// weight × min(rate, 1), rounded half up.
type FundScore struct {
	Field, Weight, Rate, Part, Whole string
	Tolerance                        decimal.Decimal
}

func (p FundScore) compile(c *check.Compiler) check.Rule {
	r := fundScore{c.Sheet(), c.Field("field", p.Field), c.Field("weight", p.Weight), c.Field("rate", p.Rate),
		c.Field("part", p.Part), c.Field("whole", p.Whole), c.Tolerate(p.Tolerance)}
	c.State(r.relations)
	return r.Each(r.judge)
}

type fundScore struct {
	check.Instance
	field, weight, rate, part, whole check.Ref
	tolerance                        decimal.Decimal
}

// relations relates the score to its weight and the stated rate.
func (r fundScore) relations(*form.Submission, check.Input) []check.Relation {
	from := r.AllSlots([]check.Ref{r.weight, r.rate, r.part, r.whole})
	return []check.Relation{{Target: r.Slot(r.field, 0), From: from,
		By: func(from []form.Value) (form.Value, bool) {
			if !from[0].Readable() || !from[1].Readable() {
				return form.Value{}, false
			}
			return form.Value{}.WithNumber(from[0].Number.Mul(decimal.Min(from[1].Number, decimal.One)).Round(scoreDecimals)), true
		},
		Holds: func(score, by form.Value, from []form.Value) bool {
			exact, ok := byAmounts(from[2], from[3], from[0].Number)
			return check.Agree(score.Number, by.Number, r.tolerance) || ok && check.Agree(score.Number, exact, r.tolerance)
		}}}
}

// judge takes the score by the stated rate and by the recomputed one.
func (r fundScore) judge(rec check.Record, in check.Input) *finding.Finding {
	score, weight, rate := rec.Value(r.field), rec.Value(r.weight), rec.Value(r.rate)
	if !score.OK() || !weight.OK() || !rate.OK() {
		return nil
	}
	byStated := weight.Number.Mul(decimal.Min(rate.Number, decimal.One)).Round(scoreDecimals)
	exact, ok := byAmounts(rec.Value(r.part), rec.Value(r.whole), weight.Number)
	if check.Agree(score.Number, byStated, r.tolerance) || ok && check.Agree(score.Number, exact, r.tolerance) {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	f.Expected = byStated.String()
	f.Args["weight"] = finding.Same(weight.Number.String())
	f.Args["rate"] = cappedRate(rate, r.rate)
	return f
}

func byAmounts(part, whole form.Value, weight decimal.Decimal) (decimal.Decimal, bool) {
	if !part.OK() || !whole.OK() || whole.Number.Sign() <= 0 {
		return decimal.Zero, false
	}
	return weight.Mul(decimal.Min(part.Number, whole.Number)).Div(whole.Number, scoreDecimals), true
}

// cappedRate writes a rate, and that no more than 100 % of it counts.
func cappedRate(rate form.Value, at check.Ref) finding.Text {
	t := finding.Same(check.Show(rate, at.Type))
	if decimal.One.Less(rate.Number) {
		t.ZH, t.EN = t.ZH+"（按 100% 计）", t.EN+" (counts as 100%)"
	}
	return t
}
