package xlsx

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"jixiao/internal/office/ooxml"
)

var errText = errors.New("text: characters that markup cannot have")

// texts makes strings of what stands in the parts. Many small strings share
// the memory of one builder, which never moves what it holds.
type texts struct {
	chunk   strings.Builder
	scratch []byte
}

// The memory of the first texts, and the most that is taken at once.
const (
	firstChunk = 1 << 10
	mostChunk  = 32 << 10
)

// add makes a string of bytes.
func (t *texts) add(b []byte) string {
	if t.chunk.Cap()-t.chunk.Len() < len(b) {
		t.next(len(b))
	}
	start := t.chunk.Len()
	t.chunk.Write(b)
	return t.chunk.String()[start:]
}

func (t *texts) next(least int) {
	size := min(max(firstChunk, 2*t.chunk.Cap()), mostChunk)
	t.chunk.Reset()
	t.chunk.Grow(max(size, least))
}

// What a byte of raw text asks for.
const (
	toDecode = 1 << iota // entities, line ends, escapes, or it may not be there
	toCheck              // UTF-8 of more than one byte
)

// bytesInText says it for every byte.
var bytesInText = func() (asks [256]uint8) {
	for c := range asks {
		switch {
		case c >= utf8.RuneSelf:
			asks[c] = toCheck
		case c == '&' || c == '_' || c < ' ' && c != '\t' && c != '\n':
			asks[c] = toDecode
		}
	}
	return asks
}()

// text makes the exact text of raw markup.
func (t *texts) text(raw []byte) (string, error) {
	asks := uint8(0)
	for _, c := range raw {
		asks |= bytesInText[c]
	}
	if asks&toCheck != 0 && !utf8.Valid(raw) {
		return "", errText
	}
	if asks&toDecode == 0 {
		return t.add(raw), nil
	}
	t.scratch = ooxml.AppendText(t.scratch[:0], raw)
	for _, c := range t.scratch {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return "", errText
		}
	}
	if bytes.Contains(t.scratch, []byte("_x")) {
		t.scratch = unescapeHex(t.scratch)
	}
	return t.add(t.scratch), nil
}

// unescapeHex resolves _x000D_, by which spreadsheets write characters that
// markup cannot have, in place.
func unescapeHex(b []byte) []byte {
	const length = len("_x000D_")
	out := b[:0]
	for i := 0; i < len(b); {
		if b[i] == '_' && i+length <= len(b) && b[i+1] == 'x' && b[i+length-1] == '_' {
			if code, err := strconv.ParseUint(string(b[i+2:i+6]), 16, 16); err == nil {
				out = utf8.AppendRune(out, rune(code))
				i += length
				continue
			}
		}
		out = append(out, b[i])
		i++
	}
	return out
}
