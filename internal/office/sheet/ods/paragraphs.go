package ods

import (
	"bytes"
	"strings"

	"jixiao/internal/office/sheet/limit"
)

// paragraphs is the text of a cell: paragraphs are joined by line breaks, and
// blanks count as in a web page: one for many, more only where a tag says so.
type paragraphs struct {
	b       strings.Builder
	started bool
	blank   bool // the last character was one
}

// maxText bounds the text of one cell; a tag may ask for a million blanks.
const maxText = 1 << 20

// String is the text so far.
func (p *paragraphs) String() string { return p.b.String() }

func (p *paragraphs) paragraph() error {
	if p.started {
		p.b.WriteByte('\n')
	}
	p.started, p.blank = true, true
	return nil
}

func (p *paragraphs) add(s string) error {
	p.b.WriteString(s)
	p.blank = false
	return limit.Over("string_length", int64(p.b.Len()), maxText)
}

func (p *paragraphs) blanks(n int) error {
	return p.add(strings.Repeat(" ", min(n, maxText)))
}

func (p *paragraphs) characters(data []byte) error {
	for len(data) > 0 {
		n := bytes.IndexAny(data, " \t\r\n")
		if n < 0 {
			return p.add(string(data))
		}
		if n > 0 {
			if err := p.add(string(data[:n])); err != nil {
				return err
			}
		}
		if !p.blank {
			p.b.WriteByte(' ')
			p.blank = true
		}
		data = data[n+1:]
	}
	return nil
}
