package decimal

import (
	"testing"

	"pgregory.net/rapid"
)

// TestSmallNumbersAreNoOthers: writing and comparing small numbers by
// themselves is what the library makes of them.
func TestSmallNumbersAreNoOthers(t *testing.T) {
	number := rapid.OneOf(
		rapid.StringMatching(`-?[0-9]{1,5}(\.[0-9]{1,7})?`),
		rapid.StringMatching(`-?0(\.0{1,6}[0-9]?)?`),
		rapid.StringMatching(`-?[0-9]{1,11}e-?[0-9]`))
	rapid.Check(t, func(t *rapid.T) {
		a, b := Must(number.Draw(t, "a")), Must(number.Draw(t, "b"))
		if got, want := a.String(), a.d.String(); got != want {
			t.Errorf("written as %s, want %s", got, want)
		}
		if got, want := a.Cmp(b), a.d.Cmp(b.d); got != want || a.Less(b) != a.d.LessThan(b.d) || a.Equal(b) != a.d.Equal(b.d) {
			t.Errorf("%s to %s is %d, want %d", a, b, got, want)
		}
	})
}
