package sheet

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// attrs walks over the attributes of a tag, in order. Names keep their prefix,
// values their entities.
func attrs(raw []byte) func(yield func(name, value []byte) bool) {
	return func(yield func(name, value []byte) bool) {
		for {
			raw = skipSpace(raw)
			eq := bytes.IndexByte(raw, '=')
			if eq <= 0 {
				return
			}
			name := cutSpace(raw[:eq])
			raw = skipSpace(raw[eq+1:])
			if len(raw) < 2 || raw[0] != '"' && raw[0] != '\'' {
				return
			}
			n := bytes.IndexByte(raw[1:], raw[0])
			if n < 0 || !yield(name, raw[1:1+n]) {
				return
			}
			raw = raw[n+2:]
		}
	}
}

// skipSpace and cutSpace trim what XML calls white space. They run for every
// attribute of every empty cell, where bytes.Trim costs more than all the rest.
func skipSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	return b
}

func cutSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// attr is the value of one attribute without prefix, "" where there is none.
func attr(raw []byte, name string) string {
	for n, v := range attrs(raw) {
		if string(n) == name {
			return unescape(v)
		}
	}
	return ""
}

// relID is the relationship that a tag names (r:id, whatever the prefix).
func relID(raw []byte) string {
	for n, v := range attrs(raw) {
		if prefix, local, ok := bytes.Cut(n, []byte(":")); ok && string(local) == "id" && string(prefix) != "xmlns" {
			return unescape(v)
		}
	}
	return ""
}

// isTrue reads an attribute value of type boolean.
func isTrue(v string) bool { return v == "1" || v == "true" || v == "on" }

// number reads digits of a small attribute; -1 is no number.
func number(v []byte) int {
	if len(v) == 0 || len(v) > 9 {
		return -1
	}
	n := 0
	for _, c := range v {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// unescape resolves the entities that XML itself knows; others stay as they
// are, since nothing may define more of them.
func unescape(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var b strings.Builder
	for len(raw) > 0 {
		amp := bytes.IndexByte(raw, '&')
		if amp < 0 {
			break
		}
		b.Write(raw[:amp])
		raw = raw[amp:]
		semi := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
		if s, ok := entity(raw, semi); ok {
			b.WriteString(s)
			raw = raw[semi+1:]
			continue
		}
		b.WriteByte('&')
		raw = raw[1:]
	}
	b.Write(raw)
	return b.String()
}

func entity(raw []byte, semi int) (string, bool) {
	if semi < 2 {
		return "", false
	}
	name := string(raw[1:semi])
	if s, ok := entities[name]; ok {
		return s, true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return "", false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	r, err := strconv.ParseUint(digits, base, 32)
	if err != nil || r > utf8.MaxRune {
		return "", false
	}
	return string(rune(r)), true
}

// characters counts the characters of a raw text, an entity as one.
func characters(raw []byte) int {
	n := utf8.RuneCount(raw)
	for {
		amp := bytes.IndexByte(raw, '&')
		if amp < 0 {
			return n
		}
		raw = raw[amp:]
		semi := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
		if semi > 0 {
			n -= semi
		}
		raw = raw[max(semi, 1):]
	}
}

// escaper makes markup of literal text.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// appendText adds a text token to raw text.
func appendText(dst []byte, t token) []byte {
	if t.cdata {
		return append(dst, escaper.Replace(string(t.text))...)
	}
	return append(dst, t.text...)
}
