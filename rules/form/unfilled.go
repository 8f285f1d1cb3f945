package form

import (
	"slices"
	"strconv"

	"jixiao/rules/finding"
)

// leastUnfilled is how many values a blank form lacks at least: of fewer each
// is told by itself.
const leastUnfilled = 3

// foldUnfilled makes one finding of a blank form that was handed in as it is:
// nothing stands where its sender must write.
func (s *session) foldUnfilled() {
	var lacking []finding.Finding
	for _, f := range s.findings {
		if f.Code == "V01" || f.Code == "S05" {
			lacking = append(lacking, f)
		}
	}
	if len(lacking) < leastUnfilled || s.begun() || !slices.ContainsFunc(lacking, func(f finding.Finding) bool { return f.Code == "V01" }) {
		return
	}
	s.findings = slices.DeleteFunc(s.findings, func(f finding.Finding) bool {
		return f.Code == "V01" || f.Code == "S05" || f.Code == "V09" || f.Code == "V10" // of formulas that had nothing to compute
	})
	finding.Sort(lacking)
	f := lacking[slices.IndexFunc(lacking, func(f finding.Finding) bool { return f.Code == "V01" })]
	for _, one := range lacking {
		f.Cells = append(f.Cells, finding.Cell{At: one.Place.Cell})
	}
	f.Variant, f.Value, f.Expected = "empty_form", "", ""
	f.Args = finding.Args{"field": f.Args["field"], "count": finding.Same(strconv.Itoa(len(lacking)))}
	s.findings = append(s.findings, f)
	s.sub.Unfilled = true
}

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
				if pick(b.Columns, id).Asked() && typedIn(v) && !s.printed(id) && !s.listed(id) {
					return true
				}
			}
		}
	}
	return false
}

// typedIn reports whether somebody wrote a value: a blank form computes by itself.
func typedIn(v Value) bool { return v.Given() && v.Formula == "" }

// registered are the fields that a blank form has from the register.
var registered = []string{ProjectField, ProjectNameField, UnitField, "division", "budget", "department"}

// printed reports whether a blank form may hold the field beforehand, or the sum
// of a column that it holds.
func (s *session) printed(id string) bool {
	if f := s.def.Field(id); f != nil && f.Of != "" {
		id = f.Of
	}
	return slices.Contains(registered, id) || slices.ContainsFunc(s.def.Template.Lines, func(l TemplateLine) bool {
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
