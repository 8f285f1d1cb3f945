package decimal

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func rat(t *rapid.T, d Decimal) *big.Rat {
	r, ok := new(big.Rat).SetString(d.String())
	if !ok {
		t.Fatalf("%s is no fraction", d)
	}
	return r
}

func TestSignificant(t *testing.T) {
	for text, want := range map[string]string{
		"4.4000000000000004":  "4.4",
		"1294.5999999999999":  "1294.6",
		"0.97679999999999989": "0.9768",
		"13997.529999999999":  "13997.53",
		"123456789012345":     "123456789012345",
		"123456789012345.67":  "123456789012346",
		"999999999999999.96":  "1000000000000000",
		"-0.1000000000000001": "-0.1",
		"1E-320":              Must("1E-320").String(),
		"0":                   "0",
	} {
		if got := Must(text).Significant().String(); got != want {
			t.Errorf("%s.Significant() = %s, want %s", text, got, want)
		}
	}
}

func TestSignificantIsIdempotentAndNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Must(rapid.StringMatching(`-?[0-9]{1,20}\.[0-9]{1,20}`).Draw(t, "number"))
		sig := d.Significant()
		if !sig.Significant().Equal(sig) {
			t.Fatalf("Significant(%s) = %s, again %s", d, sig, sig.Significant())
		}
		if bound := d.Abs().Mul(Must("5e-15")); d.Sub(sig).Abs().Cmp(bound) > 0 {
			t.Fatalf("Significant(%s) = %s is too far off", d, sig)
		}
	})
}

func TestMagnitude(t *testing.T) {
	for text, want := range map[string]int{"1": 0, "9.99": 0, "10": 1, "150": 2, "1e5": 5, "0.0015": -3, "-0.5": -1, "100.00": 2} {
		if got := Must(text).Magnitude(); got != want {
			t.Errorf("%s.Magnitude() = %d, want %d", text, got, want)
		}
	}
}

func TestRoundDigits(t *testing.T) {
	for _, row := range []struct {
		text string
		n    int
		want string
	}{{"123.45", 4, "123.5"}, {"-123.45", 4, "-123.5"}, {"123.45", 1, "100"}, {"99.9", 2, "100"}, {"0.00125", 2, "0.0013"}} {
		if got := Must(row.text).RoundDigits(row.n).String(); got != row.want {
			t.Errorf("%s.RoundDigits(%d) = %s, want %s", row.text, row.n, got, row.want)
		}
	}
}

func TestDivRoundsHalfAwayFromZero(t *testing.T) {
	for _, row := range []struct {
		part, whole string
		n           int
		want        string
	}{{"1", "3", 4, "0.3333"}, {"2", "3", 4, "0.6667"}, {"1", "8", 2, "0.13"}, {"-1", "8", 2, "-0.13"}, {"7", "2", 0, "4"}} {
		if got := Must(row.part).Div(Must(row.whole), row.n).String(); got != row.want {
			t.Errorf("%s ÷ %s to %d = %s, want %s", row.part, row.whole, row.n, got, row.want)
		}
	}
}

func TestMin(t *testing.T) {
	if got := Min(Must("1.2"), One); !got.Equal(One) {
		t.Errorf("Min(1.2, 1) = %s", got)
	}
	if got := Min(Must("0.97"), One); !got.Equal(Must("0.97")) {
		t.Errorf("Min(0.97, 1) = %s", got)
	}
}

func TestSumOfNothingIsZero(t *testing.T) {
	if !Sum().IsZero() {
		t.Errorf("Sum() = %s", Sum())
	}
}

func TestSumIsExactInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := make([]Decimal, rapid.IntRange(0, 30).Draw(t, "count"))
		want := new(big.Rat)
		for i := range ds {
			ds[i] = drawn(t, "item")
			want.Add(want, rat(t, ds[i]))
		}
		sum := Sum(ds...)
		if rat(t, sum).Cmp(want) != 0 {
			t.Fatalf("Sum(%v) = %s, want %s", ds, sum, want)
		}
		if shuffled := Sum(rapid.Permutation(ds).Draw(t, "order")...); !shuffled.Equal(sum) {
			t.Fatalf("Sum(%v) = %s or %s, by order", ds, sum, shuffled)
		}
	})
}

func TestArithmeticIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn(t, "a"), drawn(t, "b")
		ra, rb := rat(t, a), rat(t, b)
		if rat(t, a.Mul(b)).Cmp(new(big.Rat).Mul(ra, rb)) != 0 {
			t.Fatalf("%s × %s = %s", a, b, a.Mul(b))
		}
		if rat(t, a.Sub(b)).Cmp(new(big.Rat).Sub(ra, rb)) != 0 {
			t.Fatalf("%s − %s = %s", a, b, a.Sub(b))
		}
		if a.Cmp(b) != ra.Cmp(rb) || a.Less(b) != (ra.Cmp(rb) < 0) || a.Sign() != ra.Sign() {
			t.Fatalf("%s and %s compare wrongly", a, b)
		}
	})
}

func TestDivIsNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn(t, "a"), drawn(t, "b")
		if b.IsZero() {
			t.Skip("no quotient")
		}
		n := rapid.IntRange(0, 12).Draw(t, "n")
		exact := new(big.Rat).Quo(rat(t, a), rat(t, b))
		off := exact.Sub(exact, rat(t, a.Div(b, n)))
		half := rat(t, Must("0.5").Div(pow10(n), n+1))
		if off.Abs(off).Cmp(half) > 0 {
			t.Fatalf("%s ÷ %s = %s to %d decimals", a, b, a.Div(b, n), n)
		}
	})
}
