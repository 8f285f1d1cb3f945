package formula

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// Kind is what a cell holds for the formulas that refer to it.
type Kind uint8

// The kinds. Blank is the zero Kind.
const (
	Blank Kind = iota
	Number
	Text
	Bool
	Error // an error value such as #REF!
	Date  // a day, as the number of days since the beginning of the year 1900
	// Missing is a value of something that is not there: it is neither blank nor
	// filled in, and a rule that asks for it is not judged.
	Missing
)

// Operand is a cell as formulas see it: what it has stored and, where there is
// one, the formula that counts instead as long as it can be recalculated.
type Operand struct {
	Kind    Kind
	Number  decimal.Decimal // of a Number; 1 or 0 of a Bool
	Text    string          // of a Text
	Formula string          // with or without "="; "" where there is none
	// Span is what the number may stand for, where it was rounded to be shown;
	// nil is itself alone. No cell of a sheet that is recalculated has one.
	Span *decimal.Interval
}

// Lookup returns what stands in a cell of the formula's own sheet; the zero
// Operand is a blank cell.
type Lookup func(ref finding.Ref) Operand

// number is what an operator makes of the operand: blank is 0, a number kept
// as text counts.
func (o Operand) number() (decimal.Decimal, error) {
	switch o.Kind {
	case Blank:
		return decimal.Zero, nil
	case Number, Bool, Date:
		return limit(o.Number)
	case Text:
		return textNumber(o.Text)
	}
	return decimal.Zero, ErrValue
}

// textNumber reads plain numbers and percentages. What else a program would
// take for a number depends on where it runs, so that is not recalculated.
func textNumber(s string) (decimal.Decimal, error) {
	s = strings.Trim(s, " ")
	digits, percent := strings.CutSuffix(s, "%")
	d, err := decimal.Parse(digits)
	switch {
	case err != nil && !strings.ContainsAny(s, "0123456789０１２３４５６７８９"):
		return decimal.Zero, ErrValue
	case err != nil:
		return decimal.Zero, ErrUnsupported
	case percent:
		d = d.Mul(hundredth)
	}
	return limit(d)
}

// counted is what an operator makes of the operand, with what it may stand for.
func (o Operand) counted() (Operand, error) {
	if o.Span != nil || o.Kind == Date {
		return o, nil
	}
	d, err := o.number()
	return Operand{Kind: Number, Number: d}, err
}
