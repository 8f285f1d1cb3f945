package celltext

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"合计":                 "合计",
		"a\x00b":             "a\uFFFDb",
		"\xed\xa0\x80":       "\uFFFD",
		"一\r\n二\r三":          "一\n二\n三",
		"\uFFFE":             "\uFFFD",
		"=1+1":               "=1+1",
		"\u202e<b>&amp;</b>": "\u202e<b>&amp;</b>",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
	long := Plain(strings.Repeat("长", MostText+1))
	if n := utf8.RuneCountInString(long); n != MostText || !strings.HasSuffix(long, "…") {
		t.Errorf("a text too long has %d characters and ends in %q", n, long[len(long)-3:])
	}
}

func TestLines(t *testing.T) {
	for _, row := range []struct {
		text string
		room int
		want int
	}{{"", 10, 1}, {"合计得分合计", 12, 1}, {"合计得分合计A", 12, 2}, {"a\n\nb", 4, 3}, {"得分", 0, 2}} {
		if got := Lines(row.text, row.room); got != row.want {
			t.Errorf("Lines(%q, %d) = %d, want %d", row.text, row.room, got, row.want)
		}
	}
}

func TestPlainOnceIsEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Plain(string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")))
		if Plain(s) != s || !utf8.ValidString(s) {
			t.Fatalf("Plain leaves %q", s)
		}
	})
}
