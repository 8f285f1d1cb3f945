package record

import (
	"cmp"
	"strings"
	"unicode"

	"jixiao/rules/finding"
)

// sealMark stands in a row's key column between what the row is about and the
// seal of what it said when it was sent out.
const sealMark = "/"

// Tag is what the key column of a row holds that shows the note.
func (n Note) Tag() string { return n.Key + sealMark + n.Seal() }

// Heard is what a row that came back says newly, with its tag for a key; ok is
// false where it says nothing, or what it said when it was sent out. Where the
// note that it showed is gone, it was withdrawn.
func (n Note) Heard() (heard Note, ok bool) {
	key, seal, shown := strings.Cut(n.Key, sealMark)
	n.Key = key
	if n.Said == "" && n.Words != "" && (key == "" || n.OfMissed()) {
		n.Mark = cmp.Or(n.Mark, Missed.Label().ZH)
	}
	switch {
	case shown && n.Seal() == seal:
		return n, false
	case shown && n.Words == "" && (n.OfMissed() || n.Mark == ""):
		return Note{Key: key, Withdrawn: true}, true
	case n.empty():
		return n, false
	case key == "":
		return n.ByContent(), true
	}
	return n, true
}

// empty reports whether the section wrote nothing: where there is room for what
// was missed, the word stands there already.
func (n Note) empty() bool {
	switch {
	case n.Words != "":
		return false
	case n.OfMissed():
		return n.Unit+n.Project+n.Place == "" && (n.Mark == "" || comparisonOf(n.Mark) == Missed)
	}
	return n.Mark == ""
}

// ByContent is the note with a key of what it says: for a row without one, or
// with that of another row, of which it is a copy.
func (n Note) ByContent() Note {
	n.Key = missedPrefix + finding.Digits(noteDigits, n.Unit, n.Project, n.Place, n.Said, n.Words)
	return n
}

// Seal names what a note says: a row that comes back as it was sent out says
// nothing new, and is no later word than what was noted meanwhile.
func (n Note) Seal() string {
	said := []string{n.Words, n.Shown()}
	if n.OfMissed() {
		said = append(said, n.Unit, n.Project, n.Place)
	}
	for i := range said {
		said[i] = strings.Map(visible, said[i])
	}
	return finding.Digits(8, said...)
}

// Shown is what a report shows of 对照: the word that was meant, where one was.
func (n Note) Shown() string { return cmp.Or(comparisonOf(n.Mark).Label().ZH, n.Mark) }

// visible leaves out what programs change by merely saving a text.
func visible(r rune) rune {
	if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}
