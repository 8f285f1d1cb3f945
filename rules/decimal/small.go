package decimal

import "strconv"

// Numbers that people write are nearly all small: so many digits, so many of
// them decimals. What is done with them most needs no big numbers then.
const (
	mostDigits   = 9
	mostDecimals = 6
)

var powers = [mostDecimals + 1]int64{1, 10, 100, 1000, 10_000, 100_000, 1_000_000}

// small is d in units of ten to the power of exponent, which is 0 or below.
func (d Decimal) small() (units int64, exponent int32, ok bool) {
	exponent = d.d.Exponent()
	if exponent > 0 || exponent < -mostDecimals || d.d.NumDigits() > mostDigits {
		return 0, 0, false
	}
	return d.d.CoefficientInt64(), exponent, true
}

// inUnits are two small numbers in the finer unit of the two.
func inUnits(d, e Decimal) (a, b int64, ok bool) {
	a, of, ok := d.small()
	b, than, too := e.small()
	switch {
	case !ok || !too:
		return 0, 0, false
	case of > than:
		a *= powers[of-than]
	default:
		b *= powers[than-of]
	}
	return a, b, true
}

// written is a small number in full, without trailing zeros.
func written(units int64, exponent int32) string {
	for exponent < 0 && units%10 == 0 {
		units /= 10
		exponent++
	}
	if exponent == 0 {
		return strconv.FormatInt(units, 10)
	}
	var room [24]byte
	out := room[:0]
	if units < 0 {
		out, units = append(out, '-'), -units
	}
	one := powers[-exponent]
	out = append(strconv.AppendInt(out, units/one, 10), '.')
	point := len(out)
	out = strconv.AppendInt(out, one+units%one, 10) // a 1 in front keeps the zeros
	copy(out[point:], out[point+1:])
	return string(out[:len(out)-1])
}
