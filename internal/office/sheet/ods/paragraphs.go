package ods

import (
	"bytes"

	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/limit"
)

// paragraphs is the text of a cell: paragraphs are joined by line breaks, and
// blanks count as in a web page: one for many, more only where a tag says so.
// It is used again for the next cell.
type paragraphs struct {
	text    []byte
	raw     []byte // markup that came in pieces and is not yet in the text
	decoder decoder
	started bool
	blank   bool // the last character was one
}

// maxText bounds the text of one cell, maxRaw its markup; a tag may ask for a
// million blanks.
const (
	maxText = 1 << 20
	maxRaw  = 4 << 20
)

func (p *paragraphs) reset() {
	p.text, p.raw, p.started, p.blank = p.text[:0], p.raw[:0], false, false
}

func (p *paragraphs) paragraph() {
	if p.started {
		p.text = append(p.text, '\n')
	}
	p.started, p.blank = true, true
}

func (p *paragraphs) add(s ...byte) error {
	p.text = append(p.text, s...)
	p.blank = false
	return limit.Over("string_length", int64(len(p.text)), maxText)
}

func (p *paragraphs) blanks(n int) error {
	return p.add(bytes.Repeat([]byte(" "), min(n, maxText))...)
}

// piece takes a piece of markup, which may end within an entity or a character.
func (p *paragraphs) piece(t *ooxml.Tokenizer) error {
	p.raw = t.AppendRaw(p.raw)
	return limit.Over("unzipped_size", int64(len(p.raw)), maxRaw)
}

// join puts the pieces into the text.
func (p *paragraphs) join() error {
	if len(p.raw) == 0 {
		return nil
	}
	err := p.characters(p.raw)
	p.raw = p.raw[:0]
	return err
}

// characters takes whole markup.
func (p *paragraphs) characters(raw []byte) error {
	text, plain, err := p.decoder.exact(raw)
	switch {
	case err != nil:
		return err
	case plain:
		return p.add(text...)
	}
	for len(text) > 0 {
		n := bytes.IndexAny(text, " \t\r\n")
		if n < 0 {
			return p.add(text...)
		}
		if n > 0 {
			if err := p.add(text[:n]...); err != nil {
				return err
			}
		}
		if !p.blank {
			p.text = append(p.text, ' ')
			p.blank = true
		}
		text = text[n+1:]
	}
	return nil
}
