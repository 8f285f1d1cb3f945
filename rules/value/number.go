package value

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/decimal"
)

// Number is a number as it was written.
type Number struct {
	Value decimal.Decimal
	// Decimals is how many digits were written behind the point, for a
	// percentage counted on the fraction: 97.5% has three.
	Decimals int
	Percent  bool
	Unit     string // 分, 元, 万元, 个 as written behind the number, "" if none
	// Plain says that nothing but ASCII digits, sign and point stood there.
	Plain bool
}

// ParseNumber reads a number that a person wrote, with blanks around it,
// full-width characters, thousands separators in their places, any minus, the
// sign of the currency before it and a unit, in brackets or not, or percent sign
// behind it. Anything else, such as 约100 or 九十, is an
// error that wraps decimal.ErrSyntax or decimal.ErrRange.
func ParseNumber(s string) (Number, error) {
	body, unit := cutUnit(strings.TrimSpace(strings.Map(narrow, s)))
	sign, digits := cutSign(cutCurrency(body))
	whole, frac, pointed := strings.Cut(digits, ".")
	whole, ok := ungroup(whole)
	if !ok || !isDigits(frac) || whole+frac == "" {
		return Number{}, fmt.Errorf("number %q: %w", s, decimal.ErrSyntax)
	}
	n := Number{Decimals: len(frac), Percent: unit == "%", Plain: isPlainNumber(s)}
	text := sign + whole
	if pointed {
		text += "." + frac
	}
	if n.Percent {
		text += "e-2"
		n.Decimals += 2
	} else {
		n.Unit = unit
	}
	d, err := decimal.Parse(text)
	if err != nil {
		return Number{}, fmt.Errorf("number %q: %w", s, err)
	}
	n.Value = d
	return n, nil
}

// cutUnit takes the unit off the end of a number.
func cutUnit(s string) (body, unit string) {
	for _, unit := range append([]string{"%", "万元", "元", "分"}, counters...) {
		for _, written := range []string{unit, "(" + unit + ")"} {
			if body, ok := strings.CutSuffix(s, written); ok {
				return strings.TrimRight(body, " "), unit
			}
		}
	}
	return s, ""
}

// counters are units of what is counted.
var counters = []string{"个", "项", "条"}

// Counts reports whether a number was written as one of things: 4个.
func (n Number) Counts() bool { return slices.Contains(counters, n.Unit) }

// cutCurrency takes the sign of the currency off the front of a number.
func cutCurrency(s string) string {
	for _, sign := range []string{"¥", "￥"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return strings.TrimLeft(rest, " ")
		}
	}
	return s
}

// cutSign takes the sign off the front of a number.
func cutSign(s string) (sign, rest string) {
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return "-", strings.TrimLeft(rest, " ")
	}
	if rest, ok := strings.CutPrefix(s, "+"); ok {
		return "", strings.TrimLeft(rest, " ")
	}
	return "", s
}

// ungroup takes out thousands separators, and refuses those that are not
// where they belong: 1,2345 may be anything, 0,123 is a decimal comma.
func ungroup(whole string) (string, bool) {
	first, rest, grouped := strings.Cut(whole, ",")
	if !grouped {
		return whole, isDigits(whole)
	}
	if first == "" || len(first) > 3 || first[0] == '0' || !isDigits(first) {
		return "", false
	}
	for group := range strings.SplitSeq(rest, ",") {
		if len(group) != 3 || !isDigits(group) {
			return "", false
		}
		first += group
	}
	return first, true
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func isPlainNumber(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	return isDigits(strings.Replace(s, ".", "", 1))
}

// ParseStored reads a number as a workbook stores it: the text of a binary
// number, of which fifteen significant digits were typed. So
// 4.4000000000000004 is 4.4.
func ParseStored(s string) (decimal.Decimal, error) {
	d, err := decimal.Parse(strings.TrimSpace(s))
	if err != nil {
		return decimal.Decimal{}, fmt.Errorf("stored number %q: %w", s, err)
	}
	return d.Significant(), nil
}
