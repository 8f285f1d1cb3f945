package blankforms

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jixiao/internal/office/write"
)

// chosen is the cell that a lack finds in no list of the unit's own.
type chosen struct {
	kind listKind
	at   string // as the hidden sheet names it
}

// anyOf stands in the formula of such a lack where the unit's list does. No
// person writes it.
const anyOf = "\uE0F2"

// oneOf holds for the entries of a list.
func (d *draft) oneOf(s *slot, list *choosing) (string, chosen) {
	switch {
	case list.longer:
		return fmt.Sprintf("SUMPRODUCT(--(%s=%s))>0", list.formula, s.at), chosen{}
	case list.kind != noList:
		return anyOf, chosen{list.kind, d.on + "!" + s.at.String()}
	}
	return anyEqual(s.at.String(), list.entries), chosen{}
}

func anyEqual(at string, entries []string) string {
	var any []string
	for _, entry := range entries {
		any = append(any, at+"="+quoted(entry))
	}
	return "OR(" + strings.Join(any, ",") + ")"
}

// with is the formula for a unit with those lists.
func (l *lack) with(of lists) string {
	if l.kind == noList {
		return l.formula
	}
	return strings.Replace(l.formula, anyOf, anyEqual(l.at, of[l.kind]), 1)
}

// mayBeLong is true of every formula that is longer than Excel takes: a list that
// stands in it has few characters.
func (l *lack) mayBeLong(of lists) bool {
	const most = 2 * utf8.UTFMax * write.MostFormula // bytes, with the quotes in them
	return len(l.formula)+most+len(of[l.kind])*(len(l.at)+len(`="",`)) > mostCounting
}

// cell counts one cell of the form's sheet.
func (l *lack) cell(of lists) write.Cell {
	n := 0
	if l.now {
		n = 1
	}
	return write.Formula(l.with(of), write.Count(n))
}
