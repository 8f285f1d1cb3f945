package decimal

// Interval is what a rounded number may stand for: every number from Lo to Hi.
type Interval struct {
	Lo, Hi Decimal
}

// Exactly is the interval of one number.
func Exactly(d Decimal) Interval { return Interval{d, d} }

// Rounded is d ± half a unit of its n-th decimal.
func Rounded(d Decimal, n int) Interval {
	half := Scaled(5, n+1)
	return Interval{d.Sub(half), d.Add(half)}
}

// Add is every sum of a number of i and a number of j.
func (i Interval) Add(j Interval) Interval { return Interval{i.Lo.Add(j.Lo), i.Hi.Add(j.Hi)} }

// Meets reports whether i and j have a number in common.
func (i Interval) Meets(j Interval) bool { return i.Lo.Cmp(j.Hi) <= 0 && j.Lo.Cmp(i.Hi) <= 0 }

// QuotientMeets reports whether some number of part ÷ some number of whole
// lies in rate. It multiplies instead of dividing, so it is exact. The whole
// must be positive throughout.
func QuotientMeets(part, whole, rate Interval) bool {
	lo, hi := rate.Lo.Mul(whole.Lo), rate.Hi.Mul(whole.Hi)
	if rate.Lo.Sign() < 0 {
		lo = rate.Lo.Mul(whole.Hi)
	}
	if rate.Hi.Sign() < 0 {
		hi = rate.Hi.Mul(whole.Lo)
	}
	return part.Lo.Cmp(hi) <= 0 && lo.Cmp(part.Hi) <= 0
}
