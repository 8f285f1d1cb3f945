package value

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean is a text without stray blanks: none around it, one space where there
// was a run of blanks or line breaks, nothing invisible. The text's own
// characters stay as they are.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case isInvisible(r):
		case isBlank(r):
			gap = b.Len() > 0
		default:
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isClean reports whether Clean would change nothing.
func isClean(s string) bool {
	last := ' '
	for i := 0; i < len(s); {
		if isHan(s, i) {
			i, last = i+hanSize, 0
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isOrdinary(r):
		case r == ' ' && last != ' ':
		case isInvisible(r) || isBlank(r) || r == utf8.RuneError && size == 1:
			return false
		}
		i, last = i+size, r
	}
	return s == "" || last != ' '
}

// isOrdinary is the quick answer for most of what stands in a workbook:
// printable ASCII and the common Chinese characters.
func isOrdinary(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || '!' <= r && r <= '~'
}

// isBlank reports whether r takes up room without showing anything. Control
// characters count, so that no cell's text ever breaks a line of a log.
func isBlank(r rune) bool {
	switch r {
	case 0x2800, 0x3164: // the blank of Braille and the filler of Hangul
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// isInvisible reports whether r has no width: joiners, byte order marks,
// marks of writing direction.
func isInvisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x180E, r == 0xFEFF:
		return true
	}
	return 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x206F
}

// IsNone reports whether s is a sign for "none": dashes, / \ * or 无. Blank
// text is no sign.
func IsNone(s string) bool {
	switch Fold(s) {
	case "-", "/", `\`, "*", "无":
		return true
	}
	return false
}
