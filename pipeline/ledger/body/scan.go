package body

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// scanner goes through JSON without blanks and escapes, as Append writes it
// nearly always. At anything else it fails, and then finds nothing any more.
type scanner struct {
	text   string
	at     int
	failed bool
}

// done reports whether all of the text was understood.
func (t *scanner) done() bool { return !t.failed && t.at == len(t.text) }

func (t *scanner) fail() { t.failed = true }

// skip passes over a character if it comes next.
func (t *scanner) skip(c byte) bool {
	if t.failed || t.at >= len(t.text) || t.text[t.at] != c {
		return false
	}
	t.at++
	return true
}

func (t *scanner) expect(c byte) {
	if !t.skip(c) {
		t.fail()
	}
}

// word passes over a word if it comes next.
func (t *scanner) word(w string) bool {
	if t.failed || !strings.HasPrefix(t.text[t.at:], w) {
		return false
	}
	t.at += len(w)
	return true
}

func (t *scanner) null() bool { return t.word("null") }

// fields calls for every field of a type what is to read it. They come in their
// order, each once; another one is not ours.
func (t *scanner) fields(order []string, field func(name string)) {
	t.object(func(name string) {
		at := slices.IndexFunc(order, func(known string) bool { return known == name })
		if at < 0 {
			t.fail()
			return
		}
		order = order[at+1:]
		field(name)
	})
}

// object calls for every member what is to read it.
func (t *scanner) object(field func(name string)) {
	t.list('{', '}', func() {
		name := t.string()
		t.expect(':')
		field(name)
	})
}

// array calls for every element what is to read it.
func (t *scanner) array(element func()) { t.list('[', ']', element) }

func (t *scanner) list(open, end byte, one func()) {
	t.expect(open)
	if t.skip(end) {
		return
	}
	for !t.failed {
		one()
		if !t.skip(',') {
			break
		}
	}
	t.expect(end)
}

// string is the text between the next quotation marks.
func (t *scanner) string() string {
	t.expect('"')
	if t.failed {
		return ""
	}
	rest := t.text[t.at:]
	end := strings.IndexByte(rest, '"')
	if end < 0 || !literal(rest[:end]) {
		t.fail()
		return ""
	}
	t.at += end + 1
	return rest[:end]
}

// literal reports whether a text stands for itself.
func literal(text string) bool {
	wide := false
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c == '\\' {
			return false
		}
		wide = wide || c >= utf8.RuneSelf
	}
	return !wide || utf8.ValidString(text)
}

// int is a whole number of a few digits.
func (t *scanner) int() int {
	const most = 15
	sign, n, from := 1, 0, 0
	if t.skip('-') {
		sign = -1
	}
	for from = t.at; !t.failed && t.at < len(t.text) && '0' <= t.text[t.at] && t.text[t.at] <= '9'; t.at++ {
		n = n*10 + int(t.text[t.at]-'0')
	}
	if digits := t.at - from; digits == 0 || digits > most || digits > 1 && t.text[from] == '0' {
		t.fail()
	}
	return sign * n
}

// small is a whole number that takes a quarter of a word.
func (t *scanner) small() int16 {
	n := t.int()
	if n != int(int16(n)) {
		t.fail()
	}
	return int16(n)
}

func (t *scanner) truth() bool {
	switch {
	case t.word("true"):
		return true
	case !t.word("false"):
		t.fail()
	}
	return false
}
