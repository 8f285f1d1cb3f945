package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// ItemDeadline finds an item that was finished, or is planned to be finished,
// after the deadline of its form.
type ItemDeadline struct {
	check.Rows `yaml:",inline"`
	Field, Due string
}

func (p ItemDeadline) compile(c *check.Compiler) check.Rule {
	c.Emits("planned")
	return itemDeadline{c.Rows(p.Rows), c.Column("field", p.Field), c.Column("due", p.Due)}.check
}

type itemDeadline struct {
	check.Instance
	field, due check.Ref
}

// check holds the items against the deadline of the unit for which the sheet
// speaks. The day of completion decides if one is written down, usable or not,
// else the day that is planned.
func (r itemDeadline) check(s *form.Submission, in check.Input) []finding.Finding {
	sheet := check.Record{Sheet: s}
	named, _, _ := sheet.Unit(r.Unit)
	deadline, ok := in.Facts.Deadline(r.Form, in.Facts.AnswersFor(r.Department(sheet, in), named))
	if !ok {
		return nil
	}
	var fs []finding.Finding
	for rec := range r.Records(s) {
		at, variant := r.field, r.Variant
		if !rec.Value(at).Given() {
			at, variant = r.due, "planned"
		}
		if v := rec.Value(at); !v.OK() || !v.Date.After(deadline) {
			continue
		}
		f := r.Finding(rec, at, in)
		f.Variant, f.Expected = variant, deadline.String()
		fs = append(fs, *f)
	}
	return fs
}
