package formula

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// drawnColumn is a column of scores, some cells blank or text.
func drawnColumn(t *rapid.T) (column []Operand, sum decimal.Decimal) {
	column = make([]Operand, rapid.IntRange(1, 20).Draw(t, "rows"))
	for i := range column {
		kind := rapid.SampledFrom([]Kind{Blank, Number, Number, Number, Text}).Draw(t, "kind")
		column[i].Kind = kind
		d := decimal.New(rapid.Int64Range(-100_000, 100_000).Draw(t, "score")).Mul(hundredth)
		switch kind {
		case Number:
			column[i].Number = d
			sum = sum.Add(d)
		case Text:
			column[i].Text = d.String()
		}
	}
	return column, sum
}

func inColumnA(column []Operand) Lookup {
	return func(ref finding.Ref) Operand {
		if ref.Col != 1 || ref.Row > len(column) {
			return Operand{}
		}
		return column[ref.Row-1]
	}
}

func TestSumIsThatOfItsNumbersInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		column, want := drawnColumn(t)
		shuffled := rapid.Permutation(column).Draw(t, "order")
		formula := fmt.Sprintf("=SUM(A1:B%d)", len(column)+1)
		for _, c := range [][]Operand{column, shuffled} {
			if got, err := Eval(formula, inColumnA(c)); err != nil || !got.Equal(want) {
				t.Fatalf("%s = %s, %v; want %s", formula, got, err, want)
			}
		}
	})
}

// With +, a number kept as text counts, and a blank is 0.
func TestAdditionCountsTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		column, want := drawnColumn(t)
		terms := make([]string, len(column))
		for i, o := range column {
			terms[i] = fmt.Sprintf("A%d", i+1)
			if o.Kind == Text {
				want = want.Add(decimal.Must(o.Text))
			}
		}
		formula := "0+" + strings.Join(terms, "+")
		if got, err := Eval(formula, inColumnA(column)); err != nil || !got.Equal(want) {
			t.Fatalf("%s = %s, %v; want %s", formula, got, err, want)
		}
	})
}

// drawnTerm draws a formula together with its value, reckoned aside.
func drawnTerm(t *rapid.T, depth int) (string, decimal.Decimal) {
	if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
		d := decimal.New(rapid.Int64Range(0, 9999).Draw(t, "number")).Mul(hundredth)
		return d.String(), d
	}
	left, a := drawnTerm(t, depth-1)
	right, b := drawnTerm(t, depth-1)
	switch rapid.SampledFrom([]string{"+", "-", "*", "SUM", "ROUND", "%"}).Draw(t, "operation") {
	case "+":
		return "(" + left + "+" + right + ")", a.Add(b)
	case "-":
		return "(" + left + " - " + right + ")", a.Sub(b)
	case "*":
		return left + "*" + right, a.Mul(b)
	case "SUM":
		return "SUM(" + left + "," + right + ")", a.Add(b)
	case "ROUND":
		return "ROUND(" + left + ",1)", a.Round(1)
	}
	return "(" + left + ")%", a.Mul(hundredth)
}

func TestFormulasAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		formula, want := drawnTerm(t, 3)
		if got, err := Eval("="+formula, inColumnA(nil)); err != nil || !got.Equal(want) {
			t.Fatalf("%s = %s, %v; want %s", formula, got, err, want)
		}
	})
}

func TestQuotientTimesDivisorAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := decimal.New(rapid.Int64Range(-1_000_000_000, 1_000_000_000).Draw(t, "a")).Mul(hundredth)
		b := decimal.New(rapid.Int64Range(1, 1_000_000_000).Draw(t, "b")).Mul(hundredth)
		got, err := Eval(fmt.Sprintf("=%s/%s*%s", a, b, b), inColumnA(nil))
		if err != nil || !Agrees(got, a) {
			t.Fatalf("%s ÷ %s × %s = %s, %v", a, b, b, got, err)
		}
	})
}
