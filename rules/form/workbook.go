package form

import "jixiao/rules/finding"

// Workbook is what a reader makes of a file, whatever its type.
type Workbook struct {
	Sheets   []Sheet
	Date1904 bool // serial dates count from 1904
	Macros   bool // carries macros (F05); they are never run
	Links    bool // links to other workbooks or data connections (F06)
	Names    []Name
	// Kind is the file's true type. Foreign is it where it is another one than its
	// name says ("xlsx" in a file named .xls; F09); "" where they agree.
	Kind, Foreign string
}

// Sheet is one worksheet: its cells by row, blanks left out.
type Sheet struct {
	Name   string
	Hidden bool  // hidden or very hidden
	Rows   []Row // ascending; rows without any value are left out
	// Packed holds the rows behind Rows where there are too many to keep them
	// all as cells; nil in nearly every sheet.
	Packed *Packed
	Merges []Range
	// Comments hang on cells, blank ones too; they are nobody's values.
	Comments []Comment
}

// Name is a defined name: what a formula may say instead of an address.
type Name struct {
	Name   string
	Refers string // what it stands for, without "="
	Hidden bool
}

// Comment is a remark on a cell.
type Comment struct {
	Cell finding.Ref
	Text string
}

// Row is one row of a sheet.
type Row struct {
	Index  int // from 1
	Hidden bool
	Cells  []Cell // ascending by column; cells without value and formula are left out
}

// CellKind is what a cell stores.
type CellKind uint8

// The kinds of cell. A date is a Number with a date format.
const (
	Blank CellKind = iota
	Number
	Text
	Bool
	Error // an Excel error value such as #REF!
)

// Cell is one cell that holds a value or a formula.
type Cell struct {
	Ref     finding.Ref
	Kind    CellKind
	Text    string // exactly as stored: digits of a number, characters of a text, an error's name
	Formula string // without "="; "" where there is none
	Format  string // number format code, built-in ones spelt out; "" for General
	Hidden  bool   // its column is hidden (rows say so themselves)
}

// HasResult reports whether a formula's result is stored with it.
func (c Cell) HasResult() bool { return c.Kind != Blank }

// Range is a rectangle of cells, both corners included.
type Range struct {
	From, To finding.Ref
}

// Contains reports whether the cell lies in the range.
func (r Range) Contains(c finding.Ref) bool {
	return r.From.Row <= c.Row && c.Row <= r.To.Row && r.From.Col <= c.Col && c.Col <= r.To.Col
}
