package text

import (
	"bytes"
	"strings"
)

// fields cuts a text into fields.
type fields struct {
	rest      []byte
	separator byte
}

// end is what a field ends with.
type end uint8

const (
	endOfField end = iota
	endOfRecord
	endOfText
)

// next is the next field and what it ends with.
func (f *fields) next() (string, end) {
	if len(f.rest) == 0 {
		return "", endOfText
	}
	if f.rest[0] == '"' {
		return f.quoted()
	}
	raw, e := f.bare()
	return unwrap(string(raw)), e
}

// bare takes what stands before the next separator or line break.
func (f *fields) bare() ([]byte, end) {
	n := 0
	for n < len(f.rest) && f.rest[n] != f.separator && f.rest[n] != '\n' && f.rest[n] != '\r' {
		n++
	}
	raw := f.rest[:n]
	f.rest = f.rest[n:]
	return raw, f.step()
}

// step takes the separator or line break that comes next.
func (f *fields) step() end {
	switch {
	case len(f.rest) == 0:
		return endOfText
	case f.rest[0] == f.separator:
		f.rest = f.rest[1:]
		return endOfField
	case bytes.HasPrefix(f.rest, []byte("\r\n")):
		f.rest = f.rest[2:]
	default:
		f.rest = f.rest[1:]
	}
	return endOfRecord
}

// quoted takes a field in quotes, in which separators and line breaks mean
// themselves and two quotes mean one.
func (f *fields) quoted() (string, end) {
	var b strings.Builder
	f.rest = f.rest[1:]
	for {
		n := bytes.IndexByte(f.rest, '"')
		if n < 0 {
			b.Write(f.rest)
			f.rest = nil
			return lines(b.String()), endOfText
		}
		b.Write(f.rest[:n])
		f.rest = f.rest[n+1:]
		if len(f.rest) == 0 || f.rest[0] != '"' {
			break
		}
		b.WriteByte('"')
		f.rest = f.rest[1:]
	}
	behind, e := f.bare()
	b.Write(behind)
	return unwrap(lines(b.String())), e
}

// lines has line breaks as cells have them.
func lines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// unwrap takes a text out of ="…", by which programs keep Excel from taking it
// for a number.
func unwrap(s string) string {
	inner, ok := strings.CutPrefix(s, `="`)
	if !ok {
		return s
	}
	inner, ok = strings.CutSuffix(inner, `"`)
	if !ok || strings.Contains(inner, `"`) {
		return s
	}
	return inner
}
