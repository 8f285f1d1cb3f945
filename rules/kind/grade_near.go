package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// GradeNear finds a score just under a better band.
type GradeNear struct {
	check.Rows `yaml:",inline"`
	Field      string
	Margin     decimal.Decimal // how near is near
}

func (p GradeNear) compile(c *check.Compiler) check.Rule {
	n, field, margin := c.Either(p.Rows), c.Value("field", p.Field), c.Positive("margin", p.Margin)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v := rec.Value(field)
		if !v.OK() {
			return nil
		}
		better, ok := in.Facts.BetterBand(v.Number)
		if !ok || !better.From.Sub(v.Number).Less(margin) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Args["band"] = finding.Same(better.Grade)
		f.Args["from"] = finding.Same(better.From.String())
		f.Args["lacking"] = finding.Same(better.From.Sub(v.Number).String())
		return f
	})
}
