package form

import (
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// SubjectOf is what a value of the subject field names: of a unit its code, of
// anything else the text; "" of nothing.
func (d *Definition) SubjectOf(v Value) finding.Subject {
	id := v.Text
	if d.About == AboutUnit {
		if code, _, ok := value.ParseUnit(id); ok {
			id = code
		}
	}
	return finding.SubjectOf(d.About, id)
}

// RowSubject is what a row names in the column that says what the sheet is about;
// "" where it names nothing. A project that is named in other words than its code
// has that beside them.
func (d *Definition) RowSubject(row TableRow) finding.Subject {
	if d.About == AboutProject {
		if code := row.Value(ProjectField); code.Text != "" {
			return finding.Subject(code.Text)
		}
	}
	return d.SubjectOf(row.Value(d.SubjectField()))
}

// IsAbout reports whether a row is about a subject. Of a form that is about units
// a row may name none: it is about the sheet's.
func (d *Definition) IsAbout(row TableRow, subject finding.Subject) bool {
	named := d.RowSubject(row)
	return named == subject || named == "" && d.About == AboutUnit
}

// Listed reports whether submissions are about items of a list of the settings
// workbook, whose name About is then.
func (d *Definition) Listed() bool {
	switch d.About {
	case AboutProject, AboutUnit, AboutDepartment, AboutCampaign:
		return false
	}
	return true
}

// SubjectValues are the values that name what a submission is about, in the order
// in which they stand: that of the sheet, and one of each row.
func (s *Submission) SubjectValues() []Value {
	id := s.Def.SubjectField()
	if id == "" {
		return nil
	}
	var out []Value
	if v, there := s.Fields[id]; there {
		out = append(out, v)
	}
	for i := range s.Def.Tables {
		b := &s.Def.Tables[i]
		if !hasColumn(b, id) {
			continue
		}
		for _, row := range s.Tables[b.ID].Rows {
			out = append(out, row.Value(id))
		}
	}
	return out
}

func hasColumn(b *Block, id string) bool {
	for i := range b.Columns {
		if b.Columns[i].ID == id {
			return true
		}
	}
	return false
}
