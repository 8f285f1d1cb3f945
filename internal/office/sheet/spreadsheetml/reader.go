package spreadsheetml

import (
	"encoding/xml"
	"strconv"

	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// reader makes cells of the tags as they come by.
type reader struct {
	book   *draft.Book
	begun  bool
	path   []string // the tags that are open
	style  string   // the style that is open
	styles map[string]string
	sheet  *draft.Sheet
	row    int // the row that is open, or the last one
	col    int
	column int
	cell   cell
}

// cell is the cell that is open.
type cell struct {
	style, formula string
	right, down    int // how far it is merged
	kind           string
	text           []byte
}

func newReader(b *draft.Book) *reader { return &reader{book: b, styles: map[string]string{}} }

// parent is the tag that the innermost one stands in.
func (r *reader) parent() string {
	if len(r.path) < 2 {
		return ""
	}
	return r.path[len(r.path)-2]
}

func (r *reader) open(name string, attrs []xml.Attr) error {
	switch r.parent() + "/" + name {
	case "ExcelWorkbook/Date1904":
		r.book.Date1904 = true
	case "ExcelWorkbook/SupBook":
		r.book.Links = true
	case "Styles/Style":
		r.style = attribute(attrs, "ID")
		r.styles[r.style] = r.styles[attribute(attrs, "Parent")]
	case "Style/NumberFormat":
		if format := attribute(attrs, "Format"); format != "" {
			r.styles[r.style] = draft.NamedFormat(format)
		}
	case "Workbook/Worksheet":
		s, err := r.book.Add(attribute(attrs, "Name"))
		r.sheet, r.row, r.column = s, 0, 0
		return err
	case "Table/Column":
		r.openColumn(attrs)
	case "Table/Row":
		r.openRow(attrs)
	case "Row/Cell":
		r.openCell(attrs)
	case "Cell/Data":
		r.cell.kind, r.cell.text = attribute(attrs, "Type"), r.cell.text[:0]
	}
	return nil
}

func (r *reader) openColumn(attrs []xml.Attr) {
	first := number(attrs, "Index", r.column+1)
	last := min(first+number(attrs, "Span", 0), finding.MaxCol)
	r.column = last
	if attribute(attrs, "Hidden") == "1" && r.sheet != nil {
		r.sheet.HideColumns(first, last)
	}
}

func (r *reader) openRow(attrs []xml.Attr) {
	first := number(attrs, "Index", r.row+1)
	last := min(first+number(attrs, "Span", 0), finding.MaxRow)
	r.row, r.col = last, 0
	if attribute(attrs, "Hidden") == "1" && r.sheet != nil {
		r.sheet.HideRows(first, last)
	}
}

func (r *reader) openCell(attrs []xml.Attr) {
	r.col = number(attrs, "Index", r.col+1)
	r.cell = cell{
		style:   attribute(attrs, "StyleID"),
		formula: attribute(attrs, "Formula"),
		right:   number(attrs, "MergeAcross", 0),
		down:    number(attrs, "MergeDown", 0),
		text:    r.cell.text[:0],
	}
}

// text takes the characters of a cell's data, also those inside of its fonts.
func (r *reader) text(data []byte) {
	for i := len(r.path) - 1; i > 0; i-- {
		switch r.path[i] {
		case "Data":
			if r.path[i-1] == "Cell" {
				r.cell.text = append(r.cell.text, data...)
			}
			return
		case "Cell", "Row", "Table":
			return
		}
	}
}

func (r *reader) close(name string) error {
	switch r.parent() + "/" + name {
	case "Row/Cell":
		return r.closeCell()
	case "WorksheetOptions/Visible":
		if r.sheet != nil {
			r.sheet.Hidden = true // the tag stands only where the sheet is not visible
		}
	}
	return nil
}

func (r *reader) closeCell() error {
	if r.sheet == nil {
		return nil
	}
	at := finding.Ref{Row: r.row, Col: r.col}
	r.col += r.cell.right
	if r.cell.right > 0 || r.cell.down > 0 {
		to := finding.Ref{Row: at.Row + r.cell.down, Col: at.Col + r.cell.right}
		if err := r.sheet.Merge(form.Range{From: at, To: to}); err != nil {
			return err
		}
	}
	c := form.Cell{Ref: at, Formula: formula(r.cell.formula, at), Format: r.styles[r.cell.style]}
	r.fill(&c)
	if err := r.book.Keep(c.Text); err != nil {
		return err
	}
	if err := r.book.KeepFormula(c.Formula); err != nil {
		return err
	}
	return r.sheet.Put(c)
}

// fill takes kind and text from the type of the data.
func (r *reader) fill(c *form.Cell) {
	text := string(r.cell.text)
	switch {
	case r.cell.kind == "":
	case r.cell.kind == "Number" && draft.IsNumber(text):
		c.Kind, c.Text = form.Number, text
	case r.cell.kind == "DateTime":
		r.fillDate(c, text)
	case r.cell.kind == "Boolean":
		c.Kind, c.Text = form.Bool, "FALSE"
		if text == "1" {
			c.Text = "TRUE"
		}
	case r.cell.kind == "Error":
		c.Kind, c.Text = form.Error, text
	default:
		c.Kind, c.Text = form.Text, text
	}
}

// fillDate keeps a date a date where no style says so.
func (r *reader) fillDate(c *form.Cell, text string) {
	serial, ok := draft.Serial(text, r.book.Date1904)
	if !ok {
		c.Kind, c.Text = form.Text, text
		return
	}
	c.Kind, c.Text = form.Number, serial
	if c.Format == "" {
		c.Format = "yyyy-mm-dd"
	}
}

// number is an attribute's number: not below 0, not beyond any sheet.
func number(attrs []xml.Attr, name string, missing int) int {
	n, err := strconv.Atoi(attribute(attrs, name))
	if err != nil || n < 0 {
		return missing
	}
	return min(n, finding.MaxRow)
}
