package annotate

import (
	"encoding/xml"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/internal/office/celltext"
)

// TestEscapedIsAsTheLibraryEscapes whether there is anything to escape or not.
func TestEscapedIsAsTheLibraryEscapes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text") + rapid.SampledFrom([]string{"", "\"", "'", "&", "<", ">", "\t", "\n", "\r", "\x00", "\xff"}).Draw(t, "special")
		var want strings.Builder
		if err := xml.EscapeText(&want, []byte(celltext.Plain(s))); err != nil {
			t.Fatal(err)
		}
		if got := escaped(s); got != want.String() {
			t.Fatalf("escaped(%q) = %q, want %q", s, got, want.String())
		}
	})
}
