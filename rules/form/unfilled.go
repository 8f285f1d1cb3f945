package form

import (
	"slices"
	"strconv"

	"jixiao/rules/finding"
)

// leastUnfilled is how many values a blank form lacks at least: of fewer each
// is told by itself. A table without rows lacks enough.
const leastUnfilled = 3

// foldUnfilled makes one finding of a blank form that was handed in as it is:
// nothing stands where its sender must write. It is told where the rows are
// missing, else at the first empty cell.
func (s *session) foldUnfilled() {
	var lacking []finding.Finding
	rows := slices.IndexFunc(s.findings, func(f finding.Finding) bool { return f.Code == "S05" })
	for _, f := range s.findings {
		if f.Code == "V01" {
			lacking = append(lacking, f)
		}
	}
	if len(lacking) == 0 || rows < 0 && len(lacking) < leastUnfilled || s.begun() {
		return
	}
	finding.Sort(lacking)
	f := lacking[0]
	if rows >= 0 {
		f = s.findings[rows]
		f.Cells = []finding.Cell{{At: f.Place.Cell}}
	}
	for _, one := range lacking {
		f.Cells = append(f.Cells, finding.Cell{At: one.Place.Cell})
	}
	f.Variant, f.Value, f.Expected = "empty_form", "", ""
	f.Args = finding.Args{"field": f.Args["field"], "count": finding.Same(strconv.Itoa(len(lacking)))}
	s.findings = slices.DeleteFunc(s.findings, func(f finding.Finding) bool {
		return slices.Contains(unfilled, f.Code)
	})
	s.findings = append(s.findings, f)
	s.sub.Unfilled = true
}

// unfilled are what a blank form would be told of, formulas that have nothing to
// compute among them.
var unfilled = []finding.Code{"S05", "V01", "V09", "V10"}

// begun reports whether something stands in a cell that the sender must fill in.
func (s *session) begun() bool {
	for id, v := range s.sub.Fields {
		if f := s.def.Field(id); f != nil && f.Asked() && typedIn(v) && !s.printed(id) {
			return true
		}
	}
	for i := range s.def.Tables {
		b := &s.def.Tables[i]
		for _, row := range s.sub.Tables[b.ID].Rows {
			for id, v := range row.Values.All() {
				if pick(b.Columns, id).Asked() && !b.names(id) && typedIn(v) && !s.printed(id) && !s.listed(id) {
					return true
				}
			}
		}
	}
	return false
}

// names reports whether a column of texts stands before the numbers of a table:
// it says what they are of, and whoever wrote that has filled in nothing yet.
func (b *Block) names(id string) bool {
	for i := range b.Columns {
		switch f := &b.Columns[i]; {
		case f.Type.Numeric() && f.Presence == Required && !f.Ordinal:
			return slices.ContainsFunc(b.Columns[:i], func(before Field) bool { return before.ID == id })
		}
	}
	return false
}

// typedIn reports whether somebody wrote a value: a blank form computes by itself.
func typedIn(v Value) bool { return v.Given() && v.Formula == "" }

// registered are the fields that a blank form has from the register.
var registered = []string{ProjectField, ProjectNameField, UnitField, "division", "budget", "department"}

// printed reports whether a blank form may hold the field beforehand, what it is
// about among them, or the sum
// of a column that it holds.
func (s *session) printed(id string) bool {
	if f := s.def.Field(id); f != nil && f.Of != "" {
		id = f.Of
	}
	return slices.Contains(registered, id) || id == s.def.SubjectField() || slices.ContainsFunc(s.def.Template.Lines, func(l TemplateLine) bool {
		_, valued := l.Values[id]
		return valued || slices.ContainsFunc(l.Rows, func(row map[string]string) bool { _, there := row[id]; return there })
	})
}

// listed reports whether a column is one of what others list for departments to
// answer, which a blank form holds beforehand too.
func (s *session) listed(id string) bool {
	return slices.ContainsFunc(s.reader.forms, func(w *words) bool {
		return !slices.Contains(w.def.HandedInBy, "department") &&
			slices.ContainsFunc(w.def.Tables, func(b Block) bool { return pick(b.Columns, id) != nil })
	})
}
