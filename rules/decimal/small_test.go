package decimal

import (
	"testing"

	shopspring "github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// anyNumber is a number with few digits, with many, or at the bounds of a small one,
// with the library's.
func anyNumber(t *rapid.T, name string) (Decimal, shopspring.Decimal) {
	digits := rapid.OneOf(rapid.Int64Range(-1000, 1000), rapid.Int64Range(-1e12, 1e12), rapid.Int64(),
		rapid.SampledFrom([]int64{0, 1e16, 1e16 - 1, -1e16, 1 - 1e16, 1e18, 5, -5, 1e15})).Draw(t, name)
	exponent := rapid.OneOf(rapid.Int32Range(-3, 0), rapid.Int32Range(-20, 3)).Draw(t, name+" exponent")
	return Scaled(digits, int(-exponent)), shopspring.New(digits, exponent)
}

// TestSmallNumbersAreNoOthers: whatever is done with a number, without the library
// where it is small, comes out as the library has it, to the last zero.
func TestSmallNumbersAreNoOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, la := anyNumber(t, "a")
		b, lb := anyNumber(t, "b")
		n := rapid.IntRange(-3, 20).Draw(t, "n")
		made := map[string][2]shopspring.Decimal{
			"a":      {a.library(), la},
			"a + b":  {a.Add(b).library(), la.Add(lb)},
			"a − b":  {a.Sub(b).library(), la.Sub(lb)},
			"a × b":  {a.Mul(b).library(), la.Mul(lb)},
			"−a":     {a.Neg().library(), la.Neg()},
			"|a|":    {a.Abs().library(), la.Abs()},
			"a to n": {a.Round(n).library(), la.Round(int32(n))},
		}
		if !lb.IsZero() {
			made["a ÷ b"] = [2]shopspring.Decimal{a.Div(b, max(n, 0)).library(), la.DivRound(lb, int32(max(n, 0)))}
		}
		if excess := la.NumDigits() - 5; excess > 0 {
			made["five digits of a"] = [2]shopspring.Decimal{a.RoundDigits(5).library(), la.Round(-la.Exponent() - int32(excess))}
		}
		for what, got := range made {
			if !got[0].Equal(got[1]) || got[0].Exponent() != got[1].Exponent() {
				t.Errorf("a = %s, b = %s, n = %d: %s is %s (exponent %d), want %s (%d)", la, lb, n, what, got[0], got[0].Exponent(), got[1], got[1].Exponent())
			}
		}
		if a.Cmp(b) != la.Cmp(lb) || a.Less(b) != la.LessThan(lb) || a.Sign() != la.Sign() || a.IsZero() != la.IsZero() {
			t.Errorf("%s and %s compare otherwise", la, lb)
		}
		if a.String() != la.String() || a.Fixed(2) != la.StringFixed(2) || a.Magnitude() != la.NumDigits()-1+int(la.Exponent()) {
			t.Errorf("%s is written %s, with two decimals %s, magnitude %d", la, a, a.Fixed(2), a.Magnitude())
		}
		if a.far == nil != (of(la).far == nil) {
			t.Errorf("%s is kept in two ways", la)
		}
	})
}

// TestSmallNumbersTakeNoMemory but for what is too large for them.
func TestSmallNumbersTakeNoMemory(t *testing.T) {
	a, b := Must("98.5"), Must("1234.56")
	if n := testing.AllocsPerRun(100, func() {
		_ = a.Add(b).Sub(a).Mul(b).Round(2).Abs().Less(b.Div(a, 6).Significant())
	}); n > 0 {
		t.Errorf("%v pieces of memory", n)
	}
}
