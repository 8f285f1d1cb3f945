package formula

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestWildcards: * is any text and ? any one character, of however many bytes; a word
// without them is no pattern.
func TestWildcards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("中丰a"))).Draw(t, "text")
		pattern := rapid.StringOf(rapid.SampledFrom([]rune("中丰a*?"))).Draw(t, "pattern")
		like := strings.NewReplacer("*", ".*", "?", ".").Replace(pattern)
		want := like != pattern && regexp.MustCompile("^"+like+"$").MatchString(text)
		if got := matches(text, pattern); got != want {
			t.Errorf("%q is like %q: %t, want %t", text, pattern, got, want)
		}
	})
}
