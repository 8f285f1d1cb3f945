package decimal

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawn is an amount, score or rate as people write them.
func drawn(t *rapid.T, name string) Decimal {
	digits := rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(t, name)
	places := rapid.IntRange(0, 6).Draw(t, name+" places")
	return New(digits).Div(pow10(places), places)
}

func pow10(n int) Decimal { return Must("1e" + New(int64(n)).String()) }

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "-0": "0", "0.00": "0", "92.36": "92.36", "+1.50": "1.5", "-.5": "-0.5", "5.": "5",
		"007": "7", "1.5E-2": "0.015", "2e3": "2000", "1E+05": "100000", "5e-000001": "0.5",
		"13997.53":                       "13997.53",
		strings.Repeat("9", maxDigits):   strings.Repeat("9", maxDigits),
		"0." + strings.Repeat("0", 58):   "0",
		"0." + strings.Repeat("1", 59):   "0." + strings.Repeat("1", 59),
		"0.1000000000000000055511151231": "0.1000000000000000055511151231",
	} {
		got, err := Parse(text)
		if err != nil || got.String() != want {
			t.Errorf("Parse(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
}

// TestFewDigitsAreReadTheLongWay: what is read the short way is read the same, to the digits
// behind the point, and nothing that the long way refuses.
func TestFewDigitsAreReadTheLongWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9]{0,12}\.?[0-9]{0,12}\.?`).Draw(t, "text")
		short, ok := fewDigits(s)
		if !ok {
			return
		}
		long, err := convert(s)
		if wellFormed(s) != nil || err != nil || short.library().Exponent() != long.library().Exponent() || !short.Equal(long) {
			t.Fatalf("fewDigits(%q) = %s, the long way %s, %v", s, short, long, err)
		}
	})
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]error{
		"": ErrSyntax, ".": ErrSyntax, "-": ErrSyntax, "-+5": ErrSyntax, "+-5": ErrSyntax, "--5": ErrSyntax,
		" 5": ErrSyntax, "5 ": ErrSyntax, "1,000": ErrSyntax, "1.2.3": ErrSyntax, "1e": ErrSyntax, "e5": ErrSyntax,
		"1e5.5": ErrSyntax, "1e+-5": ErrSyntax, "0x10": ErrSyntax, "1_000": ErrSyntax, "NaN": ErrSyntax,
		"Infinity": ErrSyntax, "９": ErrSyntax, "五": ErrSyntax,
		"1e999999999": ErrRange, "1e-999999999": ErrRange, "1e1000": ErrRange,
		strings.Repeat("9", maxDigits+1): ErrRange,
	} {
		if got, err := Parse(text); !errors.Is(err, want) {
			t.Errorf("Parse(%q) = %s, %v; want %v", text, got, err, want)
		}
	}
}

func TestMustPanicsOnABadConstant(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Must took 1,5")
		}
	}()
	Must("1,5")
}

func TestFixedRoundsHalfAwayFromZero(t *testing.T) {
	for text, want := range map[string]string{
		"2.675": "2.68", "-2.675": "-2.68", "1.005": "1.01", "92.3": "92.30", "0": "0.00", "-0.001": "0.00", "99.995": "100.00",
	} {
		if got := Must(text).Fixed(2); got != want {
			t.Errorf("%s.Fixed(2) = %s, want %s", text, got, want)
		}
	}
}

func TestDecimalsLeavesOutTrailingZeros(t *testing.T) {
	for text, want := range map[string]int{"92": 0, "92.30": 1, "0.9768": 4, "1e-5": 5, "1e5": 0, "100": 0} {
		if got := Must(text).Decimals(); got != want {
			t.Errorf("%s.Decimals() = %d, want %d", text, got, want)
		}
	}
}

func TestJSONKeepsNumbersAsText(t *testing.T) {
	got, err := json.Marshal(map[string]Decimal{"score": Must("91.36")})
	if err != nil || string(got) != `{"score":"91.36"}` {
		t.Fatalf("Marshal = %s, %v", got, err)
	}
	var back map[string]Decimal
	if err := json.Unmarshal([]byte(`{"score":"91.360","none":""}`), &back); err != nil {
		t.Fatal(err)
	}
	want := map[string]Decimal{"score": Must("91.36"), "none": Zero}
	if diff := cmp.Diff(want, back); diff != "" {
		t.Errorf("Unmarshal (-want +got):\n%s", diff)
	}
	if err := json.Unmarshal([]byte(`{"score":"ninety"}`), &back); !errors.Is(err, ErrSyntax) {
		t.Errorf("Unmarshal(ninety): %v, want ErrSyntax", err)
	}
}

func TestStringReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t, "d")
		if back, err := Parse(d.String()); err != nil || !back.Equal(d) {
			t.Fatalf("Parse(%s) = %s, %v", d, back, err)
		}
	})
}

// Numbers that a workbook holds or that are reckoned from them have more digits
// than anybody types, and are written with all of them.
func TestMarshalledReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Must(rapid.StringMatching(`-?[0-9]{1,30}(\.[0-9]{1,30})?(E[+-][0-9]{1,3})?`).Draw(t, "d"))
		for _, n := range []Decimal{d, d.Mul(d), d.Div(New(7), 40), d.Significant()} {
			text, err := n.MarshalText()
			var back Decimal
			if err != nil || back.UnmarshalText(text) != nil || !back.Equal(n) {
				t.Fatalf("%s reads back as %s, %v", text, back, err)
			}
		}
	})
}

func TestUnmarshalTextRefuses(t *testing.T) {
	for _, text := range []string{"-", ".", ".5.", "--1", "1e9999", "1,000", "１", " 1"} {
		var d Decimal
		if err := d.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is %s", text, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "92.36", "-1.5E-2", "1e999999999", "+-5", ".", "00.100", "1e+05", "９２"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if !errors.Is(err, ErrSyntax) && !errors.Is(err, ErrRange) {
				t.Fatalf("Parse(%q): %v is no error of ours", s, err)
			}
			return
		}
		// What was read is small enough to be written out and reckoned with.
		if n := len(d.String()); n > 1100 {
			t.Fatalf("Parse(%q) has %d characters", s, n)
		}
		if sig := d.Significant(); !sig.Significant().Equal(sig) {
			t.Fatalf("Significant of %q is not its own Significant", s)
		}
		if !d.Sub(d).IsZero() || d.Neg().Neg().Cmp(d) != 0 {
			t.Fatalf("%q does not cancel out", s)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse("13997.53"); err != nil {
			b.Fatal(err)
		}
	}
}

func TestScaleIsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits, n := rapid.Int64Range(-1e17, 1e17).Draw(t, "digits"), rapid.IntRange(-3, 20).Draw(t, "n")
		d := Scaled(digits, n)
		again, behind, ok := d.Scale()
		if !ok {
			return
		}
		if got := Scaled(again, behind); got.String() != d.String() || !got.Equal(d) {
			t.Fatalf("%s became %s", d, got)
		}
		if want := Must(d.String()); !cmp.Equal(want, Scaled(again, behind)) || behind != want.Decimals() {
			t.Fatalf("%s has %d decimals, not %d", d, want.Decimals(), behind)
		}
	})
}

// TestStringIsTheLibrarys: short numbers are written by ourselves.
func TestStringIsTheLibrarys(t *testing.T) {
	for _, s := range []string{"0", "0.00", "-0.5", "100", "0.001", "-12.340", "999999999999999999", "-0"} {
		d := Must(s)
		if got, want := d.String(), d.library().String(); got != want {
			t.Errorf("%s is written %s", want, got)
		}
	}
}
