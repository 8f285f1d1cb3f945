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
// which code the name suggests. It is silent where the folder is nobody's.
func (r folder) Check(s *form.Submission, in Input) []finding.Finding {
	rec := record{sheet: s}
	p, ok := r.subject(rec, in)
	if !ok || in.Department == "" || in.Facts.owns(p, in.Department) {
		return nil
	}
	at := r.field
	if !rec.value(at).OK() {
		at = r.name
	}
	f := r.finding(rec, at, in)
	f.Args["owner"] = finding.Same(in.Facts.unitText(p.Unit))
	f.Args["department"] = finding.Same(in.Facts.unitText(in.Department))
	if meant := r.meant(rec, in); meant.Code != p.Code && in.Facts.owns(meant, in.Department) {
		f.Expected, f.Args["meant"] = meant.Code, finding.Same(meant.Code)
	}
	return []finding.Finding{f}
}
