package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Grade finds a grade that is not the band of the stated score.
type Grade struct {
	check.Rows   `yaml:",inline"`
	Field, Score string
}

// The stored, unrounded score decides.
func (p Grade) compile(c *check.Compiler) check.Rule {
	n, field, scored := c.Either(p.Rows), c.Value("field", p.Field), c.Value("score", p.Score)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v, score := rec.Value(field), rec.Value(scored)
		if !v.OK() || !score.OK() {
			return nil
		}
		band := in.Facts.Band(score.Number)
		if band == "" || band == v.Text {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = band
		f.Args["score"] = finding.Same(score.Number.String())
		f.Args["score_field"] = scored.Label
		return f
	})
}
