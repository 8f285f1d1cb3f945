package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// grade finds a grade that is not the band of the stated score.
type grade struct {
	instance
	field, score ref
}

func newGrade(c *compiler) Rule {
	return grade{c.either(), c.value("field", c.params.Field), c.value("score", c.params.Score)}
}

// Check goes by the stored, unrounded score.
func (r grade) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		v, score := rec.value(r.field), rec.value(r.score)
		if !v.OK() || !score.OK() {
			continue
		}
		band := in.Facts.Band(score.Number)
		if band == "" || band == v.Text {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Expected = band
		f.Args["score"] = finding.Same(score.Number.String())
		f.Args["score_field"] = r.score.label
		fs = append(fs, f)
	}
	return fs
}
