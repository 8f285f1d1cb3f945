package finding

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"合计", 2, "合计"},
		{"合计得分", 2, "合计…"},
		{"a\r\nb\tc", 9, "a  b c"},
		{"a\u202eb\u200bc\ufeff", 9, "abc"},
		{"a\u2028b", 9, "a b"},
		{"a\xffb", 9, "a?b"},
	} {
		if got := Clip(c.in, c.n); got != c.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func FuzzClip(f *testing.F) {
	f.Add("农村公厕建设\n\x1b[31m", 3)
	f.Fuzz(func(t *testing.T, s string, n int) {
		n = min(max(n, 0), 100)
		got := Clip(s, n)
		if strings.ContainsFunc(got, unicode.IsControl) || utf8.RuneCountInString(got) > n+1 || !utf8.ValidString(got) {
			t.Errorf("Clip(%q, %d) = %q", s, n, got)
		}
	})
}
