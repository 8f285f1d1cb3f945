package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// folder finds a sheet that lies in the folder of a department which is
// neither the project's unit nor its parent.
type folder struct {
	instance
	field ref
}

func newFolder(c *compiler) Rule {
	return folder{c.sheet(), c.field("field", c.params.Field)}
}

// Check points at the code, or at the name that stands in its place, and says
// which code the name suggests. It is silent where the sender is the section.
func (r folder) Check(s *form.Submission, in Input) []finding.Finding {
	rec := record{sheet: s}
	p, ok := r.named(rec, in)
	if !ok || in.Facts.shows(p) && (in.Department == "" || in.Facts.owns(p, in.Department)) {
		return nil
	}
	at := r.field
	if !rec.value(at).OK() {
		at = r.name
	}
	f := r.finding(rec, at, in)
	r.notYours(&f, rec, r.department(rec, in), in)
	return []finding.Finding{f}
}
