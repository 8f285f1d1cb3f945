package form

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// addLabel reports a required label that is not on the sheet, at the text
// that comes nearest to it.
func (s *session) addLabel(f *Field) {
	if !f.asked() {
		return
	}
	s.at("S02", "", s.nearestText(f.Label), finding.Finding{Field: f.ID, Expected: f.Label,
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
