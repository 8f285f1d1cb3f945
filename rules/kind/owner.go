package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Owner finds a row that names a project which the register does not have, or
// which is another department's.
type Owner struct {
	check.Rows `yaml:",inline"`
	Field      string
}

func (p Owner) compile(c *check.Compiler) check.Rule {
	c.Emits("unknown")
	return owner{c.Rows(p.Rows), c.Column("field", p.Field)}.check
}

type owner struct {
	check.Instance
	field check.Ref
}

// check goes by the folder's department, else by the unit that the sheet names.
func (r owner) check(s *form.Submission, in check.Input) []finding.Finding {
	var fs []finding.Finding
	department := r.Department(check.Record{Sheet: s}, in)
	for rec := range r.Records(s) {
		v := rec.Value(r.field)
		if !v.OK() {
			continue
		}
		p, ok := in.Facts.AnyProject(v.Text)
		if ok && in.Facts.Shows(p) && (department == "" || in.Facts.MayAnswer(p, department)) {
			continue
		}
		f := r.Finding(rec, r.field, in)
		if ok {
			r.NotYours(f, rec, department, in)
		} else {
			f.Variant, f.Expected = "unknown", r.Meant(rec, in).Code
		}
		fs = append(fs, *f)
	}
	return fs
}
