package form

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// readFields reads the label–value pairs outside tables.
func (s *session) readFields() {
	for i := range s.def.Fields {
		f := &s.def.Fields[i]
		found := s.layout.labels[i]
		if len(found) == 0 {
			s.tellLabel(f)
			continue
		}
		chosen := preferred(found)
		s.tellWording(f, f.ID, chosen.cell, chosen.alias)
		s.sub.Fields[f.ID] = s.parse(f, f.ID, s.valueCell(f, chosen.cell))
		s.tellTwice(f, found, chosen)
	}
}

// preferred is the first occurrence of the form's own wording, else of the
// wording that the definition lists first.
func preferred(found []occurrence) occurrence {
	best := found[0]
	for _, o := range found[1:] {
		if o.alias < best.alias {
			best = o
		}
	}
	return best
}

// valueCell is where the value of a label stands. A label in that place means
// that the value was left out.
func (s *session) valueCell(f *Field, label finding.Ref) finding.Ref {
	if f.Below {
		return s.page.below(label)
	}
	return s.page.right(label)
}

// tellLabel reports a required label that is not on the sheet, at the text
// that comes nearest to it.
func (s *session) tellLabel(f *Field) {
	if f.Presence == Optional || f.Presence == "" {
		return
	}
	s.at("S02", "", s.nearestText(f.Label), finding.Finding{Field: f.ID, Expected: f.Label,
		Args: finding.Args{"field": f.LabelText()}})
}

// nearestText is the cell outside tables whose text is most like a label, if
// any is like it at all: at most a third of the characters differ.
func (s *session) nearestText(label string) finding.Ref {
	key := value.Label(label)
	best, at := utf8.RuneCountInString(key)/3+1, finding.Ref{}
	for i, row := range s.page.sheet.Rows {
		if s.layout.inTable(row.Index) {
			continue
		}
		for j, k := range s.page.rowKeys(i) {
			if _, known := s.layout.words.labels[k]; known || k == "" {
				continue
			}
			if d := levenshtein.ComputeDistance(key, k); d < best {
				best, at = d, row.Cells[j].Ref
			}
		}
	}
	return at
}

// tellWording notes that a label or header was known by another wording (S07).
func (s *session) tellWording(f *Field, id string, cell finding.Ref, alias int) {
	if alias == 0 {
		return
	}
	c, _ := s.page.at(cell)
	s.at("S07", "", cell, finding.Finding{Field: id, Value: value.Clean(c.Text), Expected: f.Label,
		Args: finding.Args{"field": f.LabelText()}})
}

// tellTwice reports a label that stands again with another value (S09).
func (s *session) tellTwice(f *Field, found []occurrence, chosen occurrence) {
	first, _ := s.page.at(s.valueCell(f, chosen.cell))
	for _, o := range found {
		if o == chosen || o.alias != chosen.alias {
			continue
		}
		second, _ := s.page.at(s.valueCell(f, o.cell))
		a, b := value.Clean(first.Text), value.Clean(second.Text)
		if a == b || b == "" || s.isLabel(second) {
			continue
		}
		v := s.sub.Fields[f.ID]
		v.State = Invalid
		s.sub.Fields[f.ID] = v
		s.at("S09", "", o.cell, finding.Finding{Field: f.ID, Value: b, Expected: a, Args: finding.Args{
			"field": f.LabelText(), "other": finding.Same(a), "first": finding.Same(chosen.cell.String())}})
		return
	}
}

func (s *session) isLabel(c Cell) bool {
	_, label := s.layout.words.labels[labelKey(c)]
	return label
}
