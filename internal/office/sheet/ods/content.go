package ods

import (
	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/finding"
)

// content reads the part that holds styles and sheets.
type content struct {
	book   *draft.Book
	styles *styles
	place  place
	sheet  *draft.Sheet
	cols   columns
	groups []bool // of the groups that are open, which hide what they hold
	row    row
	cell   cell
	words  paragraphs // of the cell
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

func (c *content) open(t *ooxml.Tokenizer) error {
	switch c.place {
	case outside:
		if string(t.Name) == "spreadsheet" {
			c.place = inBook
			return nil
		}
		return c.styles.open(t)
	case inBook:
		return c.inBook(t)
	case inSheet:
		return c.inSheet(t)
	case inRow:
		return c.inRow(t)
	case inCell:
		return c.inCell(t)
	}
	return c.inText(t)
}

func (c *content) inBook(t *ooxml.Tokenizer) error {
	switch string(t.Name) {
	case "table":
		return c.openSheet(t)
	case "calculation-settings":
	case "null-date":
		c.book.Date1904 = attribute(t, "date-value") == "1904-01-01"
	case "dde-links":
		c.book.Links = true
		return t.SkipUnread()
	default:
		return t.SkipUnread()
	}
	return nil
}

func (c *content) openSheet(t *ooxml.Tokenizer) error {
	name := attribute(t, "name")
	if isCache(name) {
		c.book.Links = true
		return t.SkipUnread()
	}
	s, err := c.book.Add(name)
	if err != nil {
		return err
	}
	s.Hidden = c.styles.hides[attribute(t, "style-name")]
	c.sheet, c.place, c.cols, c.groups = s, inSheet, columns{}, nil
	c.row = row{next: 1}
	return nil
}

func (c *content) inSheet(t *ooxml.Tokenizer) error {
	switch string(t.Name) {
	case "table-column":
		c.column(t)
	case "table-columns", "table-header-columns", "table-rows", "table-header-rows":
	case "table-column-group", "table-row-group":
		c.groups = append(c.groups, attribute(t, "display") == "false")
	case "table-row":
		c.place = inRow
		c.row.begin(t)
	case "table-source":
		c.book.Links = true
		return t.SkipUnread()
	default:
		return t.SkipUnread()
	}
	return nil
}

func (c *content) column(t *ooxml.Tokenizer) {
	n := repeated(t, "number-columns-repeated", finding.MaxCol)
	if isHidden(t) || c.inHiddenGroup() {
		c.sheet.HideColumns(c.cols.next+1, c.cols.next+n)
	}
	c.cols.add(n, attribute(t, "default-cell-style-name"))
}

func (c *content) inHiddenGroup() bool {
	for _, hides := range c.groups {
		if hides {
			return true
		}
	}
	return false
}

func (c *content) inRow(t *ooxml.Tokenizer) error {
	name := string(t.Name)
	if name != "table-cell" && name != "covered-table-cell" {
		return t.SkipUnread()
	}
	c.place = inCell
	c.openCell(t)
	if name == "covered-table-cell" {
		// What a merged range covers stays in the file, and is a value there
		// as it is in a workbook of Excel.
		c.cell.rows, c.cell.cols = 1, 1
	}
	return c.leaves(t)
}

func (c *content) close(name []byte) error {
	switch c.place {
	case outside:
		return c.styles.close(name)
	case inText:
		if string(name) == "p" || string(name) == "h" {
			c.place = inCell
		}
		return c.words.join()
	case inCell:
		c.place = inRow
		return c.closeCell()
	case inRow:
		c.place = inSheet
		return c.closeRow()
	case inSheet:
		switch string(name) {
		case "table":
			c.place = inBook
		case "table-column-group", "table-row-group":
			c.groups = c.groups[:max(len(c.groups)-1, 0)]
		}
	case inBook:
		if string(name) == "spreadsheet" {
			c.place = outside
		}
	}
	return nil
}

func (c *content) text(t *ooxml.Tokenizer) error {
	switch c.place {
	case outside:
		return c.styles.text(t)
	case inText:
		return c.words.piece(t)
	}
	return nil
}
