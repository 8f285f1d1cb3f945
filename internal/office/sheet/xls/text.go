package xls

import (
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	"jixiao/internal/office/sheet/draft"
)

// shortText reads a text with its length in one byte.
func (g *globals) shortText(body []byte) (string, error) {
	if len(body) < 1 {
		return "", errCorrupt
	}
	return g.characters(body[1:], int(body[0]))
}

// characters reads so many characters; those of BIFF8 have a byte of flags
// before them.
func (g *globals) characters(body []byte, length int) (string, error) {
	if g.version != biff8 {
		return g.bytesText(body, length)
	}
	return g.pieces(body).text(length)
}

// longText reads the text of a cell, which always has a length of two bytes.
func (g *globals) longText(parts [][]byte) (string, error) {
	if g.version == biff8 {
		p := g.pieces(parts...)
		length, err := p.uint16()
		if err != nil {
			return "", err
		}
		return p.text(length)
	}
	var body []byte
	for _, part := range parts {
		body = append(body, part...)
	}
	if len(body) < 2 {
		return "", errCorrupt
	}
	return g.bytesText(body[2:], int(le.Uint16(body)))
}

func (g *globals) bytesText(body []byte, length int) (string, error) {
	if length > len(body) {
		return "", errCorrupt
	}
	text, err := g.codePage.NewDecoder().Bytes(body[:length])
	return string(text), err
}

// sharedStrings reads the table of strings that cells refer to by number.
func (g *globals) sharedStrings(parts [][]byte) error {
	p := g.pieces(parts...)
	if _, err := p.take(4); err != nil {
		return err
	}
	head, err := p.take(4)
	if err != nil {
		return err
	}
	count := le.Uint32(head)
	const shortest = 3 // bytes of a text
	g.texts = slices.Grow(g.texts, int(min(int64(count), int64(len(p.parts[0])/shortest))))
	for ; count > 0 && !p.done(); count-- {
		text, err := p.richText()
		if err != nil {
			return err
		}
		if err := g.book.KeepString(text); err != nil {
			return err
		}
		g.texts = append(g.texts, text)
	}
	return nil
}

// pieces reads through a record and its continuations as one. Only characters
// know of the seam: behind it their byte of flags stands again.
type pieces struct {
	parts [][]byte
	texts *draft.Texts
	units []uint16
	utf8  []byte
	bytes [4]byte
}

// pieces begins to read; one reader serves for all texts of a workbook.
func (g *globals) pieces(parts ...[]byte) *pieces {
	p := &g.reader
	p.texts, p.parts = &g.book.Texts, append(p.parts[:0], parts...)
	return p
}

// done reports whether nothing is left, and steps over what is used up.
func (p *pieces) done() bool {
	for len(p.parts) > 0 && len(p.parts[0]) == 0 {
		p.parts = p.parts[1:]
	}
	return len(p.parts) == 0
}

// take reads up to four bytes.
func (p *pieces) take(n int) ([]byte, error) {
	if len(p.parts) > 0 && len(p.parts[0]) >= n {
		b := p.parts[0][:n]
		p.parts[0] = p.parts[0][n:]
		return b, nil
	}
	for i := range n {
		if p.done() {
			return nil, draft.Cut("text ends too early")
		}
		p.bytes[i] = p.parts[0][0]
		p.parts[0] = p.parts[0][1:]
	}
	return p.bytes[:n], nil
}

func (p *pieces) uint16() (int, error) {
	b, err := p.take(2)
	if err != nil {
		return 0, err
	}
	return int(le.Uint16(b)), nil
}

func (p *pieces) skip(n int) error {
	for n > 0 {
		if p.done() {
			return draft.Cut("text ends too early")
		}
		step := min(n, len(p.parts[0]))
		p.parts[0] = p.parts[0][step:]
		n -= step
	}
	return nil
}

// The flags before the characters of a text.
const (
	flagWide     = 0x01
	flagPhonetic = 0x04
	flagRich     = 0x08
)

// text reads a byte of flags and so many characters.
func (p *pieces) text(length int) (string, error) {
	if length == 0 {
		return "", nil
	}
	flags, err := p.take(1)
	if err != nil {
		return "", err
	}
	return p.characters(length, flags[0])
}

// richText reads a text with its fonts and its reading aid left out.
func (p *pieces) richText() (string, error) {
	length, err := p.uint16()
	if err != nil {
		return "", err
	}
	b, err := p.take(1)
	if err != nil {
		return "", err
	}
	flags, behind := b[0], 0
	if flags&flagRich != 0 {
		runs, err := p.uint16()
		if err != nil {
			return "", err
		}
		behind = 4 * runs
	}
	if flags&flagPhonetic != 0 {
		b, err := p.take(4)
		if err != nil {
			return "", err
		}
		behind += int(le.Uint32(b) & 0x7FFFFFFF)
	}
	text, err := p.characters(length, flags)
	if err != nil {
		return "", err
	}
	return text, p.skip(behind)
}

func (p *pieces) characters(length int, flags byte) (string, error) {
	p.units = p.units[:0]
	for {
		p.some(length-len(p.units), flags)
		if len(p.units) == length {
			return p.texts.Add(p.encoded()), nil
		}
		if p.done() || len(p.parts) < 1 {
			return "", draft.Cut("text ends too early")
		}
		flags = p.parts[0][0]
		p.parts[0] = p.parts[0][1:]
	}
}

// encoded is the characters so far, as UTF-8.
func (p *pieces) encoded() []byte {
	p.utf8 = p.utf8[:0]
	for i := 0; i < len(p.units); i++ {
		r := rune(p.units[i])
		switch {
		case r < utf8.RuneSelf:
			p.utf8 = append(p.utf8, byte(r))
			continue
		case r >= 0x800 && !utf16.IsSurrogate(r):
			p.utf8 = append(p.utf8, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
			continue
		case utf16.IsSurrogate(r) && i+1 < len(p.units):
			if pair := utf16.DecodeRune(r, rune(p.units[i+1])); pair != utf8.RuneError {
				r = pair
				i++
			}
		}
		p.utf8 = utf8.AppendRune(p.utf8, r)
	}
	return p.utf8
}

// some reads the characters that stand before the next seam, at most n.
func (p *pieces) some(n int, flags byte) {
	if len(p.parts) == 0 {
		return
	}
	part := p.parts[0]
	if flags&flagWide == 0 {
		n = min(n, len(part))
		for _, c := range part[:n] {
			p.units = append(p.units, uint16(c))
		}
		p.parts[0] = part[n:]
		return
	}
	n = min(n, len(part)/2)
	for i := range n {
		p.units = append(p.units, le.Uint16(part[2*i:]))
	}
	p.parts[0] = part[2*n:]
	if len(p.parts[0]) == 1 {
		p.parts[0] = nil // half a character before a seam
	}
}
