package decimal

import (
	"testing"

	"pgregory.net/rapid"
)

// TestTotalAdds: a total is what adding one by one makes, to the last digit
// that is written.
func TestTotalAdds(t *testing.T) {
	number := rapid.OneOf(
		rapid.StringMatching(`-?[0-9]{1,4}(\.[0-9]{1,2})?`),
		rapid.StringMatching(`-?[0-9]{1,12}(\.[0-9]{1,9})?`),
		rapid.StringMatching(`-?[0-9]{1,3}e-?[0-9]{1,2}`),
		rapid.SampledFrom([]string{"0", "999999999", "-999999999", "0.000001", "999.999999", "1e12"}))
	rapid.Check(t, func(t *rapid.T) {
		want := Zero
		var total Total
		for _, s := range rapid.SliceOfN(number, 0, 60).Draw(t, "numbers") {
			want = want.Add(Must(s))
			total.Add(Must(s))
		}
		if got := total.Sum(); !got.Equal(want) || got.String() != want.String() || got.Decimals() != want.Decimals() {
			t.Fatalf("%s, want %s", got, want)
		}
	})
}

// TestTotalOverflows: many of the largest that are added in units, and then
// the finest.
func TestTotalOverflows(t *testing.T) {
	largest, finest := Must("999999999"), Must("0.000001")
	var total Total
	const n = 20_000
	for range n {
		total.Add(largest)
	}
	total.Add(finest)
	for range n {
		total.Add(largest)
	}
	want := largest.Mul(New(2 * n)).Add(finest)
	if got := total.Sum(); !got.Equal(want) {
		t.Errorf("%s, want %s", got, want)
	}
}
