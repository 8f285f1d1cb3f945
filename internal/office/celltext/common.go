package celltext

// Common says of a text of printable ASCII and usual Chinese characters, as
// nearly all are, what its bytes tell at one glance: Plain leaves it as it
// stands, it is one line, and so wide. Signs reports whether it holds any that
// mean something in markup, or what begins an escape. Of other texts ok is false.
func Common(s string) (width int, signs, ok bool) {
	if len(s) > MostText {
		return 0, false, false
	}
	for i := 0; i < len(s); {
		b := s[i]
		switch {
		case b < ' ' || b == 0x7F:
			return 0, false, false
		case b < 0x80:
			signs = signs || marked[b] || b == 'x' && i > 0 && s[i-1] == '_'
			width++
			i++
			continue
		case i+2 >= len(s) || s[i+1]&0xC0 != 0x80 || s[i+2]&0xC0 != 0x80:
			return 0, false, false
		}
		if b&0xF0 != 0xE0 || !wide(rune(b&0x0F)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F)) {
			return 0, false, false
		}
		width += 2
		i += 3
	}
	return width, signs, true
}

// wide reports whether r is one of the characters that Chinese texts are made
// of: of three bytes, two digits wide, no blank.
func wide(r rune) bool {
	return r >= '一' && r <= '龥' || r >= '、' && r <= '】' || r >= '！' && r <= '～'
}

// marked are the signs that mean something in markup.
var marked = [0x80]bool{'<': true, '>': true, '&': true}
