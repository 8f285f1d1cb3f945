package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// registered finds a project code that the register does not have.
type registered struct {
	instance
	field ref
}

func newRegistered(c *compiler) Rule {
	return registered{c.either(), c.value("field", c.params.Field)}
}

// Check suggests the code that the register gives to a project of that name.
func (r registered) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		v := rec.value(r.field)
		if !v.OK() {
			continue
		}
		if _, ok := in.Facts.coded(v.Text); ok {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Expected = r.meant(rec, in).Code
		fs = append(fs, f)
	}
	return fs
}

// meant is the project that the record names in words.
func (n instance) meant(r record, in Input) Project {
	var p Project
	if name := r.value(n.name); n.name.known() && name.OK() {
		p, _ = in.Facts.ProjectByName(name.Text)
	}
	return p
}
