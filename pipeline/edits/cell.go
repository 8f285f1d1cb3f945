package edits

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// cell is what a cell says, in a form that does not depend on the program that
// saved it.
type cell struct {
	text    string
	formula string
	shown   string // to people
}

// cells are those of one row, by column; blank ones are left out.
type cells map[int]cell

// same reports whether a person changed nothing between the two. A formula that
// was left alone may have another result: that follows from other cells.
func (c cell) same(d cell) bool {
	return c.text == d.text || c.formula != "" && c.formula == d.formula
}

func cellOf(c form.Cell) cell {
	return cell{text: textOf(c), shown: shown(c), formula: strings.ToUpper(strings.Join(strings.Fields(c.Formula), ""))}
}

func textOf(c form.Cell) string {
	if n, ok := number(c); ok {
		return n.String()
	}
	return strings.ReplaceAll(c.Text, "\r\n", "\n")
}

// shown is a day where the cell shows one, else the text.
func shown(c form.Cell) string {
	if n, ok := number(c); ok && value.IsDateFormat(c.Format) {
		if day, err := value.FromSerial(n, false); err == nil {
			return day.String()
		}
	}
	return textOf(c)
}

// number is what a numeric cell holds, to fifteen digits as programs keep it.
func number(c form.Cell) (decimal.Decimal, bool) {
	if c.Kind != form.Number {
		return decimal.Decimal{}, false
	}
	n, err := value.ParseStored(c.Text)
	return n, err == nil
}
