package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// itemDeadline finds an item that was finished, or is planned to be finished,
// after the deadline of its form.
type itemDeadline struct {
	instance
	field, due ref
}

func newItemDeadline(c *compiler) Rule {
	c.emits("planned")
	return itemDeadline{c.rows(), c.column("field", c.params.Field), c.column("due", c.params.Due)}
}

// Check goes by the day of completion if one is written down, usable or not,
// else by the day that is planned.
func (r itemDeadline) Check(s *form.Submission, in Input) []finding.Finding {
	deadline, ok := r.deadline(s, in)
	if !ok {
		return nil
	}
	var fs []finding.Finding
	for rec := range r.records(s) {
		at, variant := r.field, r.variant
		if !rec.value(at).Given() {
			at, variant = r.due, "planned"
		}
		if v := rec.value(at); !v.OK() || !v.Date.After(deadline) {
			continue
		}
		f := r.finding(rec, at, in)
		f.Variant, f.Expected = variant, deadline.String()
		fs = append(fs, f)
	}
	return fs
}

// deadline is that of the unit which the sheet names when its parent hands the
// sheet in, else that of the folder's department.
func (r itemDeadline) deadline(s *form.Submission, in Input) (value.Date, bool) {
	department := r.department(record{sheet: s}, in)
	code, _, _ := unitOf(record{sheet: s}, r.unit)
	if u, ok := in.Facts.Unit(code); ok && u.Parent == department {
		department = code
	}
	return in.Facts.Deadline(r.form, department)
}
