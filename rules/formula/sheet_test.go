package formula

import (
	"strings"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// cells is a sheet as tests write it: "12.5" is a number, "'x" a text, "=A1"
// a formula with nothing stored, "=A1|7" one with a stored result, "#N/A" an
// error value, "TRUE" a truth value.
type cells map[string]string

func (c cells) lookup(ref finding.Ref) Operand {
	text := c[ref.String()]
	formula, isFormula := strings.CutPrefix(text, "=")
	if !isFormula {
		return stored(text)
	}
	formula, text, _ = strings.Cut(formula, "|")
	o := stored(text)
	o.Formula = formula
	return o
}

func stored(text string) Operand {
	switch {
	case text == "":
		return Operand{}
	case text[0] == '\'':
		return Operand{Kind: Text, Text: text[1:]}
	case text[0] == '#':
		return Operand{Kind: Error}
	case text == "TRUE":
		return Operand{Kind: Bool, Number: decimal.One}
	}
	return Operand{Kind: Number, Number: decimal.Must(text)}
}

func mustEval(t *testing.T, formula string, sheet cells) string {
	t.Helper()
	d, err := Eval(formula, sheet.lookup)
	if err != nil {
		t.Fatal(err)
	}
	return d.String()
}
