package formula

import (
	"testing"

	"jixiao/rules/decimal"
)

func TestAgrees(t *testing.T) {
	for _, row := range []struct{ stored, recomputed string }{
		{"91.36", "91.36"},
		{"91.359999999999999", "91.36"},
		{"1294.5999999999999", "1294.6"},
		{"0.9760950682013183", "0.97609506820131837545"},
		{"0.33333333333333331", "0.3333333333333333333333"},
		{"1293.9999999999982", "1294"},
		{"0.100000000000364", "0.1"}, // =8205.5-8205.4
		{"5.5511151231257827E-17", "0"},
		{"0", "0"},
		{"-12.5", "-12.50"},
	} {
		a, b := decimal.Must(row.stored), decimal.Must(row.recomputed)
		if !Agrees(a, b) || !Agrees(b, a) {
			t.Errorf("%s and %s do not agree", row.stored, row.recomputed)
		}
	}
	for _, row := range []struct{ stored, recomputed string }{
		{"91.36", "91.37"}, {"91.36", "91.3601"}, {"0", "0.01"}, {"0.97", "0.9761"}, {"5", "-5"}, {"0.000001", "0"},
		{"123456789.01", "123456789.02"},
	} {
		a, b := decimal.Must(row.stored), decimal.Must(row.recomputed)
		if Agrees(a, b) || Agrees(b, a) {
			t.Errorf("%s and %s agree", row.stored, row.recomputed)
		}
	}
}
