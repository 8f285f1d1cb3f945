package ods

import (
	"encoding/xml"
	"strings"

	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// cell is a cell with what its tag says; its text comes later.
type cell struct {
	repeated, rows, cols int
	kind                 string // the type of its value
	value                string
	formula              string
	style                string
	text                 paragraphs
}

func newCell(attrs []xml.Attr) cell {
	c := cell{repeated: repeated(attrs, "number-columns-repeated", finding.MaxCol), rows: 1, cols: 1}
	for _, a := range attrs {
		switch a.Name.Local {
		case "value-type":
			if c.kind == "" || a.Name.Space == "calcext" && a.Value == "error" {
				c.kind = a.Value
			}
		case "value", "date-value", "time-value", "boolean-value", "string-value":
			c.value = a.Value
		case "formula":
			c.formula = a.Value
		case "style-name":
			c.style = a.Value
		case "number-columns-spanned":
			c.cols = repeated(attrs, a.Name.Local, finding.MaxCol)
		case "number-rows-spanned":
			c.rows = repeated(attrs, a.Name.Local, finding.MaxRow)
		}
	}
	return c
}

// value is the open cell as everyone above a reader knows it, and whether it
// holds anything.
func (c *content) value(col int) (form.Cell, bool) {
	v := form.Cell{Formula: formula(c.cell.formula)}
	c.book.Links = c.book.Links || leadsOut(c.cell.formula)
	c.fill(&v)
	v.Format = c.format(v, col)
	return v, v.Text != "" || v.Formula != ""
}

// fill takes kind and text from the cell's type.
func (c *content) fill(v *form.Cell) {
	shown := c.cell.text.String()
	switch c.cell.kind {
	case "error":
		v.Kind, v.Text = form.Error, shown
	case "float", "percentage", "currency":
		v.Kind, v.Text = form.Number, c.cell.value
		if !draft.IsNumber(v.Text) {
			v.Kind = form.Text
		}
	case "date":
		v.Kind, v.Text = orText(draft.Serial(c.cell.value, c.book.Date1904))(c.cell.value)
	case "time":
		v.Kind, v.Text = orText(draft.Elapsed(c.cell.value))(c.cell.value)
	case "boolean":
		v.Kind, v.Text = form.Bool, strings.ToUpper(c.cell.value)
		if v.Text != "TRUE" {
			v.Text = "FALSE"
		}
	case "string":
		v.Kind, v.Text = form.Text, shown
		if shown == "" {
			v.Text = c.cell.value
		}
		if v.Formula != "" && isErrorName(shown) {
			v.Kind = form.Error
		}
	default:
		if shown != "" {
			v.Kind, v.Text = form.Text, shown
		}
	}
}

// orText keeps what could not be read as a number as the text that it is.
func orText(serial string, ok bool) func(string) (form.CellKind, string) {
	return func(stored string) (form.CellKind, string) {
		if ok {
			return form.Number, serial
		}
		return form.Text, stored
	}
}

// isErrorName knows the errors that older programs store as texts.
func isErrorName(s string) bool {
	switch s {
	case "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A":
		return true
	}
	return strings.HasPrefix(s, "Err:5")
}

// format is the number format of a cell: by its own style, else by its
// column's. A date is a date even where no style says so.
func (c *content) format(v form.Cell, col int) string {
	style := c.cell.style
	if style == "" {
		style = c.cols.style(col)
	}
	code := c.styles.code(style)
	if v.Kind != form.Number {
		return code
	}
	switch {
	case c.cell.kind == "date" && !strings.ContainsAny(code, "yYdD"):
		return "yyyy-mm-dd"
	case c.cell.kind == "time" && !strings.ContainsAny(code, "hHsS"):
		return "[h]:mm:ss"
	case c.cell.kind == "percentage" && !strings.Contains(code, "%"):
		return "0.00%"
	}
	return code
}
