package plaintext_test

import (
	"testing"

	"jixiao/internal/plaintext"
)

func TestOf(t *testing.T) {
	for text, want := range map[string]string{
		"得分 95.5\n":              "得分 95.5\n",
		"a\u202Eb\u2066c\u200Fd": "abcd",
		"甲\u200B乙\uFEFF":         "甲乙",
		"a\tb\x00c\x1Bd\x7F":     "a bcd",
		"\xff甲":                  "\uFFFD甲",
		"é😀":                     "é😀",
	} {
		if got := string(plaintext.Of([]byte(text))); got != want {
			t.Errorf("Of(%q) = %q, want %q", text, got, want)
		}
	}
}
