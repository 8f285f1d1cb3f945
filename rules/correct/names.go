package correct

import (
	"strings"
	"unicode"

	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// asText is the format of a cell whose content no program makes a number or a
// date of.
const asText = "@"

// code writes a project's code as the register does, where that has the project
// and nothing speaks against it.
func code(at spot) (Correction, bool) {
	v := at.value
	p, known := at.facts.Project(v.Text)
	if !known || at.isDoubted() || v.Stored == p.Code || value.NumberCode(v.Stored, v.Format) == p.Code {
		return Correction{}, false
	}
	c := Correction{New: p.Code}
	if at.told != nil && at.told.variant == form.CodeAsDate || !unicode.IsLetter(first(p.Code)) {
		c.Format = asText
	}
	return c, true
}

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// unit writes a unit as the unit list does: code and name must be one unit's
// that the sender may know of, in the same words or told as read so.
func unit(at spot) (Correction, bool) {
	v := at.value
	id, called, ok := at.facts.UnitCodes().Parse(v.Text)
	u, known := at.facts.Unit(id)
	if !ok || !known || !u.Called(called) || !at.facts.Related(id) || at.isDoubted() {
		return Correction{}, false
	}
	c := Correction{New: u.Text()}
	asRead := at.told != nil && at.told.expected == c.New
	return c, v.Stored != c.New && (asRead || sameWords(v.Stored, u))
}

// sameWords reports whether a text is a unit's code in brackets and its name, in
// other brackets, widths or blanks, and nothing else.
func sameWords(written string, u register.Unit) bool {
	text := strings.NewReplacer("(", "[", ")", "]").Replace(value.Fold(written))
	want := strings.NewReplacer("(", "[", ")", "]").Replace(value.Fold(u.Text()))
	return text == want
}

// name writes a project's name as the register does, where its code is certain
// and the two names have the same figures in them: 一期 is no slip for 二期.
func name(at spot) (Correction, bool) {
	code := at.code()
	p, known := at.facts.Project(code.Text)
	if !known || !code.OK() || at.told.expected != p.Name || at.isDoubted() ||
		at.doubted[place{at.Sheet, code.Cell}] || figures(p.Name) != figures(at.value.Stored) {
		return Correction{}, false
	}
	c := Correction{New: p.Name}
	if strings.ContainsRune("=+-@", first(p.Name)) {
		c.Format = asText
	}
	return c, true
}

func (at spot) isDoubted() bool { return at.doubted[place{at.Sheet, at.value.Cell}] }

// figures are what counts or numbers something in a name.
func figures(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.Is(unicode.Nl, r) || strings.ContainsRune("〇零一二三四五六七八九十百千万两首末上下前后东西南北新旧ABCDEFGHIJKLMNOPQRSTUVWXYZ", r) {
			return r
		}
		return -1
	}, value.Fold(s))
}
