package rules

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// period finds a date outside the campaign's period.
type period struct {
	instance
	fields []ref
}

func newPeriod(c *compiler) Rule {
	return period{c.either(), c.fields("fields", c.params.Fields, c.value)}
}

// Check leaves a side open where the campaign sets no day for it.
func (r period) Check(s *form.Submission, in Input) []finding.Finding {
	from, to := in.Facts.From, in.Facts.To
	var fs []finding.Finding
	for rec := range r.records(s) {
		for _, at := range r.fields {
			if v := rec.value(at); !v.OK() || within(v.Date, from, to) {
				continue
			}
			f := r.finding(rec, at, in)
			f.Expected = strings.TrimSpace(from.String() + " – " + to.String())
			f.Args["from"], f.Args["to"] = finding.Same(from.String()), finding.Same(to.String())
			fs = append(fs, f)
		}
	}
	return fs
}

func within(d, from, to value.Date) bool {
	return (from.IsZero() || !d.Before(from)) && (to.IsZero() || !d.After(to))
}
