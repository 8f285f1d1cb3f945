package decimal

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// Numbers that people write are nearly all small: so many digits, so many of
// them decimals. What is done with them needs no big numbers, and takes no memory.
const (
	below        = 1e16 // what whole digits are, with either sign
	mostDecimals = 18
	scaleBits    = 5 // how many of them are decimals
)

var powers = [mostDecimals + 1]int64{1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// near is a small number of whole digits, the last n of which stand behind the point.
func near(digits int64, n int) (d Decimal, ok bool) {
	if -below < digits && digits < below && 0 <= n && n <= mostDecimals {
		return Decimal{near: digits<<scaleBits | int64(n)}, true
	}
	return Decimal{}, false
}

// small is what near makes d of again; ok is false of a number that is not small.
func (d Decimal) small() (digits int64, n int, ok bool) {
	return d.near >> scaleBits, int(d.near & (1<<scaleBits - 1)), d.far == nil
}

// of takes a number over from the library.
func of(l decimal.Decimal) Decimal {
	if l.NumDigits() <= mostInt64 {
		if d, ok := near(l.CoefficientInt64(), -int(l.Exponent())); ok {
			return d
		}
	}
	far := l
	return Decimal{far: &far}
}

// library is d as the library has it.
func (d Decimal) library() decimal.Decimal {
	if digits, n, ok := d.small(); ok {
		return decimal.New(digits, int32(-n))
	}
	return *d.far
}

// inUnits are two small numbers in the finer unit of the two, of which n decimals
// are written.
func inUnits(d, e Decimal) (a, b int64, n int, ok bool) {
	a, n, ok = d.small()
	b, m, too := e.small()
	if n < m {
		a, ok = raised(a, m-n, ok)
		return a, b, m, ok && too
	}
	b, too = raised(b, n-m, too)
	return a, b, n, ok && too
}

// raised is a number of digits with n zeros behind it, where there is room for them
// and the number itself is ok.
func raised(digits int64, n int, ok bool) (int64, bool) {
	if n == 0 || !ok {
		return digits, ok
	}
	const most = 1e18
	if n < 0 || n > mostDecimals || digits >= most/powers[n] || digits <= -most/powers[n] {
		return 0, false
	}
	return digits * powers[n], true
}

// quotient is a ÷ b, rounded half away from zero. Neither is larger than raised
// makes them.
func quotient(a, b int64) int64 {
	whole, rest := a/b, a%b
	switch {
	case 2*max(rest, -rest) < max(b, -b):
		return whole
	case a < 0 == (b < 0):
		return whole + 1
	}
	return whole - 1
}

func digitsOf(digits int64) (n int) {
	digits = max(digits, -digits)
	for n = 1; n < mostInt64 && digits >= powers[n]; n++ {
	}
	return n
}

// written is a small number in full, without trailing zeros.
func written(digits int64, n int) string {
	for n > 0 && digits%10 == 0 {
		digits /= 10
		n--
	}
	if n == 0 {
		return strconv.FormatInt(digits, 10)
	}
	var room [24]byte
	out := room[:0]
	if digits < 0 {
		out, digits = append(out, '-'), -digits
	}
	one := powers[n]
	out = append(strconv.AppendInt(out, digits/one, 10), '.')
	point := len(out)
	out = strconv.AppendInt(out, one+digits%one, 10) // a 1 in front keeps the zeros
	copy(out[point:], out[point+1:])
	return string(out[:len(out)-1])
}
