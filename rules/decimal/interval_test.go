package decimal

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func drawnInterval(t *rapid.T, name string) Interval {
	return Rounded(drawn(t, name), rapid.IntRange(0, 6).Draw(t, name+" shown"))
}

// within draws a number of an interval.
func within(t *rapid.T, i Interval, name string) Decimal {
	share := New(rapid.Int64Range(0, 100).Draw(t, name)).Div(Hundred, 2)
	return i.Lo.Add(i.Hi.Sub(i.Lo).Mul(share))
}

func contains(i Interval, d Decimal) bool { return i.Meets(Exactly(d)) }

func TestRounded(t *testing.T) {
	for _, row := range []struct {
		number string
		n      int
		lo, hi string
	}{
		{"92.36", 2, "92.355", "92.365"},
		{"13997.5", 1, "13997.45", "13997.55"},
		{"5792", 0, "5791.5", "5792.5"},
		{"5790", -1, "5785", "5795"},
		{"-0.5", 1, "-0.55", "-0.45"},
	} {
		got := Rounded(Must(row.number), row.n)
		if !got.Lo.Equal(Must(row.lo)) || !got.Hi.Equal(Must(row.hi)) {
			t.Errorf("Rounded(%s, %d) = %s … %s, want %s … %s", row.number, row.n, got.Lo, got.Hi, row.lo, row.hi)
		}
	}
}

// The example of the rule catalogue: 8205.5 + 5792 against 13997.53.
func TestSumOfRoundedParts(t *testing.T) {
	sum := func(n1, n2 int) Interval { return Rounded(Must("8205.5"), n1).Add(Rounded(Must("5792"), n2)) }
	total := Rounded(Must("13997.53"), 2)
	if !sum(1, 0).Meets(total) {
		t.Error("as typed, 8205.5 + 5792 does not agree with 13997.53")
	}
	if sum(2, 2).Meets(total) {
		t.Error("shown with two decimals, 8205.50 + 5792.00 agrees with 13997.53")
	}
}

func TestQuotientMeets(t *testing.T) {
	for _, row := range []struct {
		name, part, whole, rate string
		shown                   int
		want                    bool
	}{
		{"exact", "5", "10", "0.5", 2, true},
		{"rounded", "2", "3", "0.6667", 4, true},
		{"too far", "2", "3", "0.6669", 4, false},
		{"nothing spent", "0", "3", "0", 4, true},
		{"negative", "-1", "4", "-0.25", 4, true},
		{"wrong sign", "1", "4", "-0.25", 4, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := QuotientMeets(Exactly(Must(row.part)), Exactly(Must(row.whole)), Rounded(Must(row.rate), row.shown))
			if got != row.want {
				t.Errorf("%s ÷ %s meets %s: %t", row.part, row.whole, row.rate, got)
			}
		})
	}
}

func TestIntervalLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i, j := drawnInterval(t, "i"), drawnInterval(t, "j")
		if i.Meets(j) != j.Meets(i) {
			t.Fatalf("%v meets %v one way only", i, j)
		}
		if !i.Meets(i) {
			t.Fatalf("%v does not meet itself", i)
		}
		ij, ji := i.Add(j), j.Add(i)
		if !ij.Lo.Equal(ji.Lo) || !ij.Hi.Equal(ji.Hi) {
			t.Fatalf("%v + %v depends on the order", i, j)
		}
		a, b := within(t, i, "a"), within(t, j, "b")
		if !contains(i, a) || !contains(ij, a.Add(b)) {
			t.Fatalf("%s + %s lies outside %v + %v", a, b, i, j)
		}
	})
}

func TestRoundedHoldsWhatRoundsToIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := drawn(t, "d"), rapid.IntRange(-2, 6).Draw(t, "n")
		if !contains(Rounded(d.Round(n), n), d) {
			t.Fatalf("%s rounds to %s, whose interval leaves it out", d, d.Round(n))
		}
	})
}

// A quotient meets a rate exactly when the true range of quotients does.
func TestQuotientMeetsByFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part, rate := drawnInterval(t, "part"), drawnInterval(t, "rate")
		whole := drawnInterval(t, "whole")
		if whole.Lo.Sign() <= 0 {
			t.Skip("the whole must be positive")
		}
		if rapid.Bool().Draw(t, "near") {
			rate = Rounded(within(t, part, "p").Div(within(t, whole, "w"), 8), rapid.IntRange(2, 6).Draw(t, "shown"))
		}
		lo, hi := quotients(t, part, whole)
		want := lo.Cmp(rat(t, rate.Hi)) <= 0 && rat(t, rate.Lo).Cmp(hi) <= 0
		if got := QuotientMeets(part, whole, rate); got != want {
			t.Fatalf("QuotientMeets(%v, %v, %v) = %t", part, whole, rate, got)
		}
	})
}

// quotients is the smallest and the largest part ÷ whole.
func quotients(t *rapid.T, part, whole Interval) (lo, hi *big.Rat) {
	for _, p := range []Decimal{part.Lo, part.Hi} {
		for _, w := range []Decimal{whole.Lo, whole.Hi} {
			q := new(big.Rat).Quo(rat(t, p), rat(t, w))
			if lo == nil || q.Cmp(lo) < 0 {
				lo = q
			}
			if hi == nil || q.Cmp(hi) > 0 {
				hi = q
			}
		}
	}
	return lo, hi
}
