package xlsx

import (
	"strconv"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// shift moves the relative references of a formula by rows and columns, as a
// spreadsheet does with a formula that several cells share.
func shift(formula string, rows, cols int) string {
	var b strings.Builder
	b.Grow(len(formula) + 8)
	for i := 0; i < len(formula); {
		n := tokenLength(formula[i:])
		word := formula[i : i+n]
		if isWord(word[0]) && isReference(formula, i, i+n) {
			word = shiftWord(word, rows, cols)
		}
		b.WriteString(word)
		i += n
	}
	return b.String()
}

// tokenLength is the length of the piece that a formula begins with: a text or
// quoted sheet name, something in square brackets, a word, or one byte.
func tokenLength(s string) int {
	switch c := s[0]; {
	case c == '"' || c == '\'':
		if n := strings.IndexByte(s[1:], c); n >= 0 {
			return n + 2
		}
		return len(s)
	case c == '[':
		return bracketLength(s)
	case isWord(c):
		n := 1
		for n < len(s) && isWord(s[n]) {
			n++
		}
		return n
	}
	return 1
}

func bracketLength(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 {
			return i + 1
		}
	}
	return len(s)
}

func isWord(c byte) bool {
	return c == '$' || c == '_' || c == '.' || c == '\\' || c == '?' || c >= 0x80 ||
		'0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// isReference reports whether the word from start to end refers to cells and
// is no function, sheet or table name, or plain number.
func isReference(formula string, start, end int) bool {
	next := byte(0)
	if end < len(formula) {
		next = formula[end]
	}
	if next == '(' || next == '!' || next == '[' {
		return false
	}
	word, ok := splitReference(formula[start:end])
	if !ok {
		return false
	}
	// A:A and 1:3 are references, a lone A or 1 is not.
	whole := word.letters == "" || word.digits == ""
	return !whole || next == ':' || start > 0 && formula[start-1] == ':'
}

// reference is an address in its parts.
type reference struct {
	absCol, absRow  bool
	letters, digits string
}

func splitReference(word string) (reference, bool) {
	var r reference
	rest, dollar := strings.CutPrefix(word, "$")
	n := 0
	for n < len(rest) && (rest[n]|0x20) >= 'a' && (rest[n]|0x20) <= 'z' {
		n++
	}
	r.letters, rest = rest[:n], rest[n:]
	if n == 0 {
		r.absRow = dollar
	} else {
		r.absCol = dollar
		rest, r.absRow = strings.CutPrefix(rest, "$")
	}
	r.digits = rest
	if len(r.letters) > 3 || len(r.digits) > 7 || r.letters == "" && r.digits == "" {
		return r, false
	}
	for _, c := range []byte(r.digits) {
		if c < '0' || c > '9' {
			return r, false
		}
	}
	return r, r.digits != "" || !r.absRow
}

func shiftWord(word string, rows, cols int) string {
	r, _ := splitReference(word)
	var b strings.Builder
	if r.letters != "" {
		_, col, _ := parseRef([]byte(r.letters + "1"))
		if !r.absCol {
			col += cols
		}
		if col < 1 || col > finding.MaxCol {
			return "#REF!"
		}
		writeDollar(&b, r.absCol)
		b.WriteString(finding.ColumnName(col))
	}
	if r.digits != "" {
		row := ooxml.Number([]byte(r.digits))
		if !r.absRow {
			row += rows
		}
		if row < 1 || row > finding.MaxRow {
			return "#REF!"
		}
		writeDollar(&b, r.absRow)
		b.WriteString(strconv.Itoa(row))
	}
	return b.String()
}

func writeDollar(b *strings.Builder, absolute bool) {
	if absolute {
		b.WriteByte('$')
	}
}
