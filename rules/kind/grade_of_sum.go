package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// GradeOfSum finds a grade that fits the stated score only because the total
// is wrong: the items sum to a score in another band.
type GradeOfSum struct {
	check.Sum    `yaml:",inline"`
	Score, Other string // what the grade is of, and the total
}

// It speaks only where the stated total differs from the sum, and when every
// score can be used.
func (p GradeOfSum) compile(c *check.Compiler) check.Rule {
	n, scored, total := c.Sum(p.Sum), c.Field("score", p.Score), c.Field("other", p.Other)
	return n.Once(func(rec check.Record, in check.Input) *finding.Finding {
		v, score, stated := rec.Value(n.Field), rec.Value(scored), rec.Value(total)
		right, ok := n.Total(rec.Sheet)
		if !ok || !v.OK() || !score.OK() || !stated.OK() {
			return nil
		}
		band := in.Facts.Band(right)
		if right.Equal(stated.Number) || band == "" || band == v.Text || in.Facts.Band(score.Number) != v.Text {
			return nil
		}
		f := n.Finding(rec, n.Field, in)
		f.Expected = band
		f.Args["score"] = finding.Same(score.Number.String())
		f.Args["sum"] = finding.Same(right.String())
		return f
	})
}
