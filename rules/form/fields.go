package form

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// readFields reads the label–value pairs outside tables.
func (s *session) readFields() {
	chosen := s.choose()
	if s.second.IsZero() {
		s.second = s.findSecond(chosen)
	}
	taken := map[finding.Ref]bool{}
	for _, o := range chosen {
		taken[o.cell] = true
	}
	for i := range s.def.Fields {
		f := &s.def.Fields[i]
		o := chosen[i]
		if in, ok := s.layout.inside[i]; ok && o.cell.IsZero() {
			s.readInside(f, in)
			continue
		}
		if o.cell.IsZero() {
			s.addLabel(f)
			continue
		}
		s.addWording(f, f.ID, o.cell, o.alias)
		at := s.valueCell(f, o.cell)
		if !at.IsZero() && taken[at] {
			// The next label has moved up: the value was left out.
			s.sub.Fields[f.ID] = s.blank(Value{Cell: at}, f, f.ID)
			continue
		}
		s.sub.Fields[f.ID] = s.labelled(f, f.ID, o.cell, at)
	}
	if s.second.IsZero() {
		s.addTwice(chosen)
		return
	}
	s.at("S09", s.variant, s.second, finding.Finding{})
}

// choose settles which occurrence of each label counts. A text that is itself
// the value of another label, such as a project named 其他资金, is a label only
// if it has a value of its own.
func (s *session) choose() []occurrence {
	chosen := make([]occurrence, len(s.def.Fields))
	values := map[finding.Ref]bool{}
	for i := range chosen {
		chosen[i] = s.preferred(&s.def.Fields[i], s.layout.labels[i])
		if !chosen[i].cell.IsZero() {
			values[s.valueCell(&s.def.Fields[i], chosen[i].cell)] = true
		}
	}
	for i, o := range chosen {
		f := &s.def.Fields[i]
		if !f.Asked() && values[o.cell] && !s.page.filled(s.valueCell(f, o.cell)) {
			chosen[i] = occurrence{}
		}
	}
	return chosen
}

// preferred is the occurrence of the form's own wording, else of the wording
// that the definition lists first; of several the first one with a value.
func (s *session) preferred(f *Field, found []occurrence) occurrence {
	var best occurrence
	for _, o := range found {
		switch {
		case best.cell.IsZero(), o.alias < best.alias:
			best = o
		case o.alias == best.alias && !s.page.filled(s.valueCell(f, best.cell)) && s.page.filled(s.valueCell(f, o.cell)):
			best = o
		}
	}
	return best
}

// widestGap is how many blank cells may lie between a label and its value
// where merged ranges were taken apart.
const widestGap = 3

// valueCell is where the value of a label stands: under it, or in the next
// cell or merged range.
func (s *session) valueCell(f *Field, label finding.Ref) finding.Ref {
	if f.Below {
		return s.page.below(label)
	}
	return s.beyondGap(s.page.right(label), func(at finding.Ref) bool {
		return s.isLabel(at) || s.layout.inTable(at.Row)
	})
}

// beyondGap is the first filled cell behind blank single ones, unless it is
// something else than a value; then it is the next cell.
func (s *session) beyondGap(next finding.Ref, other func(finding.Ref) bool) finding.Ref {
	at := next
	for range widestGap {
		if s.page.filled(at) || s.page.merged(at) {
			break
		}
		at = s.page.right(at)
	}
	if at != next && s.page.filled(at) && !other(at) {
		return at
	}
	return next
}

func (s *session) isLabel(ref finding.Ref) bool {
	key := s.page.key(ref)
	_, label := s.layout.words.labels[key]
	return key != "" && label
}

// addWording notes that a label or header was known by another wording (S07).
func (s *session) addWording(f *Field, id string, cell finding.Ref, alias int) {
	if alias == 0 {
		return
	}
	c, _ := s.page.at(cell)
	s.at("S07", "", cell, finding.Finding{Field: id, Value: value.Clean(c.Text), Expected: f.Label,
		Args: finding.Args{"field": f.LabelText()}})
}

// addLabel reports a required label that is not on the sheet, at the text
// that comes nearest to it.
func (s *session) addLabel(f *Field) {
	if !f.Asked() {
		return
	}
	at := s.nearestText(f.Label)
	near, _ := s.page.at(at)
	s.at("S02", "", at, finding.Finding{Field: f.ID, Value: value.Clean(near.Text), Expected: f.Label,
		Args: finding.Args{"field": f.LabelText()}})
}

// nearestText is the cell outside tables whose text is most like a label, if
// any is like it at all: it goes on with a colon and the value, or at most a
// third of the characters differ.
func (s *session) nearestText(label string) finding.Ref {
	key := value.Label(label)
	best, at := utf8.RuneCountInString(key)/3+1, finding.Ref{}
	for i := 0; i < s.page.len() && !s.page.stopped(); i++ {
		if s.layout.inTable(s.page.index(i)) {
			continue
		}
		for j, k := range s.page.rowKeys(i) {
			if _, known := s.layout.words.labels[k]; known || k == "" {
				continue
			}
			if strings.HasPrefix(k, key+":") {
				return s.page.cells(i)[j].Ref
			}
			if d := levenshtein.ComputeDistance(key, k); d < best {
				best, at = d, s.page.cells(i)[j].Ref
			}
		}
	}
	return at
}
