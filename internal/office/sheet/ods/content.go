package ods

import (
	"encoding/xml"

	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// content reads the part that holds styles and sheets.
type content struct {
	book   *draft.Book
	styles *styles
	place  place
	skip   int // depth inside of what is no cell: shapes, notes, old versions
	sheet  *draft.Sheet
	cols   columns
	groups []bool // of the groups that are open, which hide what they hold
	row    row
	cell   cell
}

// place is what the reader is inside of.
type place uint8

const (
	outside place = iota
	inBook        // office:spreadsheet
	inSheet
	inRow
	inCell
	inText
)

func (c *content) open(name string, attrs []xml.Attr) error {
	if c.skip > 0 {
		c.skip++
		return nil
	}
	switch c.place {
	case outside:
		if name == "spreadsheet" {
			c.place = inBook
			return nil
		}
		return c.styles.open(name, attrs)
	case inBook:
		return c.inBook(name, attrs)
	case inSheet:
		return c.inSheet(name, attrs)
	case inRow:
		return c.inRow(name, attrs)
	}
	if isParagraph := name == "p" || name == "h"; isParagraph != (c.place == inCell) {
		c.skip = 1 // notes and drawings in a cell, paragraphs within paragraphs
		return nil
	}
	return c.inCell(name, attrs)
}

func (c *content) inBook(name string, attrs []xml.Attr) error {
	switch name {
	case "table":
		return c.openSheet(attrs)
	case "calculation-settings":
	case "null-date":
		c.book.Date1904 = attribute(attrs, "date-value") == "1904-01-01"
	case "dde-links":
		c.book.Links = true
		c.skip = 1
	default:
		c.skip = 1
	}
	return nil
}

func (c *content) openSheet(attrs []xml.Attr) error {
	name := attribute(attrs, "name")
	if isCache(name) {
		c.book.Links = true
		c.skip = 1
		return nil
	}
	s, err := c.book.Add(name)
	if err != nil {
		return err
	}
	s.Hidden = c.styles.hides[attribute(attrs, "style-name")]
	c.sheet, c.place, c.cols, c.groups = s, inSheet, columns{}, nil
	c.row = row{next: 1}
	return nil
}

func (c *content) inSheet(name string, attrs []xml.Attr) error {
	switch name {
	case "table-column":
		c.column(attrs)
	case "table-columns", "table-header-columns", "table-rows", "table-header-rows":
	case "table-column-group", "table-row-group":
		c.groups = append(c.groups, attribute(attrs, "display") == "false")
	case "table-row":
		c.place = inRow
		c.row.begin(attrs)
	case "table-source":
		c.book.Links = true
		c.skip = 1
	default:
		c.skip = 1
	}
	return nil
}

func (c *content) column(attrs []xml.Attr) {
	n := repeated(attrs, "number-columns-repeated", finding.MaxCol)
	if isHidden(attrs) || c.inHiddenGroup() {
		c.sheet.HideColumns(c.cols.next+1, c.cols.next+n)
	}
	c.cols.add(n, attribute(attrs, "default-cell-style-name"))
}

func (c *content) inHiddenGroup() bool {
	for _, hides := range c.groups {
		if hides {
			return true
		}
	}
	return false
}

func (c *content) inRow(name string, attrs []xml.Attr) error {
	switch name {
	case "table-cell":
		c.place = inCell
		c.cell = newCell(attrs)
	case "covered-table-cell":
		// What a merged range covers stays in the file, and is a value there
		// as it is in a workbook of Excel.
		c.place = inCell
		c.cell = newCell(attrs)
		c.cell.rows, c.cell.cols = 1, 1
	default:
		c.skip = 1
	}
	return nil
}

func (c *content) inCell(name string, attrs []xml.Attr) error {
	switch name {
	case "p", "h":
		c.place = inText
		return c.cell.text.paragraph()
	case "span", "a", "ruby", "ruby-base", "meta", "meta-field":
		return nil
	case "s":
		return c.cell.text.blanks(max(count(attrs, "c"), 1))
	case "tab":
		return c.cell.text.add("\t")
	case "line-break":
		return c.cell.text.add("\n")
	case "sheet-name", "date", "time", "title", "page-number", "page-count":
		return nil // fields show their last text
	case "cell-range-source":
		c.book.Links = true
	}
	c.skip = 1
	return nil
}

func (c *content) close(name string) error {
	if c.skip > 0 {
		c.skip--
		return nil
	}
	switch c.place {
	case outside:
		return c.styles.close(name)
	case inText:
		if name == "p" || name == "h" {
			c.place = inCell
		}
	case inCell:
		c.place = inRow
		return c.closeCell()
	case inRow:
		c.place = inSheet
		return c.closeRow()
	case inSheet:
		switch name {
		case "table":
			c.place = inBook
		case "table-column-group", "table-row-group":
			c.groups = c.groups[:max(len(c.groups)-1, 0)]
		}
	case inBook:
		if name == "spreadsheet" {
			c.place = outside
		}
	}
	return nil
}

func (c *content) text(data []byte) error {
	switch {
	case c.skip > 0:
		return nil
	case c.place == outside:
		return c.styles.text(data)
	case c.place == inText:
		return c.cell.text.characters(data)
	}
	return nil
}

// closeCell hands the cell to its row, as often as it is repeated.
func (c *content) closeCell() error {
	n := c.cell.repeated
	at := c.row.cols + 1
	c.row.cols = min(c.row.cols+n, finding.MaxCol+1)
	value, ok := c.value(at)
	if c.cell.rows > 1 || c.cell.cols > 1 {
		c.row.merges = append(c.row.merges, span{at, c.cell.rows, c.cell.cols})
	}
	if !ok || at > finding.MaxCol {
		return nil
	}
	if err := c.book.Keep(value.Text); err != nil {
		return err
	}
	if err := c.book.KeepFormula(value.Formula); err != nil {
		return err
	}
	for i := range min(n, finding.MaxCol+1-at) {
		value.Ref.Col = at + i
		if c.cell.style == "" {
			value.Format = c.format(value, value.Ref.Col)
		}
		c.row.cells = append(c.row.cells, value)
	}
	return nil
}

// closeRow puts the row down, as often as it is repeated.
func (c *content) closeRow() error {
	first, n := c.row.next, c.row.repeated
	c.row.next = min(first+n, finding.MaxRow+1)
	if c.row.hidden || c.inHiddenGroup() {
		c.sheet.HideRows(first, first+n-1)
	}
	if len(c.row.cells) == 0 && len(c.row.merges) == 0 {
		return nil
	}
	for i := range n {
		for _, m := range c.row.merges {
			if err := c.sheet.Merge(m.at(first + i)); err != nil {
				return err
			}
		}
		for _, cell := range c.row.cells {
			cell.Ref.Row = first + i
			if err := c.sheet.Put(cell); err != nil {
				return err
			}
		}
	}
	return nil
}

// span is a merged range whose row is not yet known.
type span struct{ col, rows, cols int }

func (s span) at(row int) form.Range {
	return form.Range{From: finding.Ref{Row: row, Col: s.col}, To: finding.Ref{Row: row + s.rows - 1, Col: s.col + s.cols - 1}}
}
