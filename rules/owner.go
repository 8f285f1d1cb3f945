package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// owner finds a row that names a project which the register does not have, or
// which is another department's.
type owner struct {
	instance
	field ref
}

func newOwner(c *compiler) Rule {
	c.emits("unknown")
	return owner{c.rows(), c.column("field", c.params.Field)}
}

// Check goes by the folder's department, else by the unit that the sheet names.
func (r owner) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	department := r.department(record{sheet: s}, in)
	for rec := range r.records(s) {
		v := rec.value(r.field)
		if !v.OK() {
			continue
		}
		p, ok := in.Facts.coded(v.Text)
		if ok && in.Facts.shows(p) && (department == "" || in.Facts.takesPart(p, department)) {
			continue
		}
		f := r.finding(rec, r.field, in)
		if ok {
			r.notYours(&f, rec, department, in)
		} else {
			f.Variant, f.Expected = "unknown", r.meant(rec, in).Code
		}
		fs = append(fs, f)
	}
	return fs
}
