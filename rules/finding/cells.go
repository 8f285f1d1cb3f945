package finding

import (
	"slices"
	"strings"
	"unicode"
)

// AllCells are the cells that a finding is about, that of its place first, each
// once; none where it points at no cell.
func (f Finding) AllCells() []Cell {
	if !f.Place.Cell.onSheet() {
		return nil
	}
	first := Cell{At: f.Place.Cell, Expected: f.Expected}
	if len(f.Cells) == 0 {
		return []Cell{first}
	}
	all, seen := []Cell{first}, map[Ref]bool{first.At: true}
	for _, c := range f.Cells {
		switch {
		case c.At == first.At && all[0].Expected == "":
			all[0].Expected = c.Expected
		case !seen[c.At] && c.At.onSheet():
			seen[c.At] = true
			all = append(all, c)
		}
	}
	return all
}

// Where names the cells of a finding in a language: E32, or E12–E33、E35, that of
// its place first, to which lists lead. It is "" where it points at none.
func (f Finding) Where(lang Lang) string {
	all := f.Refs()
	said := RunsIn(lang, all)
	if len(all) < 2 {
		return said
	}
	first := all[0].String()
	if begins := strings.TrimPrefix(said, first); begins != said && !unicode.IsDigit(rune(begins[0])) {
		return said
	}
	return first + between(lang) + RunsIn(lang, all[1:])
}

// IsAt reports whether an address, or a text that names all cells as Where
// does, is that of the finding.
func (f Finding) IsAt(text string) bool {
	if ref, err := ParseRef(text); err == nil && ref == f.Place.Cell {
		return true
	}
	return len(f.Cells) > 1 && slices.Contains([]string{f.Where(ZH), f.Where(EN)}, text)
}

// Refs are the addresses of AllCells.
func (f Finding) Refs() []Ref {
	var refs []Ref
	for _, c := range f.AllCells() {
		refs = append(refs, c.At)
	}
	return refs
}
