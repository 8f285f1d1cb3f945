package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// gradeShown finds a score whose display, being rounded, lies in another band
// than the score itself.
type gradeShown struct {
	instance
	field ref
}

func newGradeShown(c *compiler) Rule {
	return gradeShown{c.either(), c.value("field", c.params.Field)}
}

// Check compares the bands of the stored and of the shown score.
func (r gradeShown) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		v := rec.value(r.field)
		if !v.OK() || v.Number.Decimals() <= int(v.Shown) {
			continue
		}
		shown := v.Number.Round(int(v.Shown))
		stored, seen := in.Facts.Band(v.Number), in.Facts.Band(shown)
		if stored == seen {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Args["shown"] = finding.Same(shown.Fixed(int(v.Shown)))
		f.Args["band"], f.Args["shown_band"] = finding.Same(stored), finding.Same(seen)
		fs = append(fs, f)
	}
	return fs
}
