package ooxml

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/bits"
)

var (
	errTag     = errors.New("markup: broken tag")
	errLongTag = errors.New("markup: tag too long")
)

// errShort says that a tag goes on beyond the window.
var errShort = errors.New("markup: tag goes on")

// What a byte may be, in a tag.
const (
	endsName = 1 << iota // of an element or attribute
	isBlank
	isEqual
	isQuote
	isSpecial // behind "<": no opening tag
)

// bytesInTags says it for every byte.
var bytesInTags = [256]uint8{
	' ': endsName | isBlank, '\t': endsName | isBlank, '\r': endsName | isBlank, '\n': endsName | isBlank,
	'/': endsName | isSpecial, '!': isSpecial, '?': isSpecial, '>': endsName, '=': endsName | isEqual, '<': endsName,
	'"': endsName | isQuote, '\'': endsName | isQuote,
}

// tag reads an opening tag. Where it is not in the window as a whole, the
// window moves on and it is read again.
func (t *Tokenizer) tag() (Kind, error) {
	for {
		err := t.openingTag(t.buf[t.pos:t.end])
		if err == nil {
			return OpenTag, nil
		}
		if err != errShort {
			return EndOfPart, err
		}
		if t.end-t.pos > maxTag {
			return EndOfPart, errLongTag
		}
		if !t.more() {
			return EndOfPart, t.short()
		}
	}
}

// openingTag reads the tag that b begins with, its attributes with it, in one
// pass: this is where reading markup spends its time.
func (t *Tokenizer) openingTag(b []byte) error {
	i, colon := 1, 0
	for ; i < len(b) && bytesInTags[b[i]]&endsName == 0; i++ {
		if b[i] == ':' && colon == 0 {
			colon = i
		}
	}
	name := b[1:i]
	attrs := t.attrs[:0]
	if i < len(b) && b[i] == '>' {
		t.attrs = attrs
		return t.opened(name, colon, i+1)
	}
	for i < len(b) {
		switch c := b[i]; {
		case c == ' ':
			i++
			continue
		case c == '>':
			t.attrs = attrs
			return t.opened(name, colon, i+1)
		case c == '/':
			if i+1 == len(b) {
				return errShort
			}
			if b[i+1] != '>' {
				return errTag
			}
			t.closing = true
			t.attrs = attrs
			return t.opened(name, colon, i+2)
		case bytesInTags[c]&isBlank != 0:
			i++
			continue
		}
		start, stop := i, i+1
		if i+2 < len(b) && b[i+1] == '=' && b[i+2] == '"' {
			i += 2 // as in nearly every tag of a sheet
		} else {
			for i < len(b) && bytesInTags[b[i]]&endsName == 0 {
				i++
			}
			stop = i
			n, err := equals(b[i:])
			if err != nil {
				return err
			}
			i += n
		}
		if stop == start || bytesInTags[b[start]]&endsName != 0 {
			return errTag
		}
		value := i + 1
		length := indexNear(b[value:], b[i])
		if length < 0 {
			return errShort
		}
		i = value + length
		attrs = append(attrs, attr{int32(start), int32(stop), int32(value), int32(i)})
		i++
	}
	return errShort
}

// equals passes the sign between name and value with the blanks around it, and
// says where the quote stands.
func equals(b []byte) (int, error) {
	i := 0
	for _, want := range [...]uint8{isEqual, isQuote} {
		for i < len(b) && bytesInTags[b[i]]&isBlank != 0 {
			i++
		}
		if i == len(b) {
			return 0, errShort
		}
		if bytesInTags[b[i]]&want == 0 {
			return 0, errTag
		}
		i++
	}
	return i - 1, nil
}

// indexNear is bytes.IndexByte for what is mostly found within eight bytes:
// it looks at them all at once, and no branch depends on where it is.
func indexNear(b []byte, c byte) int {
	const low, high = 0x0101010101010101, 0x8080808080808080
	if len(b) >= 8 {
		x := binary.LittleEndian.Uint64(b) ^ uint64(c)*low
		if found := (x - low) &^ x & high; found != 0 {
			return bits.TrailingZeros64(found) / 8
		}
	}
	return bytes.IndexByte(b, c)
}

