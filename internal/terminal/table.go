package terminal

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"jixiao/rules/finding"
)

// Column is a column's head and how many columns of a terminal it may take.
type Column struct {
	Head  string
	Width int
}

// Col is a column with its head and width.
func Col(head string, width int) Column { return Column{head, width} }

// Table is a table for people; its columns line up with Chinese in them, and
// what is too long for one line goes on in the next: nothing is cut.
type Table struct {
	w       table.Writer
	columns []Column
}

// NewTable is a table without rows.
func NewTable(columns ...Column) *Table {
	t := &Table{w: table.NewWriter(), columns: columns}
	t.w.SetStyle(table.StyleLight)
	row := table.Row{}
	for _, c := range columns {
		row = append(row, c.Head)
	}
	t.w.AppendHeader(row)
	return t
}

// Row adds a line. Texts come from files and names: none of them breaks a line
// by itself or moves the cursor.
func (t *Table) Row(cells ...string) {
	row := table.Row{}
	for i, c := range cells {
		c = wrap(finding.OneLine(c), t.columns[i].Width)
		if strings.Contains(c, "\n") {
			// Rows of several lines run into each other without a rule between.
			t.w.Style().Options.SeparateRows = true
		}
		row = append(row, c)
	}
	t.w.AppendRow(row)
}

// Print writes the table.
func (t *Table) Print(w io.Writer) error {
	_, err := fmt.Fprintln(w, t.w.Render())
	return err
}
