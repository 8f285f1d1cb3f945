package ods

import "strings"

// formula writes a formula the way Excel does: A1 instead of [.A1], commas
// between arguments. What cannot be written so stays as it is, and nobody
// mistakes it for something else: it keeps its prefix.
func formula(raw string) string {
	const longest = 8192
	_, body, found := strings.Cut(raw, "=")
	if !found || len(raw) > longest {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(body); {
		switch c := body[i]; c {
		case '"':
			n := textLength(body[i:])
			b.WriteString(body[i : i+n])
			i += n
		case '[':
			inner, _, closed := strings.Cut(body[i+1:], "]")
			ref, ok := reference(inner)
			if !closed || !ok {
				return raw
			}
			b.WriteString(ref)
			i += len(inner) + 2
		case ';':
			b.WriteByte(',')
			i++
		case '{', '}', '~', '!', '\'':
			return raw
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String()
}

// textLength is the length of the text in quotes that s begins with.
func textLength(s string) int {
	n := strings.IndexByte(s[1:], '"')
	if n < 0 {
		return len(s)
	}
	return n + 2
}

// reference writes what stands in square brackets: .A1, .A1:.B2 or
// $Sheet1.A1.
func reference(inner string) (string, bool) {
	from, to, area := strings.Cut(inner, ":")
	a, ok := address(from)
	if !ok || !area {
		return a, ok
	}
	b, ok := address(to)
	if !ok || strings.Contains(b, "!") {
		return "", false
	}
	return a + ":" + b, true
}

func address(s string) (string, bool) {
	dot := strings.LastIndexByte(s, '.')
	if dot < 0 || strings.ContainsAny(s, "#'[\"") {
		return "", false
	}
	sheet, cell := strings.TrimPrefix(s[:dot], "$"), s[dot+1:]
	if cell == "" || strings.Trim(cell, "$ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return "", false
	}
	if sheet == "" {
		return cell, true
	}
	return "'" + sheet + "'!" + cell, true
}

// leadsOut reports whether a formula refers to another file.
func leadsOut(raw string) bool {
	return strings.Contains(raw, "'#$") || strings.Contains(raw, "'#'") || strings.Contains(raw, "['file:")
}

// isCache reports whether a table is no sheet but what was last seen in
// another file.
func isCache(name string) bool { return strings.HasPrefix(name, "'") && strings.Contains(name, "'#") }
