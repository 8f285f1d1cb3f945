package ods

import (
	"bytes"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// cell is a cell with what its tag says, as markup; its text comes later.
type cell struct {
	repeated, rows, cols int
	kind                 valueType
	value                []byte
	formula              []byte
	style                []byte
}

func (c *content) openCell(t *ooxml.Tokenizer) {
	c.words.reset()
	c.cell = cell{repeated: 1, rows: 1, cols: 1, value: c.cell.value[:0], formula: c.cell.formula[:0], style: c.cell.style[:0]}
	for i := range t.Attrs() {
		name, value := t.AttrAt(i)
		colon := bytes.IndexByte(name, ':')
		c.cell.take(name[colon+1:], value, string(name[:max(colon, 0)]) == "calcext")
	}
}

// take takes an attribute; newer programs name errors in one of their own.
func (c *cell) take(name, value []byte, newer bool) {
	switch string(name) {
	case "value-type":
		if kind := typeOf(value); c.kind == noType || newer && kind == errorType {
			c.kind = kind
		}
	case "value", "date-value", "time-value", "boolean-value", "string-value":
		c.value = append(c.value[:0], value...)
	case "formula":
		c.formula = append(c.formula[:0], value...)
	case "style-name":
		c.style = append(c.style[:0], value...)
	case "number-columns-repeated":
		c.repeated = times(value, finding.MaxCol)
	case "number-columns-spanned":
		c.cols = times(value, finding.MaxCol)
	case "number-rows-spanned":
		c.rows = times(value, finding.MaxRow)
	}
}

// value is the open cell as everyone above a reader knows it.
func (c *content) value(col int) (form.Cell, error) {
	var v form.Cell
	if len(c.cell.formula) > 0 {
		raw, _, err := c.words.decoder.exact(c.cell.formula)
		if err != nil {
			return v, err
		}
		stored := string(raw)
		v.Formula = formula(stored)
		c.book.Links = c.book.Links || leadsOut(stored)
	}
	if err := c.fill(&v); err != nil || v.Text == "" && v.Formula == "" {
		return v, err
	}
	v.Format = c.format(v, col)
	return v, nil
}

// fill takes kind and text from the cell's type.
func (c *content) fill(v *form.Cell) error {
	if c.cell.kind.isText() && len(c.words.text) > 0 {
		c.fillShown(v)
		return nil
	}
	raw, _, err := c.words.decoder.exact(c.cell.value)
	if err != nil {
		return err
	}
	switch c.cell.kind {
	case errorType:
		v.Kind = form.Error
	case stringType:
		v.Kind, v.Text = form.Text, c.book.Texts.Add(raw)
	case numberType, percentType:
		v.Kind, v.Text = form.Number, c.book.Texts.Add(raw)
		if !draft.IsNumber(raw) {
			v.Kind = form.Text
		}
	case dateType:
		v.Kind, v.Text = orText(draft.Serial(string(raw), c.book.Date1904))(string(raw))
	case timeType:
		v.Kind, v.Text = orText(draft.Elapsed(string(raw)))(string(raw))
	case boolType:
		v.Kind, v.Text = form.Bool, "FALSE"
		if strings.ToUpper(string(raw)) == "TRUE" {
			v.Text = "TRUE"
		}
	}
	return nil
}

// fillShown takes the text that the cell shows.
func (c *content) fillShown(v *form.Cell) {
	v.Kind, v.Text = form.Text, c.book.Texts.Add(c.words.text)
	if c.cell.kind == errorType || c.cell.kind == stringType && v.Formula != "" && isErrorName(v.Text) {
		v.Kind = form.Error
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
	code := c.styles.codeOf(c.cell.style)
	if len(c.cell.style) == 0 {
		code = c.styles.code(c.cols.style(col))
	}
	if v.Kind != form.Number {
		return code
	}
	switch {
	case c.cell.kind == dateType && !strings.ContainsAny(code, "yYdD"):
		return "yyyy-mm-dd"
	case c.cell.kind == timeType && !strings.ContainsAny(code, "hHsS"):
		return "[h]:mm:ss"
	case c.cell.kind == percentType && !strings.Contains(code, "%"):
		return "0.00%"
	}
	return code
}
