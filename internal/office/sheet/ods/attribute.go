package ods

import (
	"bytes"
	"strconv"
	"strings"

	"jixiao/internal/office/ooxml"
)

// local is a name without its prefix: which one a writer chooses is up to it.
func local(name []byte) []byte { return name[bytes.IndexByte(name, ':')+1:] }

// rawAttribute is the value of an attribute by its local name, with its
// entities; nil where there is none.
func rawAttribute(t *ooxml.Tokenizer, name string) []byte {
	for i := range t.Attrs() {
		if n, value := t.AttrAt(i); string(local(n)) == name {
			return value
		}
	}
	return nil
}

// attribute is the value of an attribute by its local name, "" where there is
// none.
func attribute(t *ooxml.Tokenizer, name string) string { return valid(rawAttribute(t, name)) }

// valid is a raw text that only says how something is called or looks.
func valid(raw []byte) string { return strings.ToValidUTF8(ooxml.Unescape(raw), "\ufffd") }

// count is the number that an attribute holds, 0 where it holds none.
func count(t *ooxml.Tokenizer, name string) int { return number(rawAttribute(t, name)) }

func number(raw []byte) int {
	if n := ooxml.Number(raw); n >= 0 || len(raw) == 0 {
		return max(n, 0)
	}
	n, err := strconv.Atoi(valid(raw))
	if err != nil {
		return 0
	}
	return max(n, 0)
}

// times is how often something stands there: once if nothing is said.
func times(raw []byte, most int) int { return min(max(number(raw), 1), most) }
