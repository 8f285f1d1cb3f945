package form

import (
	"strings"

	"jixiao/rules/finding"
)

// addNoBlock reports a table or grid that is not on the sheet: one mistake,
// whatever the number of its columns, told where it should stand.
func (s *session) addNoBlock(columns []Field, before, after []region) {
	asked := askedOf(columns)
	if len(asked) == 0 {
		return
	}
	zh, en := labelsOf(asked)
	s.at("S03", "block", s.gap(before, after), finding.Finding{Field: asked[0].ID, Expected: zh,
		Args: finding.Args{"field": {ZH: zh, EN: en}}})
}

// askedOf are the columns that must be on the sheet.
func askedOf(columns []Field) []*Field {
	var asked []*Field
	for i := range columns {
		if c := &columns[i]; c.Asked() {
			asked = append(asked, c)
		}
	}
	return asked
}

func labelsOf(fields []*Field) (zh, en string) {
	var labels, english []string
	for _, f := range fields {
		name := f.LabelText()
		labels, english = append(labels, name.ZH), append(english, name.EN)
	}
	return strings.Join(labels, "、"), strings.Join(english, ", ")
}

// gap is where a block should stand that others come before and after: at the
// next one that is there, else at the last row of the one before, else nowhere.
func (s *session) gap(before, after []region) finding.Ref {
	for i := range after {
		if after[i].found() {
			return headerCell(&after[i])
		}
	}
	for i := len(before) - 1; i >= 0; i-- {
		if r := &before[i]; r.found() {
			return finding.Ref{Row: r.last, Col: r.leftmost}
		}
	}
	return finding.Ref{}
}
