package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// nameDifference says in words where a name leaves the register's: what stands
// between their common beginning and their common end.
func nameDifference(have, want string) finding.Text {
	a, b := []rune(value.Clean(have)), []rune(value.Clean(want))
	for len(a) > 0 && len(b) > 0 && same(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	extra, lacking := quote(string(a)), quote(string(b))
	switch {
	case len(a) == 0:
		return finding.Text{ZH: "少了" + lacking.ZH, EN: lacking.EN + " is missing"}
	case len(b) == 0:
		return finding.Text{ZH: "多了" + extra.ZH, EN: extra.EN + " is too much"}
	}
	return finding.Text{ZH: extra.ZH + "应为" + lacking.ZH, EN: extra.EN + " should be " + lacking.EN}
}

func same(a, b rune) bool { return a == b || value.Fold(string(a)) == value.Fold(string(b)) }
