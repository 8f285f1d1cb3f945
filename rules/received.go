package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// received finds a date of something done that lies after the day on which the
// file arrived.
type received struct {
	instance
	fields []ref
}

func newReceived(c *compiler) Rule {
	return received{c.either(), c.fields("fields", c.params.Fields, c.value)}
}

// Check is silent where nobody knows when the file arrived.
func (r received) Check(s *form.Submission, in Input) []finding.Finding {
	if in.Received.IsZero() {
		return nil
	}
	var fs []finding.Finding
	for rec := range r.records(s) {
		for _, at := range r.fields {
			if v := rec.value(at); !v.OK() || !v.Date.After(in.Received) {
				continue
			}
			f := r.finding(rec, at, in)
			f.Expected = in.Received.String()
			fs = append(fs, f)
		}
	}
	return fs
}
