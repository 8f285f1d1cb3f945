package decimal

import "cmp"

// storedDigits is how many significant digits a workbook keeps; further ones
// are noise of the binary number that the program stored.
const storedDigits = 15

// Add is d + e.
func (d Decimal) Add(e Decimal) Decimal {
	if a, b, n, ok := inUnits(d, e); ok {
		return Scaled(a+b, n)
	}
	return of(d.library().Add(e.library()))
}

// Sub is d − e.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(e.Neg()) }

// Mul is d × e.
func (d Decimal) Mul(e Decimal) Decimal {
	a, n, ok := d.small()
	b, m, too := e.small()
	if product := a * b; ok && too && (a == 0 || product/a == b) {
		return Scaled(product, n+m)
	}
	return of(d.library().Mul(e.library()))
}

// Div is d ÷ e, rounded half away from zero to n decimals. e must not be 0.
func (d Decimal) Div(e Decimal, n int) Decimal {
	a, b, _, ok := inUnits(d, e)
	if a, ok = raised(a, n, ok); ok && b != 0 {
		return Scaled(quotient(a, b), n)
	}
	return of(d.library().DivRound(e.library(), int32(n)))
}

// Neg is −d.
func (d Decimal) Neg() Decimal {
	if digits, n, ok := d.small(); ok {
		return Scaled(-digits, n)
	}
	return of(d.far.Neg())
}

// Abs is d without its sign.
func (d Decimal) Abs() Decimal {
	if d.Sign() < 0 {
		return d.Neg()
	}
	return d
}

// Round is d with at most n decimals, rounded half away from zero, as Excel
// and people round.
func (d Decimal) Round(n int) Decimal {
	digits, has, ok := d.small()
	if ok && 0 <= n && n < has {
		return Scaled(quotient(digits, powers[has-n]), n)
	}
	if digits, ok = raised(digits, n-has, ok); ok {
		return Scaled(digits, n)
	}
	return of(d.library().Round(int32(n)))
}

// Cmp is -1, 0 or 1 as d is below, equal to or above e.
func (d Decimal) Cmp(e Decimal) int {
	if a, b, _, ok := inUnits(d, e); ok {
		return cmp.Compare(a, b)
	}
	return d.library().Cmp(e.library())
}

// Equal reports whether d and e are the same number (1.50 is 1.5).
func (d Decimal) Equal(e Decimal) bool { return d.Cmp(e) == 0 }

// Less reports whether d < e.
func (d Decimal) Less(e Decimal) bool { return d.Cmp(e) < 0 }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	if digits, _, ok := d.small(); ok {
		return cmp.Compare(digits, 0)
	}
	return d.far.Sign()
}

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d.Sign() == 0 }

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
	have, exponent := d.size()
	excess := have - n
	if excess <= 0 {
		return d
	}
	return d.Round(-(exponent + excess))
}

// Magnitude is the power of ten of d's first digit: 2 for 150, -3 for 0.0015,
// and some small number for 0.
func (d Decimal) Magnitude() int {
	have, exponent := d.size()
	return have - 1 + exponent
}

// size is how many digits d has, and the power of ten of the last.
func (d Decimal) size() (digits, exponent int) {
	if all, n, ok := d.small(); ok {
		return digitsOf(all), -n
	}
	return d.far.NumDigits(), int(d.far.Exponent())
}
