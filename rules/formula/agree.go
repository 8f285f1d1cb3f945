package formula

import "jixiao/rules/decimal"

var (
	// relativeNoise is what binary arithmetic may lose of a number.
	relativeNoise = decimal.Must("1e-13")
	// absoluteNoise is what it leaves where large numbers cancel out:
	// 8205.5-8205.4 is stored as 0.100000000000364. Amounts end at 1e-6.
	absoluteNoise = decimal.Must("1e-9")
)

// Agrees reports whether a stored result is the recalculated one, but for the
// noise of the binary numbers that the spreadsheet reckoned with.
func Agrees(stored, recomputed decimal.Decimal) bool {
	if stored.Significant().Equal(recomputed.Significant()) {
		return true
	}
	difference := stored.Sub(recomputed).Abs()
	largest := stored.Abs()
	if largest.Less(recomputed.Abs()) {
		largest = recomputed.Abs()
	}
	return difference.Cmp(absoluteNoise) <= 0 || difference.Cmp(largest.Mul(relativeNoise)) <= 0
}
