package value

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold is the key by which names are compared: no blanks, full-width
// characters half-width, brackets, quotes and dashes of one kind, a run of
// dashes as one, letters upper-case.
func Fold(s string) string {
	n := foldedPrefix(s)
	if n == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:n])
	dash := strings.HasSuffix(s[:n], "-")
	for _, r := range s[n:] {
		r = foldRune(r)
		if r < 0 || r == '-' && dash {
			continue
		}
		dash = r == '-'
		b.WriteRune(r)
	}
	return b.String()
}

// foldedPrefix is how many bytes of s Fold would leave alone.
func foldedPrefix(s string) int {
	last := rune(0)
	for i := 0; i < len(s); {
		if isHan(s, i) {
			i, last = i+hanSize, 0
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '-' && last == '-' || r == utf8.RuneError || foldRune(r) != r {
			return i
		}
		i, last = i+size, r
	}
	return len(s)
}

// hanSize is how many bytes a common Chinese character has.
const hanSize = 3

// isHan reports whether a common Chinese character (U+4E00 to U+9FFF) stands at
// i, from its bytes: most of what names are made of need not be decoded.
func isHan(s string, i int) bool {
	return i+hanSize <= len(s) && s[i]-0xE4 <= 0xE9-0xE4 && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 && (s[i] != 0xE4 || s[i+1] >= 0xB8)
}

// foldRune is what stands for r in a key, or -1 for nothing.
func foldRune(r rune) rune {
	r = narrow(r)
	if r == ' ' {
		return -1
	}
	return unicode.ToUpper(r)
}

// narrow is the half-width character of r's kind: ' ' for every blank, '-' for
// every dash, -1 for what has no width at all.
func narrow(r rune) rune {
	switch {
	case isOrdinary(r):
		return r
	case 0xFF01 <= r && r <= 0xFF5E:
		return r - 0xFEE0
	case isInvisible(r):
		return -1
	case isBlank(r):
		return ' '
	case isDash(r):
		return '-'
	}
	return narrowMark(r)
}

// isDash covers hyphens, dashes, minus signs and the strokes that input
// methods offer in their place; the numeral 一 is none.
func isDash(r rune) bool {
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−', '⁃', '﹣', '﹘', '─', '━', 'ー', 'ｰ', '˗', '➖':
		return true
	}
	return false
}

func narrowMark(r rune) rune {
	switch r {
	case '【', '〔', '〖', '﹝', '「', '『':
		return '['
	case '】', '〕', '〗', '﹞', '」', '』':
		return ']'
	case '﹙', '⁽', '❨':
		return '('
	case '﹚', '⁾', '❩':
		return ')'
	case '。', '｡', '﹒':
		return '.'
	case '﹐':
		return ','
	case '﹕', '∶':
		return ':'
	case '﹔':
		return ';'
	case '﹪':
		return '%'
	case '“', '”', '„', '〝', '〞':
		return '"'
	case '‘', '’':
		return '\''
	case '∕', '⁄':
		return '/'
	case '〜', '∼':
		return '~'
	case '､', '﹑':
		return '、'
	case '•', '‧', '・', '･', '∙', '⋅':
		return '·'
	case '○', '◯', '⚪':
		return '〇'
	case '￥':
		return '¥'
	}
	return r
}
