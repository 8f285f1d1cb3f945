package workbookdiff

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// same reports whether a person changed nothing between the two. A formula that
// was left alone may have another result: that follows from other cells.
func same(a, b form.Cell) bool {
	return textOf(a) == textOf(b) || a.Formula != "" && bare(a.Formula) == bare(b.Formula)
}

// bare is a formula without what programs write in their own way.
func bare(formula string) string { return strings.ToUpper(strings.Join(strings.Fields(formula), "")) }

// textOf is what a cell says, in a form that does not depend on the program
// that saved it.
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
