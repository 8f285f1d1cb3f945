package ooxml

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// longestEntity is how many bytes an entity may have.
const longestEntity = 12

// Unescape resolves the entities that XML itself knows, and makes of every
// line end what XML means by it. Other entities stay as they are, since
// nothing may define more of them.
func Unescape(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return string(raw)
	}
	return string(AppendText(nil, raw))
}

// AppendText appends raw text with its entities resolved.
func AppendText(dst, raw []byte) []byte {
	for len(raw) > 0 {
		n := bytes.IndexAny(raw, "&\r")
		if n < 0 {
			break
		}
		dst = append(dst, raw[:n]...)
		raw = raw[n:]
		if raw[0] == '\r' {
			dst, raw = appendLineEnd(dst, raw)
			continue
		}
		semicolon := bytes.IndexByte(raw[:min(len(raw), longestEntity)], ';')
		if r, ok := entity(raw, semicolon); ok {
			dst = utf8.AppendRune(dst, r)
			raw = raw[semicolon+1:]
			continue
		}
		dst = append(dst, '&')
		raw = raw[1:]
	}
	return append(dst, raw...)
}

func appendLineEnd(dst, raw []byte) ([]byte, []byte) {
	if len(raw) > 1 && raw[1] == '\n' {
		raw = raw[1:]
	}
	return append(dst, '\n'), raw[1:]
}

func entity(raw []byte, semicolon int) (rune, bool) {
	if semicolon < 2 {
		return 0, false
	}
	name := string(raw[1:semicolon])
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	r, err := strconv.ParseUint(digits, base, 32)
	if err != nil || r > utf8.MaxRune {
		return 0, false
	}
	return rune(r), true
}

// Characters counts the characters of a raw text, an entity as one.
func Characters(raw []byte) int {
	n := utf8.RuneCount(raw)
	for {
		amp := bytes.IndexByte(raw, '&')
		if amp < 0 {
			return n
		}
		raw = raw[amp:]
		semicolon := bytes.IndexByte(raw[:min(len(raw), longestEntity)], ';')
		if semicolon > 0 {
			n -= semicolon
		}
		raw = raw[max(semicolon, 1):]
	}
}
