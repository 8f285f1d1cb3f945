package htmltable

import (
	"strconv"
	"strings"

	"jixiao/internal/office/sheet/draft"
)

// maxFormat bounds a format code; Excel's own are shorter.
const maxFormat = 255

// rules reads the number formats out of a style sheet: only rules of one
// class, which is how Excel writes them.
func (p *page) rules(css string) {
	const manyRules = 10_000
	for len(p.formats) < manyRules {
		selector, rest, found := strings.Cut(css, "{")
		if !found {
			return
		}
		body, rest, _ := strings.Cut(rest, "}")
		css = rest
		at := strings.LastIndexByte(selector, '.')
		if at < 0 {
			continue
		}
		if code, ok := numberFormat(body); ok {
			p.formats[strings.ToLower(strings.TrimSpace(selector[at+1:]))] = code
		}
	}
}

// numberFormat is the number format among the declarations of a style.
func numberFormat(declarations string) (string, bool) {
	_, value, found := strings.Cut(declarations, "mso-number-format:")
	if !found {
		return "", false
	}
	value = strings.TrimSpace(value)
	if strings.HasPrefix(value, `"`) || strings.HasPrefix(value, `'`) {
		quote := value[0]
		value = value[1:]
		n := 0
		for n < len(value) && value[n] != quote {
			if value[n] == '\\' {
				n++
			}
			n++
		}
		value = value[:min(n, len(value))]
	} else {
		value, _, _ = strings.Cut(value, ";")
		value = strings.TrimSpace(value)
	}
	if len(value) > maxFormat {
		return "", false
	}
	return draft.NamedFormat(unescape(value)), true
}

// unescape reads the escapes of a style sheet: four digits for a character, or
// the character itself.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		if i+5 <= len(s) {
			if code, err := strconv.ParseUint(s[i+1:i+5], 16, 32); err == nil {
				b.WriteRune(rune(code))
				i += 4
				continue
			}
		}
		i++
		b.WriteByte(s[i])
	}
	return b.String()
}
