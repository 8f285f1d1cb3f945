package formula

import "jixiao/rules/decimal"

// The numbers that spreadsheets know end at 10³⁰⁸; ours carry twice the digits.
const (
	maxMagnitude = 308
	keptDigits   = 34
)

var hundredth = decimal.One.Div(decimal.Hundred, 2)

// apply is one step of arithmetic.
func apply(op byte, a, b decimal.Decimal) (decimal.Decimal, error) {
	switch op {
	case '+':
		return limit(a.Add(b))
	case '-':
		return limit(a.Sub(b))
	case '*':
		return limit(a.Mul(b))
	}
	if b.IsZero() {
		return decimal.Zero, ErrDivision
	}
	digits := keptDigits - a.Magnitude() + b.Magnitude()
	return limit(a.Div(b, max(digits, 0)))
}

// limit keeps a number within bounds, so that no formula makes it grow.
func limit(d decimal.Decimal) (decimal.Decimal, error) {
	switch magnitude := d.Magnitude(); {
	case d.IsZero() || magnitude < -maxMagnitude:
		return decimal.Zero, nil
	case magnitude > maxMagnitude:
		return decimal.Zero, ErrRange
	}
	return d.RoundDigits(keptDigits), nil
}

func result(d decimal.Decimal) (Operand, error) {
	d, err := limit(d)
	return Operand{Kind: Number, Number: d}, err
}
