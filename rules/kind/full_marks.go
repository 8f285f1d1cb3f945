package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// FullMarks finds a sheet that gives every indicator its full mark although
// little of the money was spent.
type FullMarks struct {
	check.Rows                `yaml:",inline"`
	Field, Score, Limit, Rate string
	Part, Whole               string // of the rate
	Below                     decimal.Decimal
}

func (p FullMarks) compile(c *check.Compiler) check.Rule {
	r := fullMarks{Instance: c.Rows(p.Rows), field: c.Field("field", p.Field), score: c.Column("score", p.Score),
		limit: c.Column("limit", p.Limit), rate: c.Field("rate", p.Rate), part: c.Field("part", p.Part), whole: c.Field("whole", p.Whole),
		below: c.Positive("below", p.Below)}
	return r.Once(r.judge)
}

type fullMarks struct {
	check.Instance
	field, score, limit, rate, part, whole check.Ref
	below                                  decimal.Decimal
}

// judge goes by the rate that is stated, where the amounts bear it out or cannot
// be used: a wrong one is told by itself (T07).
func (r fullMarks) judge(rec check.Record, in check.Input) *finding.Finding {
	rate, part, whole := rec.Value(r.rate), rec.Value(r.part), rec.Value(r.whole)
	if !rec.Value(r.field).OK() || !rate.OK() || !rate.Number.Less(r.below) || !r.allFull(rec.Sheet) {
		return nil
	}
	if part.OK() && whole.OK() && !part.Number.Less(whole.Number.Mul(r.below)) {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	f.Args["rate_field"], f.Args["rate"] = r.rate.Label, finding.Same(check.ShowRate(rate.Number, rate))
	f.Args["below"] = finding.Same(r.below.Mul(decimal.Hundred).String() + "%")
	return f
}

func (r fullMarks) allFull(s *form.Submission) bool {
	any := false
	for rec := range r.Records(s) {
		score, limit := rec.Value(r.score), rec.Value(r.limit)
		if !score.OK() || !limit.OK() || !score.Number.Equal(limit.Number) {
			return false
		}
		any = true
	}
	return any
}
