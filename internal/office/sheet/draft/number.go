package draft

import (
	"math"
	"strconv"
	"strings"
)

// Binary is the text of a number that a file stores as the bits of an IEEE
// double: the shortest decimal that means these very bits. It reports false
// where the bits are no number.
func Binary(bits uint64) (string, bool) {
	text, ok := AppendBinary(nil, bits)
	return string(text), ok
}

// AppendBinary appends what Binary returns.
func AppendBinary(dst []byte, bits uint64) ([]byte, bool) {
	x := math.Float64frombits(bits)
	size := math.Abs(x)
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return dst, false
	case x == 0:
		return append(dst, '0'), true
	case size < 1e-9 || size >= 1e21:
		return strconv.AppendFloat(dst, x, 'E', -1, 64), true
	}
	return strconv.AppendFloat(dst, x, 'f', -1, 64), true
}

// Hundredth moves the point of a number by two places to the left.
func Hundredth(text string) string {
	sign, digits := "", text
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		sign, digits = "-", rest
	}
	if strings.ContainsAny(digits, "eE") {
		mantissa, exponent, _ := strings.Cut(strings.ToUpper(digits), "E")
		n, err := strconv.Atoi(exponent)
		if err != nil {
			return text
		}
		return sign + mantissa + "E" + strconv.Itoa(n-2)
	}
	whole, frac, _ := strings.Cut(digits, ".")
	for len(whole) < 3 {
		whole = "0" + whole
	}
	at := len(whole) - 2
	frac = strings.TrimRight(whole[at:]+frac, "0")
	whole = whole[:at]
	if frac == "" {
		if whole == "0" {
			return "0"
		}
		return sign + whole
	}
	return sign + whole + "." + frac
}

// IsNumber reports whether a stored text is a number as files write them:
// digits with at most one point, a sign, an exponent.
func IsNumber[T ~string | ~[]byte](s T) bool {
	s = cutSign(s)
	digits, point, i := 0, false, 0
	for ; i < len(s); i++ {
		if isDigit(s[i]) {
			digits++
		} else if s[i] == '.' && !point {
			point = true
		} else {
			break
		}
	}
	if digits == 0 || i == len(s) {
		return digits > 0
	}
	exponent := cutSign(s[i+1:])
	return s[i]|0x20 == 'e' && isExponent(exponent)
}

func isExponent[T ~string | ~[]byte](s T) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return 0 < len(s) && len(s) <= 3
}

// IsPlain reports whether a text that carries no type is plainly a number. A
// leading zero means a code, and more digits than a spreadsheet keeps mean a
// number of an identity card or an account: both stay text.
func IsPlain(s string) bool {
	const kept = 15
	s = strings.TrimPrefix(s, "-")
	whole, frac, pointed := strings.Cut(s, ".")
	if whole == "" || pointed && frac == "" || strings.Trim(whole+frac, "0123456789") != "" {
		return false
	}
	if len(whole) > 1 && whole[0] == '0' {
		return false
	}
	return len(strings.TrimLeft(whole+frac, "0")) <= kept
}

func cutSign[T ~string | ~[]byte](s T) T {
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		return s[1:]
	}
	return s
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
