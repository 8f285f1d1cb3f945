package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// resolver is one sheet that is read with the register, and what is told of it.
type resolver struct {
	sheet  *form.Submission
	facts  *register.Facts
	found  []finding.Finding
	told   map[spot]int  // what is told of a value: its place in found
	rows   map[int][]int // what is told in a row
	sender string        // unit code, "" where nobody knows
	asked  int
	line   int // of the row that is read, 0 outside tables
}

// spot is a value on the sheet; a merged one counts for many rows.
type spot struct {
	cell  finding.Ref
	field string
}

// note enters a finding of the sheet; whatever is found is the sheet's, so that
// row 0 has all of them.
func (r *resolver) note(i int, f finding.Finding) {
	if f.Code == "V08" && f.Variant != "" {
		r.told[spot{f.Place.Cell, f.Field}] = i
	}
	r.rows[0] = append(r.rows[0], i)
	if row := f.Place.Cell.Row; row > 0 {
		r.rows[row] = append(r.rows[row], i)
	}
}

// report notes that a value was read as another wording of what is expected.
func (r *resolver) report(f *form.Field, v form.Value, expected string) {
	at := spot{v.Cell, f.ID}
	i, refused := r.told[at]
	if !refused {
		i = len(r.found)
		r.told[at] = i
		r.found = append(r.found, finding.Finding{Form: r.sheet.Form, Field: f.ID, Value: v.Stored, Project: expected,
			Place: finding.Place{Sheet: r.sheet.Sheet, Cell: v.Cell}, Args: finding.Args{"field": f.LabelText()}})
	}
	told := &r.found[i]
	if told.Variant != form.CodeAsDate {
		told.Variant = string(f.Type)
	}
	told.Code, told.Expected = "V03", expected
}

// rename puts a project's code into the findings that were told under another
// spelling of it, or under none.
func (r *resolver) rename(v form.Value, code string) {
	old := v.Text
	if !v.OK() {
		old = ""
	}
	for _, i := range r.rows[r.line] {
		if f := &r.found[i]; f.Project == old {
			f.Project = code
		}
	}
}
