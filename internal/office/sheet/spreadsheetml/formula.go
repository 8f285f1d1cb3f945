package spreadsheetml

import (
	"strconv"
	"strings"

	"jixiao/rules/finding"
)

// formula rewrites a formula from addresses relative to its cell (R[-1]C) to
// A1. It is "" where it cannot be: R1 means the whole first row here and a
// cell everywhere else, so that leaving it alone would be a lie.
func formula(raw string, at finding.Ref) string {
	const longest = 8192
	body, ok := strings.CutPrefix(raw, "=")
	if !ok || len(body) > longest {
		return ""
	}
	var b strings.Builder
	for len(body) > 0 {
		n := pieceLength(body)
		piece := body[:n]
		body = body[n:]
		if isLetter(piece[0]) && !strings.HasPrefix(body, "(") && !strings.HasPrefix(body, "!") {
			piece, ok = address(piece, at)
			if !ok {
				return ""
			}
		}
		b.WriteString(piece)
	}
	return b.String()
}

// pieceLength is the length of what a formula begins with: a text in quotes,
// a word with its brackets, or one character.
func pieceLength(s string) int {
	if s[0] == '"' || s[0] == '\'' {
		if n := strings.IndexByte(s[1:], s[0]); n >= 0 {
			return n + 2
		}
		return len(s)
	}
	n := 0
	for n < len(s) && (isWord(s[n]) || n > 0 && s[n] == '[') {
		if s[n] == '[' {
			closing := strings.IndexByte(s[n:], ']')
			if closing < 0 {
				return len(s)
			}
			n += closing
		}
		n++
	}
	return max(n, 1)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 || c == '_' }

func isWord(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c == '.' }

// address writes R[-1]C[2] as an address; TRUE and FALSE are none and stay.
func address(word string, at finding.Ref) (string, bool) {
	if word == "TRUE" || word == "FALSE" {
		return word, true
	}
	rest, ok := strings.CutPrefix(word, "R")
	if !ok {
		return "", false
	}
	row, rowFixed, rest, ok := distance(rest, at.Row)
	if !ok || !strings.HasPrefix(rest, "C") {
		return "", false
	}
	col, colFixed, rest, ok := distance(rest[1:], at.Col)
	if !ok || rest != "" || row < 1 || row > finding.MaxRow || col < 1 || col > finding.MaxCol {
		return "", false
	}
	return colFixed + finding.ColumnName(col) + rowFixed + strconv.Itoa(row), true
}

// distance reads what follows R or C: a place, a distance in brackets, or
// nothing for the cell's own.
func distance(s string, own int) (at int, fixed, rest string, ok bool) {
	if inner, found := strings.CutPrefix(s, "["); found {
		digits, rest, closed := strings.Cut(inner, "]")
		n, err := strconv.Atoi(digits)
		return own + n, "", rest, closed && err == nil
	}
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 {
		return own, "", s, true
	}
	at, err := strconv.Atoi(s[:n])
	return at, "$", s[n:], err == nil
}
