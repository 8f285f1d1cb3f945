package terminal

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		width    int
		want     string
	}{
		{"short", "合计", 10, "合计"},
		{"Chinese breaks anywhere", "合计得分填的是九十五", 8, "合计得分\n填的是九\n十五"},
		{"but not before a mark", "合计得分，填的是", 8, "合计得\n分，填的\n是"},
		{"nor after an opening one", "合计得（分）", 8, "合计得\n（分）"},
		{"words stay whole", "the total is wrong", 9, "the total\nis wrong"},
		{"numbers stay whole", "应为13997.53万元", 10, "应为\n13997.53万\n元"},
		{"paths break at slashes", "inbox/a/b.xlsx", 9, "inbox/a/\nb.xlsx"},
		{"what is too wide is cut", "abcdefghij", 4, "abcd\nefgh\nij"},
	} {
		if got := wrap(tt.in, tt.width); got != tt.want {
			t.Errorf("%s: wrap(%q, %d) = %q, want %q", tt.name, tt.in, tt.width, got, tt.want)
		}
	}
}

// Whatever is wrapped, no line is too wide and nothing but blanks is lost.
func TestWrapLosesNothing(t *testing.T) {
	bare := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("合计得分，。（）“”abc123 ./-"))).Draw(t, "text")
		width := rapid.IntRange(4, 30).Draw(t, "width")
		got := wrap(s, width)
		if bare(got) != bare(s) {
			t.Fatalf("wrap(%q) = %q", s, got)
		}
		for _, line := range strings.Split(got, "\n") {
			if text.StringWidth(strings.TrimRight(line, " ")) > width {
				t.Fatalf("wrap(%q, %d): line %q is too wide", s, width, line)
			}
		}
	})
}
