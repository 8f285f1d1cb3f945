package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// gradeNear finds a score just under a better band.
type gradeNear struct {
	instance
	field  ref
	margin decimal.Decimal
}

func newGradeNear(c *compiler) Rule {
	return gradeNear{c.either(), c.value("field", c.params.Field), c.positive("margin", c.params.Margin)}
}

// Check measures from the stored score.
func (r gradeNear) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		v := rec.value(r.field)
		if !v.OK() {
			continue
		}
		better, ok := in.Facts.BetterBand(v.Number)
		if !ok || !better.From.Sub(v.Number).Less(r.margin) {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Args["band"] = finding.Same(better.Grade)
		f.Args["from"] = finding.Same(better.From.String())
		f.Args["lacking"] = finding.Same(better.From.Sub(v.Number).String())
		fs = append(fs, f)
	}
	return fs
}
