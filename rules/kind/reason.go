package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Reason finds lost points without a reason.
type Reason struct {
	check.Rows          `yaml:",inline"`
	Field, Score, Limit string
}

// The finding points at the empty cell; a column that is not on the sheet at
// all is told by S03.
func (p Reason) compile(c *check.Compiler) check.Rule {
	n, field, got, most := c.Rows(p.Rows), c.Column("field", p.Field), c.Column("score", p.Score), c.Column("limit", p.Limit)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		score, limit := rec.Value(got), rec.Value(most)
		if !score.OK() || !limit.OK() || !score.Number.Less(limit.Number) || rec.Value(field).State != form.Empty {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Args["score"] = finding.Same(score.Number.String())
		f.Args["limit"] = finding.Same(limit.Number.String())
		f.Args["lost"] = finding.Same(limit.Number.Sub(score.Number).String())
		return f
	})
}
