package draft_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/decimal"
)

func TestBinary(t *testing.T) {
	for _, c := range []struct {
		number float64
		want   string
	}{
		{91.36, "91.36"}, {8205.5, "8205.5"}, {0.30000000000000004, "0.30000000000000004"}, {4.4, "4.4"}, {-0.5, "-0.5"},
		{math.Copysign(0, -1), "0"}, {1e20, "100000000000000000000"}, {1e21, "1E+21"}, {1.5e-9, "0.0000000015"},
		{2.5e-12, "2.5E-12"}, {123456789012345.67, "123456789012345.67"},
	} {
		if got, ok := draft.Binary(math.Float64bits(c.number)); got != c.want || !ok {
			t.Errorf("Binary(%v) = %q, %v, want %q", c.number, got, ok, c.want)
		}
	}
	for _, none := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if got, ok := draft.Binary(math.Float64bits(none)); ok {
			t.Errorf("Binary(%v) = %q, want none", none, got)
		}
	}
}

// TestBinaryMeansItsBits: no digit too few to be that number, and always what
// a number in a file looks like.
func TestBinaryMeansItsBits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bits := rapid.Uint64().Draw(t, "bits")
		text, ok := draft.Binary(bits)
		if !ok {
			return
		}
		back, err := strconv.ParseFloat(text, 64)
		if err != nil || back != math.Float64frombits(bits) {
			t.Fatalf("%s is %v, want %v", text, back, math.Float64frombits(bits))
		}
		if !draft.IsNumber(text) {
			t.Fatalf("%s is no number", text)
		}
	})
}

func TestHundredth(t *testing.T) {
	for number, want := range map[string]string{
		"9136": "91.36", "100": "1", "-5": "-0.05", "0": "0", "12.5": "0.125", "-1250": "-12.5", "1E+21": "1E19", "7": "0.07",
	} {
		if got := draft.Hundredth(number); got != want {
			t.Errorf("Hundredth(%s) = %s, want %s", number, got, want)
		}
	}
}

func TestHundredthIsExact(t *testing.T) {
	hundred := decimal.New(100)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1<<40, 1<<40).Draw(t, "n")
		text := strconv.FormatInt(n, 10)
		got, err := decimal.Parse(draft.Hundredth(text))
		if err != nil || !got.Mul(hundred).Equal(decimal.New(n)) {
			t.Fatalf("Hundredth(%s) = %s, %v", text, got, err)
		}
	})
}

func TestIsNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"0": true, "-1.5": true, "4.4000000000000004": true, "1E+3": true, "2.5e-7": true, ".5": true, "5.": true,
		"": false, "-": false, ".": false, "1.2.3": false, "1e": false, "0x10": false, "NaN": false, "1 2": false, "1e9999": false,
	} {
		if got := draft.IsNumber(text); got != want {
			t.Errorf("IsNumber(%q) = %v", text, got)
		}
	}
}

func TestIsPlain(t *testing.T) {
	for text, want := range map[string]bool{
		"0": true, "91.36": true, "-5": true, "0.5": true, "100": true, "123456789012345": true,
		"001": false, "01.5": false, "370112199001011234": false, "1.": false, ".5": false, "": false, "-": false,
		"+5": false, "1,234": false, "97.68%": false, "1E5": false, "九十": false, "９１": false, " 5": false, "2023-10-15": false,
	} {
		if got := draft.IsPlain(text); got != want {
			t.Errorf("IsPlain(%q) = %v", text, got)
		}
	}
}

func TestSerial(t *testing.T) {
	for _, c := range []struct {
		text     string
		date1904 bool
		want     string
	}{
		{"2023-10-15", false, "45214"},
		{"2023-10-15T00:00:00.000", false, "45214"},
		{"2023-10-15", true, "43752"},
		{"1900-03-01", false, "61"},
		{"1900-02-28", false, "59"},
		{"1900-01-01T00:00:00Z", false, "1"},
		{"1899-12-31T12:00:00.000", false, "0.5"},
		{"1899-12-30T06:00:00", false, "0.25"},
		{"2023-10-15T18:00", false, "45214.75"},
		{"1899-12-29", false, ""},
		{"1903-12-31", true, ""},
		{"2023-02-30", false, ""},
		{"12.5", false, ""},
		{"", false, ""},
	} {
		got, ok := draft.Serial(c.text, c.date1904)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Serial(%q, %v) = %q, %v, want %q", c.text, c.date1904, got, ok, c.want)
		}
	}
}

func TestElapsed(t *testing.T) {
	for text, want := range map[string]string{
		"PT06H00M00S": "0.25", "PT36H": "1.5", "PT0S": "0", "PT10H10M10.5S": "0.423732638888888889",
		"PT": "", "-PT1H": "", "P1D": "", "PT" + strings.Repeat("9", 50) + "H": "", "6": "",
	} {
		got, ok := draft.Elapsed(text)
		if got != want || ok != (want != "") {
			t.Errorf("Elapsed(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
}
