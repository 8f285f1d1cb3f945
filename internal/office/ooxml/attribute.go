package ooxml

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// attr is where the name and the value of an attribute stand in its tag.
type attr struct{ name, nameEnd, value, valueEnd int32 }

// Attrs is how many attributes the opening tag has.
func (t *Tokenizer) Attrs() int { return len(t.attrs) }

// AttrAt is one of them: its name with the prefix, its value with entities.
func (t *Tokenizer) AttrAt(i int) (name, value []byte) {
	a := t.attrs[i]
	return t.markup[a.name:a.nameEnd], t.markup[a.value:a.valueEnd]
}

// AttrPlace is where an attribute and its value stand in the part, and whether
// the tag has it; the name is without prefix.
func (t *Tokenizer) AttrPlace(name string) (p AttrPlace, ok bool) {
	for _, a := range t.attrs {
		if string(t.markup[a.name:a.nameEnd]) == name {
			from := t.Start()
			return AttrPlace{Start: from + int64(a.name), Value: from + int64(a.value), End: from + int64(a.valueEnd)}, true
		}
	}
	return AttrPlace{}, false
}

// AttrPlace is an attribute's place: where it begins, and its value without
// the quotes.
type AttrPlace struct{ Start, Value, End int64 }

// RawAttr is the value of an attribute without prefix, with its entities; nil
// where there is none.
func (t *Tokenizer) RawAttr(name string) []byte {
	for i := range t.attrs {
		if n, value := t.AttrAt(i); string(n) == name {
			return value
		}
	}
	return nil
}

// Attr is the value of an attribute without prefix, "" where there is none.
func (t *Tokenizer) Attr(name string) string { return attrText(t.RawAttr(name)) }

// attrText resolves entities, and makes sure of UTF-8.
func attrText(raw []byte) string {
	text := Unescape(raw)
	if !utf8.ValidString(text) {
		return strings.ToValidUTF8(text, "\ufffd")
	}
	return text
}

// RelationID is the relationship that a tag names (r:id, whatever the prefix).
func (t *Tokenizer) RelationID() string {
	for i := range t.attrs {
		name, value := t.AttrAt(i)
		prefix, local, ok := bytes.Cut(name, []byte(":"))
		if ok && string(local) == "id" && string(prefix) != "xmlns" {
			return attrText(value)
		}
	}
	return ""
}

// Number reads the digits of a small attribute; -1 is no number.
func Number(v []byte) int {
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

// IsTrue reads a value of type boolean.
func IsTrue(v string) bool { return v == "1" || v == "true" || v == "on" }
