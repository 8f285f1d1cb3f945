package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// usual is the number that the form's own blank has in a slot: in the row that
// says the same in all its texts.
func usual(s *form.Submission, at form.Slot) (form.Value, bool) {
	if at.Table == "" {
		return printed(s, at.ID)
	}
	if at.Subtotal {
		return form.Value{}, false
	}
	for _, line := range s.Def.Template.Lines {
		if line.Table != at.Table {
			continue
		}
		for _, row := range line.Rows {
			number, err := decimal.Parse(row[at.ID])
			if err == nil && says(s, at, row) {
				return form.Value{}.WithNumber(number), true
			}
		}
	}
	return form.Value{}, false
}

// printed is the number that the blank has in a field.
func printed(s *form.Submission, id string) (form.Value, bool) {
	for _, line := range s.Def.Template.Lines {
		if number, err := decimal.Parse(line.Values[id]); err == nil {
			return form.Value{}.WithNumber(number), true
		}
	}
	return form.Value{}, false
}

// says reports whether a row of the sheet names itself as one of the blank does.
func says(s *form.Submission, at form.Slot, row map[string]string) bool {
	named := false
	for _, f := range s.Def.Table(at.Table).Columns {
		text, printed := row[f.ID]
		if !printed || f.Type != form.TypeText {
			continue
		}
		v := s.At(form.Slot{Table: at.Table, Row: at.Row, ID: f.ID})
		if value.Fold(v.Text) != value.Fold(text) {
			return false
		}
		named = named || f.Presence == form.Required && !f.Carry
	}
	return named
}
