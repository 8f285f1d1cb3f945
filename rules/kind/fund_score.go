package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// scoreDecimals is to how many decimals a score is rounded.
const scoreDecimals = 2

// FundScore finds a score for spending that does not follow from the rate:
// weight × min(rate, 1), rounded half up; or left unrounded, as a formula
// leaves it, and then right in every decimal that it has.
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
			return form.Value{}.WithNumber(byStated(from[0], from[1]).Round(scoreDecimals)), true
		},
		Holds: func(score, _ form.Value, from []form.Value) bool {
			return r.follows(score, from[0], from[1], from[2], from[3])
		}}}
}

// judge takes the score by the stated rate and by the recomputed one. Advised
// is the rounded one.
func (r fundScore) judge(rec check.Record, in check.Input) *finding.Finding {
	score, weight, rate := rec.Value(r.field), rec.Value(r.weight), rec.Value(r.rate)
	if !score.OK() || !weight.OK() || !rate.OK() || r.follows(score, weight, rate, rec.Value(r.part), rec.Value(r.whole)) {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	f.Expected = byStated(weight, rate).Round(scoreDecimals).String()
	f.Args["weight"] = finding.Same(weight.Number.String())
	f.Args["rate"] = cappedRate(rate, r.rate)
	return f
}

// follows reports whether a score follows from the rate or from the amounts, to
// the decimals that it has.
func (r fundScore) follows(score, weight, rate, part, whole form.Value) bool {
	decimals := max(scoreDecimals, score.Number.Decimals())
	if check.Agree(score.Number, byStated(weight, rate).Round(decimals), r.tolerance) {
		return true
	}
	shown := rate.WithNumber(rate.Number.Round(int(rate.Shown)))
	if check.Agree(score.Number, byStated(weight, shown).Round(decimals), r.tolerance) {
		return true
	}
	right, ok := byAmounts(weight, part, whole, decimals)
	return ok && check.Agree(score.Number, right, r.tolerance)
}

func byStated(weight, rate form.Value) decimal.Decimal {
	return weight.Number.Mul(decimal.Min(rate.Number, decimal.One))
}

func byAmounts(weight, part, whole form.Value, decimals int) (decimal.Decimal, bool) {
	if !part.OK() || !whole.OK() || whole.Number.Sign() <= 0 {
		return decimal.Zero, false
	}
	return weight.Number.Mul(decimal.Min(part.Number, whole.Number)).Div(whole.Number, decimals), true
}

// cappedRate writes a rate, and that no more than 100 % of it counts.
func cappedRate(rate form.Value, at check.Ref) finding.Text {
	t := finding.Same(check.Show(rate, at.Type))
	if decimal.One.Less(rate.Number) {
		t.ZH, t.EN = t.ZH+"（按 100% 计）", t.EN+" (counts as 100%)"
	}
	return t
}
