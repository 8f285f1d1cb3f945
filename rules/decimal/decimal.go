// Package decimal holds exact numbers: amounts, scores and rates as they were
// typed, and the intervals that rounded numbers stand for.
//
// It owns parsing with bounds (a hostile exponent costs nothing), the fifteen
// significant digits that a workbook keeps, and interval arithmetic. It
// refuses floats: there is no way in or out through one.
package decimal

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"
)

// Decimal is an exact number. The zero value is 0.
type Decimal struct {
	near int64            // as small writes it; 0 beside far
	far  *decimal.Decimal // a number that near has no room for
}

// Bounds on what is read as a number at all: far above any amount or score,
// far below what makes arithmetic slow.
const (
	maxDigits         = 60
	maxExponentDigits = 3
)

// ErrSyntax is returned by Parse for text that is no plain number.
var ErrSyntax = errors.New("not a number")

// ErrRange is returned by Parse for a number with too many digits or too
// large an exponent to be one that a person typed.
var ErrRange = errors.New("number out of range")

// Zero, One and Hundred are the numbers that rules need most.
var (
	Zero    = Decimal{}
	One     = New(1)
	Hundred = New(100)
)

// New is the whole number n.
func New(n int64) Decimal { return Scaled(n, 0) }

// Scaled is a number of whole digits, the last n of which stand behind the point.
func Scaled(digits int64, n int) Decimal {
	if d, ok := near(digits, n); ok {
		return d
	}
	return of(decimal.New(digits, int32(-n)))
}

// Scale is what Scaled makes the number of again, with as few digits behind the
// point as there can be; ok is false of a number of more digits than 18.
func (d Decimal) Scale() (digits int64, n int, ok bool) {
	if digits, n, ok = d.small(); !ok {
		exponent := int(d.far.Exponent())
		if d.far.NumDigits()+max(exponent, 0) > mostInt64 {
			return 0, 0, false
		}
		digits, n = d.far.CoefficientInt64(), -exponent
	}
	for ; n < 0; n++ {
		digits *= 10
	}
	for ; n > 0 && digits%10 == 0; n-- {
		digits /= 10
	}
	return digits, n, true
}

// Must is Parse for constants in code and tests; it panics on a bad number.
func Must(s string) Decimal {
	d, err := Parse(s)
	if err != nil {
		panic("decimal " + s + ": " + err.Error())
	}
	return d
}

// Parse reads digits with an optional sign, point and exponent: "-1.5", "5e-3".
func Parse(s string) (Decimal, error) {
	if d, ok := fewDigits(s); ok {
		return d, nil
	}
	if err := wellFormed(s); err != nil {
		return Decimal{}, err
	}
	return convert(s)
}

// fewDigits reads a few digits, with a point among them or without, as nearly all
// numbers of a sheet are written: what the long way makes of them, without it.
func fewDigits(s string) (Decimal, bool) {
	digits, behind, point := int64(0), 0, false
	if len(s) > mostInt64 || s == "" || s == "." {
		return Decimal{}, false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			digits = 10*digits + int64(c-'0')
			if point {
				behind++
			}
		case c == '.' && !point:
			point = true
		default:
			return Decimal{}, false
		}
	}
	return Scaled(digits, behind), true
}

func convert(s string) (Decimal, error) {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Decimal{}, ErrSyntax
	}
	return of(d), nil
}

// wellFormed checks syntax and bounds before any big number is made.
func wellFormed(s string) error {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	mantissa, exponent, has := cutExponent(s)
	digits := len(mantissa) - strings.Count(mantissa, ".")
	switch {
	case digits == 0 || strings.Count(mantissa, ".") > 1 || !onlyDigits(strings.Replace(mantissa, ".", "", 1)):
		return ErrSyntax
	case digits > maxDigits:
		return ErrRange
	case !has:
		return nil
	}
	exponent = strings.TrimPrefix(strings.TrimPrefix(exponent, "-"), "+")
	if exponent == "" || !onlyDigits(exponent) {
		return ErrSyntax
	}
	exponent = strings.TrimLeft("0"+exponent, "0")
	if len(exponent) > maxExponentDigits {
		return ErrRange
	}
	return nil
}

func cutExponent(s string) (mantissa, exponent string, found bool) {
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// String writes the number in full, without exponent or trailing zeros.
func (d Decimal) String() string {
	if digits, n, ok := d.small(); ok {
		return written(digits, n)
	}
	return d.far.String()
}

// Fixed writes the number with exactly n decimals, rounded half away from zero.
func (d Decimal) Fixed(n int) string { return d.library().StringFixed(int32(n)) }

// Decimals is how many digits stand behind the point, trailing zeros left out.
func (d Decimal) Decimals() int {
	if _, n, ok := d.Scale(); ok {
		return n
	}
	_, frac, _ := strings.Cut(d.String(), ".")
	return len(frac)
}

// mostInt64 is how many digits always fit into 64 bits.
const mostInt64 = 18

// MarshalText writes String.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; "" is 0. A number without
// exponent may have any number of digits: 1E+200 is written with all of them.
func (d *Decimal) UnmarshalText(text []byte) error {
	s := string(text)
	if s == "" {
		*d = Decimal{}
		return nil
	}
	read := Parse
	if plain(s) {
		read = convert
	}
	v, err := read(s)
	*d = v
	return err
}

// plain reports whether a text is a number as String writes one.
func plain(s string) bool {
	whole, fraction, pointed := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return whole != "" && onlyDigits(whole) && onlyDigits(fraction) && pointed == (fraction != "")
}
