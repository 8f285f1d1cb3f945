package crosscheck

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// current are the newest versions of a form, of every duty one, with what they
// say.
func (l *checker) current(formID string) []*record.Version {
	var out []*record.Version
	for _, chain := range l.chains {
		if v := record.Newest(chain); v != nil && v.Duty.Form == formID && v.Says != nil {
			out = append(out, v)
		}
	}
	return out
}

// standing are the versions of a form that the master takes.
func (l *checker) standing(formID string) []*record.Version {
	var out []*record.Version
	for i := range l.s.Versions {
		if v := &l.s.Versions[i]; v.Duty.Form == formID && v.Valid() && v.Says != nil {
			out = append(out, v)
		}
	}
	return out
}

// label is what a field of a form is called.
func (l *checker) label(formID, field string) finding.Text {
	if def := l.c.Form(formID); def != nil {
		if f := def.Field(field); f != nil {
			return f.LabelText()
		}
	}
	return finding.Same(field)
}

// rowsOf are the rows of a version's table that are about what the version is
// about: of a sheet that is about several, its own.
func rowsOf(v *record.Version, table string) []form.TableRow {
	return rowsIn(v.Submission(), v.Duty.Subject, table)
}

func rowsIn(said *form.Submission, subject finding.Subject, table string) []form.TableRow {
	def, rows := said.Def, said.Tables[table].Rows
	if by := def.AboutColumn(table, ""); by == nil || by.ID != def.SubjectField() {
		return rows
	}
	var out []form.TableRow
	for _, row := range rows {
		if def.IsAbout(row, subject) {
			out = append(out, row)
		}
	}
	return out
}

// named is what a row names in a column: a project, a unit, or an item of the
// list that the forms are about which are asked; "" where that cannot be used.
func (l *checker) named(row form.TableRow, by *form.Field, list string) finding.Subject {
	id := by.Type.SubjectID(row.Value(by.ID))
	switch by.Type {
	case form.TypeUnit:
		return finding.SubjectOf(finding.AboutUnit, id)
	case form.TypeItem:
		if it, ok := l.c.Facts.ItemMeant(list, id); ok {
			id = it.Code
		}
		return finding.SubjectOf(list, id)
	}
	return finding.Subject(id)
}
