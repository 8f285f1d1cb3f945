package form

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// addNoTable reports a table that is not on the sheet: one mistake, whatever
// the number of its columns.
func (s *session) addNoTable(columns []Field) {
	var zh, en []string
	var first *Field
	for i := range columns {
		if c := &columns[i]; c.asked() {
			zh, en = append(zh, c.Label), append(en, c.English)
			if first == nil {
				first = c
			}
		}
	}
	if first == nil {
		return
	}
	s.at("S03", "", finding.Ref{}, finding.Finding{Field: first.ID, Expected: strings.Join(zh, "、"),
		Args: finding.Args{"field": {ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}}})
}

// addHeaders reports missing (S03), doubled (S09) and reworded (S07) headers.
func (s *session) addHeaders(columns []Field, r *region) {
	for i := range columns {
		c := &columns[i]
		head, there := r.column(i)
		switch {
		case there:
			s.addWording(c, c.ID, head.cell, head.alias)
		case c.asked():
			s.at("S03", "", headerCell(r), finding.Finding{Field: c.ID, Expected: c.Label,
				Args: finding.Args{"field": c.LabelText()}})
		}
	}
	for _, head := range r.twice {
		if !s.second.IsZero() {
			break // the headers are those of another form
		}
		c, _ := s.page.at(head.cell)
		s.at("S09", "header", head.cell, finding.Finding{Field: columns[head.field].ID, Value: value.Clean(c.Text),
			Args: finding.Args{"field": columns[head.field].LabelText()}})
	}
}
