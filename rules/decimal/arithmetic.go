package decimal

import "cmp"

// storedDigits is how many significant digits a workbook keeps; further ones
// are noise of the binary number that the program stored.
const storedDigits = 15

// Add is d + e.
func (d Decimal) Add(e Decimal) Decimal { return Decimal{d.d.Add(e.d)} }

// Sub is d − e.
func (d Decimal) Sub(e Decimal) Decimal { return Decimal{d.d.Sub(e.d)} }

// Mul is d × e.
func (d Decimal) Mul(e Decimal) Decimal { return Decimal{d.d.Mul(e.d)} }

// Div is d ÷ e, rounded half away from zero to n decimals. e must not be 0.
func (d Decimal) Div(e Decimal, n int) Decimal { return Decimal{d.d.DivRound(e.d, int32(n))} }

// Neg is −d.
func (d Decimal) Neg() Decimal { return Decimal{d.d.Neg()} }

// Abs is d without its sign.
func (d Decimal) Abs() Decimal { return Decimal{d.d.Abs()} }

// Round is d with at most n decimals, rounded half away from zero, as Excel
// and people round.
func (d Decimal) Round(n int) Decimal { return Decimal{d.d.Round(int32(n))} }

// Cmp is -1, 0 or 1 as d is below, equal to or above e.
func (d Decimal) Cmp(e Decimal) int {
	if a, b, ok := inUnits(d, e); ok {
		return cmp.Compare(a, b)
	}
	return d.d.Cmp(e.d)
}

// Equal reports whether d and e are the same number (1.50 is 1.5).
func (d Decimal) Equal(e Decimal) bool { return d.Cmp(e) == 0 }

// Less reports whether d < e.
func (d Decimal) Less(e Decimal) bool { return d.Cmp(e) < 0 }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int { return d.d.Sign() }

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d.d.IsZero() }

// Min is the smaller of d and e.
func Min(d, e Decimal) Decimal {
	if e.Less(d) {
		return e
	}
	return d
}

// Sum adds up numbers; the sum of none is 0.
func Sum(ds ...Decimal) Decimal {
	var total Total
	for _, d := range ds {
		total.Add(d)
	}
	return total.Sum()
}

// Significant is d rounded to the fifteen significant digits that a workbook
// keeps, so that 4.4000000000000004 is the 4.4 that was typed.
func (d Decimal) Significant() Decimal { return d.RoundDigits(storedDigits) }

// RoundDigits is d with at most n significant digits, rounded half away from
// zero.
func (d Decimal) RoundDigits(n int) Decimal {
	excess := d.d.NumDigits() - n
	if excess <= 0 {
		return d
	}
	return Decimal{d.d.Round(-(d.d.Exponent() + int32(excess)))}
}

// Magnitude is the power of ten of d's first digit: 2 for 150, -3 for 0.0015,
// and some small number for 0.
func (d Decimal) Magnitude() int { return d.d.NumDigits() - 1 + int(d.d.Exponent()) }
