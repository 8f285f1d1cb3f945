package page

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"jixiao/internal/plaintext"
)

// Page is one page: facts on top, then parts with a list of them beside.
type Page struct {
	Title, Note string
	Facts       []Fact
	Parts       []Part
	Foot        string // what stands below it all
}

// Fact is one figure that matters, with what it counts.
type Fact struct {
	Figure, Label string
	Tone          Tone
	// To is the place on this page that says more, "" for none.
	To string
}

// PartAt is the place of the n-th part of a page, from 0; "" of none.
func PartAt(n int) string {
	if n < 0 {
		return ""
	}
	return fmt.Sprintf("#p%d", n)
}

// Part is one heading with what stands under it.
type Part struct {
	Name, Note string
	Charts     []Chart
	Table      *Table
	Empty      string // said where there is no row
	// More says that the table has further rows, and where they stand; "" where
	// it holds all.
	More string `json:",omitempty"` // as digests of pages were taken before there was any
}

// Table is a table with one header row and perhaps a closing row.
type Table struct {
	Columns []Column
	Rows    [][]Cell
	Total   []Cell
}

// Column is a column's header and where its cells stand.
type Column struct {
	Head  string
	Align Align
	Width int // in digits, against the other columns
	// Whole keeps a cell on one line: a date or a short word that would break
	// inside. Stays keeps the column in sight when the table is moved sideways.
	Whole, Stays bool
	// By says what its cells name, where rows can be chosen by it.
	By Dimension
}

// Dimension is what rows can be chosen by.
type Dimension string

// The dimensions of a page, in the order in which it offers them.
const (
	ByUnit  Dimension = "unit"
	ByLevel Dimension = "level"
	ByState Dimension = "state"
	ByRule  Dimension = "rule"
)

// Cell is one cell of a table.
type Cell struct {
	Text  string
	Tone  Tone
	Links []Link // behind the text
}

// Tone is a colour that means something.
type Tone string

// The tones.
const (
	Red   Tone = "red"   // must be mended
	Amber Tone = "amber" // must be explained
	Blue  Tone = "blue"  // a note
	Grey  Tone = "grey"  // nothing there
)

// Align is where a column's cells stand; "" is left.
type Align string

// The alignments.
const (
	Center Align = "center"
	Right  Align = "right"
)

//go:embed page.html
var layout string

//go:embed page.css
var pageStyle string

//go:embed page.js
var script string

// Write writes the page. The same page gives the same bytes.
func (p Page) Write(w io.Writer) error {
	t, err := read("page", layout, baseStyle+partsStyle+factsStyle+navStyle+pageStyle+tableStyle+cutStyle+p.cards())
	if err != nil {
		return err
	}
	return layOut(w, t, p.Title, p)
}

// Script is what lets a reader choose rows; the page is whole without it.
func (Page) Script() template.JS { return template.JS(script) }

// styleMark is where the style stands in a layout. It is put there before the
// layout is read, because a template looks through what it inserts.
const styleMark = "/* style */"

// read makes a template of the layout of that name in a text.
func read(name, layouts, css string) (*template.Template, error) {
	t, err := template.New("").Funcs(template.FuncMap{
		"draw":  Chart.draw,
		"head":  drawHead,
		"rows":  drawRows,
		"total": drawTotal,
	}).Parse(strings.ReplaceAll(layouts, styleMark, squeezed(css)))
	if err != nil {
		return nil, fmt.Errorf("read layout of %s: %w", name, err)
	}
	return t.Lookup(name), nil
}

func layOut(w io.Writer, t *template.Template, title string, data any) error {
	var source bytes.Buffer
	if err := t.Execute(&source, data); err != nil {
		return fmt.Errorf("lay out page %q: %w", title, err)
	}
	if _, err := w.Write(sealed(plaintext.Of(source.Bytes()))); err != nil {
		return fmt.Errorf("write page %q: %w", title, err)
	}
	return nil
}
