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

// list is the formula of a list to choose from: the entries themselves, or
// their cells on the hidden sheet where they are too long or would be cut at
// their own commas.
func (d *draft) list(entries []string) string {
	inline := quoted(strings.Join(entries, ","))
	if len(utf16.Encode([]rune(inline))) <= write.MostFormula && !slices.ContainsFunc(entries, awkward) {
		return inline
	}
	at := slices.IndexFunc(d.lists, func(l []string) bool { return slices.Equal(l, entries) })
	if at < 0 {
		at = len(d.lists)
		d.lists = append(d.lists, entries)
	}
	name := finding.ColumnName(at + 1 + countColumns)
	return fmt.Sprintf("'%s'!$%s$1:$%s$%d", form.OptionsSheet, name, name, len(entries))
}

// awkward reports whether an entry cannot stand in a list parted by commas.
func awkward(s string) bool {
	return strings.Contains(s, ",") || strings.TrimSpace(s) != s
}

// renderOptions writes what is counted on the form's sheet, and behind it the
// longer lists, to a hidden sheet that the reader passes over.
func (d *draft) renderOptions(b *write.Book) {
	columns := make([]write.Column, countColumns+len(d.lists))
	longest := max(len(d.lacking), len(d.begun))
	for i := range columns {
		columns[i] = write.Column{Width: plainWidth}
	}
	for _, l := range d.lists {
		longest = max(longest, len(l))
	}
	s := b.Sheet(form.OptionsSheet, write.Layout{Columns: columns})
	for i := range max(longest, 1) {
		cells := make([]write.Cell, len(columns))
		for j, l := range d.lists {
			if i < len(l) {
				cells[countColumns+j] = write.Text(l[i])
			}
		}
		for j, counts := range [countColumns][]lack{d.lacking, d.begun} {
			if i < len(counts) {
				cells[j] = counts[i].cell()
			}
		}
		s.Row(cells...)
	}
	s.Hide()
	s.Protect()
}

// cell counts one cell of the form's sheet.
func (l lack) cell() write.Cell {
	n := 0
	if l.now {
		n = 1
	}
	return write.Formula(l.formula, write.Count(n))
}
