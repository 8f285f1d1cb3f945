package ods

import (
	"errors"
	"unicode/utf8"

	"jixiao/internal/office/ooxml"
)

var errText = errors.New("text: characters that markup cannot have")

// What a byte of raw text asks for.
const (
	toDecode = 1 << iota // entities, line ends, or it may not be there
	toCheck              // UTF-8 of more than one byte
	isBlank
)

// bytesInText says it for every byte.
var bytesInText = func() (asks [256]uint8) {
	for c := range asks {
		switch {
		case c >= utf8.RuneSelf:
			asks[c] = toCheck
		case c == ' ' || c == '\t' || c == '\n':
			asks[c] = isBlank
		case c == '&' || c < ' ':
			asks[c] = toDecode
		}
	}
	return asks
}()

// decoder makes exact texts of markup.
type decoder struct{ scratch []byte }

// exact is the text of raw markup, good until the next one is asked for, and
// whether it is plain: neither blanks nor line ends in it.
func (d *decoder) exact(raw []byte) (text []byte, plain bool, err error) {
	asks := uint8(0)
	for _, c := range raw {
		asks |= bytesInText[c]
	}
	if asks&toCheck != 0 && !utf8.Valid(raw) {
		return nil, false, errText
	}
	if asks&toDecode == 0 {
		return raw, asks&isBlank == 0, nil
	}
	d.scratch = ooxml.AppendText(d.scratch[:0], raw)
	for _, c := range d.scratch {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return nil, false, errText
		}
	}
	return d.scratch, false, nil
}
