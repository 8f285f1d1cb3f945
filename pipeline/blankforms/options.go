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
	name := finding.ColumnName(at + 1)
	return fmt.Sprintf("'%s'!$%s$1:$%s$%d", form.OptionsSheet, name, name, len(entries))
}

// awkward reports whether an entry cannot stand in a list parted by commas.
func awkward(s string) bool {
	return strings.Contains(s, ",") || strings.TrimSpace(s) != s
}

// renderOptions writes the longer lists to their sheet, which the reader
// passes over.
func (d *draft) renderOptions(b *write.Book) {
	if len(d.lists) == 0 {
		return
	}
	columns := make([]write.Column, len(d.lists))
	longest := 0
	for i, l := range d.lists {
		columns[i] = write.Column{Width: plainWidth}
		longest = max(longest, len(l))
	}
	s := b.Sheet(form.OptionsSheet, write.Layout{Columns: columns})
	for i := range longest {
		cells := make([]write.Cell, len(d.lists))
		for j, l := range d.lists {
			if i < len(l) {
				cells[j] = write.Text(l[i])
			}
		}
		s.Row(cells...)
	}
	s.Hide()
	s.Protect()
}
