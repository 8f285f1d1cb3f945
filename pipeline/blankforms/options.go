package blankforms

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"jixiao/internal/office/write"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// choosing is the list that a field is chosen from.
type choosing struct {
	entries []string
	formula string   // the entries themselves, or their cells on the hidden sheet
	kind    listKind // whose entries other blank forms have otherwise
	longer  bool     // it stands on the hidden sheet
}

// choices are what a cell may hold; there are no entries where that is free.
func (d *draft) choices(f *form.Field) *choosing {
	if made := d.asked[f]; made != nil {
		return made
	}
	made := &choosing{}
	d.asked[f] = made
	switch kind := listOf(f); {
	case f.Type == form.TypeChoice:
		for _, c := range f.Choices {
			made.entries = append(made.entries, c.Is)
		}
	case f.Type == form.TypeUnit:
		made.entries = d.units.texts
	case kind != noList:
		made.entries = d.lists[kind]
		if d.order.Unit != "" && !d.alone {
			made.kind = kind
		}
	}
	if len(made.entries) > 0 {
		d.place(made)
	}
	return made
}

// place says where a list stands: entries that are too long or would be cut at
// their own commas have a column of the hidden sheet.
func (d *draft) place(l *choosing) {
	if fits(l.entries) {
		l.formula = inline(l.entries)
		return
	}
	l.longer = true
	at := slices.IndexFunc(d.longer, func(o *choosing) bool { return o.kind == l.kind && slices.Equal(o.entries, l.entries) })
	if at < 0 {
		at = len(d.longer)
		d.longer = append(d.longer, l)
	}
	name := finding.ColumnName(at + 1 + countColumns)
	l.formula = fmt.Sprintf("'%s'!$%s$1:$%s$%d", form.OptionsSheet, name, name, len(l.entries))
}

func inline(entries []string) string { return quoted(strings.Join(entries, ",")) }

// fits reports whether a list can stand in a formula.
func fits(entries []string) bool {
	if slices.ContainsFunc(entries, awkward) {
		return false
	}
	n := len(`""`) + max(len(entries)-1, 0)
	for _, e := range entries {
		if n += len(utf16.Encode([]rune(quoted(e)))) - len(`""`); n > write.MostFormula {
			return false
		}
	}
	return true
}

// awkward reports whether an entry cannot stand in a list parted by commas.
func awkward(s string) bool {
	return strings.Contains(s, ",") || strings.TrimSpace(s) != s
}

// renderOptions writes what is counted on the form's sheet, and behind it the
// longer lists, to a hidden sheet that the reader passes over.
func (d *draft) renderOptions(b *write.Book) {
	columns := make([]write.Column, countColumns+len(d.longer))
	longest := max(len(d.lacking), len(d.begun))
	for i := range columns {
		columns[i] = write.Column{Width: plainWidth}
	}
	for _, l := range d.longer {
		longest = max(longest, len(l.entries))
	}
	s := b.Sheet(form.OptionsSheet, write.Layout{Columns: columns})
	for i := range max(longest, 1) {
		if cells := d.optionRow(i, d.lists); d.ownOptions(i) {
			s.Vary(cells...)
		} else {
			s.Row(cells...)
		}
	}
	s.Hide()
	s.Protect()
}

// ownOptions reports whether a row of the hidden sheet holds what other blank
// forms have otherwise.
func (d *draft) ownOptions(i int) bool {
	return slices.ContainsFunc(d.longer, func(l *choosing) bool { return l.kind != noList && i < len(l.entries) })
}

// optionRow is a row of the hidden sheet for a unit with those lists.
func (d *draft) optionRow(i int, of lists) []write.Cell {
	cells := make([]write.Cell, countColumns+len(d.longer))
	for j, l := range d.longer {
		entries := l.entries
		if l.kind != noList {
			entries = of[l.kind]
		}
		if i < len(entries) {
			cells[countColumns+j] = write.Text(entries[i])
		}
	}
	for j, counts := range [countColumns][]lack{d.lacking, d.begun} {
		if i < len(counts) {
			cells[j] = counts[i].cell()
		}
	}
	return cells
}
