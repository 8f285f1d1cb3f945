package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/mattn/go-runewidth"
)

// printed is a table for people; its columns line up with Chinese in them.
type printed struct {
	w table.Writer
}

func newTable(heads ...string) *printed {
	t := &printed{w: table.NewWriter()}
	t.w.SetStyle(table.StyleLight)
	t.w.Style().Options.SeparateRows = false
	row := table.Row{}
	for _, h := range heads {
		row = append(row, h)
	}
	t.w.AppendHeader(row)
	return t
}

// widest is how many columns of a terminal one cell may take.
const widest = 60

// row adds a line. Texts come from files and names: they are kept to one line
// and cannot move the cursor.
func (t *printed) row(cells ...string) {
	row := table.Row{}
	for _, c := range cells {
		row = append(row, runewidth.Truncate(oneLine(c), widest, "…"))
	}
	t.w.AppendRow(row)
}

func (t *printed) print(w io.Writer) error {
	_, err := fmt.Fprintln(w, t.w.Render())
	return err
}

// oneLine puts a blank for everything that a terminal would obey instead of
// print: line breaks, control characters, marks that turn text around.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
