package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"jixiao/rules/finding"
)

// column is a column's head and how many columns of a terminal it may take.
type column struct {
	head  string
	width int
}

// printed is a table for people; its columns line up with Chinese in them, and
// what is too long for one line goes on in the next: nothing is cut.
type printed struct {
	w       table.Writer
	columns []column
}

func newTable(columns ...column) *printed {
	t := &printed{w: table.NewWriter(), columns: columns}
	t.w.SetStyle(table.StyleLight)
	row := table.Row{}
	for _, c := range columns {
		row = append(row, c.head)
	}
	t.w.AppendHeader(row)
	return t
}

// row adds a line. Texts come from files and names: none of them breaks a line
// by itself or moves the cursor.
func (t *printed) row(cells ...string) {
	row := table.Row{}
	for i, c := range cells {
		c = wrap(oneLine(c), t.columns[i].width)
		if strings.Contains(c, "\n") {
			// Rows of several lines run into each other without a rule between.
			t.w.Style().Options.SeparateRows = true
		}
		row = append(row, c)
	}
	t.w.AppendRow(row)
}

func (t *printed) print(w io.Writer) error {
	_, err := fmt.Fprintln(w, t.w.Render())
	return err
}

// oneLine keeps texts from breaking a line by themselves or moving the cursor.
func oneLine(s string) string { return finding.OneLine(s) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
