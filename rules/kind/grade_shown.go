package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// GradeShown finds a score whose display, being rounded, lies in another band
// than the score itself.
type GradeShown struct {
	check.Rows `yaml:",inline"`
	Field      string
}

func (p GradeShown) compile(c *check.Compiler) check.Rule {
	n, field := c.Either(p.Rows), c.Value("field", p.Field)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v := rec.Value(field)
		if !v.OK() || v.Number.Decimals() <= int(v.Shown) {
			return nil
		}
		shown := v.Number.Round(int(v.Shown))
		stored, seen := in.Facts.Band(v.Number), in.Facts.Band(shown)
		if stored == seen {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Args["shown"] = finding.Same(shown.Fixed(int(v.Shown)))
		f.Args["band"], f.Args["shown_band"] = finding.Same(stored), finding.Same(seen)
		return f
	})
}