func (t *Tokenizer) opened(name []byte, colon, length int) error {
	if len(name) == colon {
		return errTag
	}
	if err := t.push(name, colon); err != nil {
		return err
	}
	t.markup = t.buf[t.pos : t.pos+length]
	t.start = t.pos
	t.pos += length
	return nil
}

// special handles what begins with "<" and is no opening tag; not told where
// there is nothing to tell.
func (t *Tokenizer) special() (kind Kind, told bool, err error) {
	for t.end-t.pos < len("<![CDATA[") && t.more() {
	}
	rest := t.buf[t.pos:t.end]
	switch {
	case bytes.HasPrefix(rest, []byte("<?")):
		return EndOfPart, false, t.pass("?>")
	case bytes.HasPrefix(rest, []byte("<!--")):
		t.pos += len("<!--")
		return EndOfPart, false, t.pass("-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		t.pos += len("<![CDATA[")
		t.cdata = true
		return EndOfPart, false, nil
	case bytes.HasPrefix(rest, []byte("<!")):
		return EndOfPart, false, errDTD
	case len(rest) > 1 && rest[1] == '/':
		kind, err := t.closingTag()
		return kind, true, err
	case len(rest) > 1:
		kind, err := t.tag()
		return kind, true, err
	}
	return EndOfPart, false, t.short()
}

// closingTag must close the innermost open element.
func (t *Tokenizer) closingTag() (Kind, error) {
	for {
		rest := t.buf[t.pos:t.end]
		if t.closesTop(rest) {
			return t.pop(), nil
		}
		n := bytes.IndexByte(rest, '>')
		if n < 0 {
			if len(rest) > maxTag {
				return EndOfPart, errLongTag
			}
			if !t.more() {
				return EndOfPart, t.short()
			}
			continue
		}
		name := rest[2:n]
		for len(name) > 0 && bytesInTags[name[len(name)-1]]&isBlank != 0 {
			name = name[:len(name)-1]
		}
		if len(t.open) == 0 || !bytes.Equal(name, t.top()) {
			return EndOfPart, errors.New("markup: a tag closes nothing")
		}
		t.start = t.pos
		t.pos += n + 1
		return t.pop(), nil
	}
}

// closesTop passes a closing tag as nearly all are: the name and no blanks.
func (t *Tokenizer) closesTop(rest []byte) bool {
	if len(t.open) == 0 {
		return false
	}
	name := t.top()
	stop := 2 + len(name)
	if stop >= len(rest) || rest[stop] != '>' || string(rest[2:stop]) != string(name) {
		return false
	}
	t.start = t.pos
	t.pos += stop + 1
	return true
}

// literal takes a piece of a CDATA section; not done when the section ended.
func (t *Tokenizer) literal() (bool, error) {
	const terminator = "]]>"
	rest := t.buf[t.pos:t.end]
	n := bytes.Index(rest, []byte(terminator))
	switch {
	case n == 0:
		t.pos += len(terminator)
		t.cdata = false
		return false, nil
	case n < 0 && len(rest) < len(terminator):
		if !t.more() {
			return false, t.short()
		}
		return false, nil
	case n < 0:
		n = len(rest) - len(terminator) + 1
	}
	t.take(n)
	t.Literal = true
	return true, nil
}

// pass goes on behind the terminator.
func (t *Tokenizer) pass(terminator string) error {
	for {
		rest := t.buf[t.pos:t.end]
		if n := bytes.Index(rest, []byte(terminator)); n >= 0 {
			t.pos += n + len(terminator)
			return nil
		}
		t.pos += max(0, len(rest)-len(terminator)+1)
		if !t.more() {
			return t.short()
		}
	}
}
