package word

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// paragraph is the text of one, character by character, however many runs it is torn
// into.
type paragraph struct {
	place  place
	text   []rune
	at     []position
	texts  []run
	needed bool
}

// run is one of the elements that hold a paragraph's text.
type run struct {
	prefix string
	space  int // where its tag can say that blanks at its ends count; 0 is that it does
}

// position is where a character stands in the part.
type position struct {
	extent
	run     int // of the paragraph's; -1 is none: a tab, a line end
	literal bool
}

// begin goes on with the next text, whose opening tag was just read.
func (p *paragraph) begin(t *ooxml.Tokenizer, opening []byte) {
	next := run{prefix: t.Prefix()}
	if !bytes.Contains(opening, []byte("xml:space")) {
		next.space = int(t.Start()) + len("<") + len(next.prefix) + len("t")
	}
	p.texts = append(p.texts, next)
}

// add takes in a piece of text.
func (p *paragraph) add(t *ooxml.Tokenizer) {
	for raw, from := t.Raw, int(t.Start()); len(raw) > 0; {
		_, size := utf8.DecodeRune(raw)
		if raw[0] == '&' && !t.Literal {
			if end := bytes.IndexByte(raw, ';'); end > 0 {
				size = end + 1
			}
		}
		text := string(raw[:size])
		if !t.Literal {
			text = ooxml.Unescape(raw[:size])
		}
		for _, c := range text {
			p.text = append(p.text, c)
			p.at = append(p.at, position{extent{from, from + size}, len(p.texts) - 1, t.Literal})
		}
		raw, from = raw[size:], from+size
	}
}

// gap takes in what is no text: nothing goes on across it.
func (p *paragraph) gap() {
	p.text = append(p.text, ' ')
	p.at = append(p.at, position{run: -1})
}

// asks notes a paragraph with the placeholders in it, if there are any.
func (r *reader) asks(p *paragraph, b block) {
	if !slices.ContainsFunc(p.text, isBrace) {
		return
	}
	b.text = string(p.text)
	found, odd := braces(p.text)
	if odd != 0 {
		r.faults = append(r.faults, faultAt(b.at, b.text, lone(odd)))
	}
	for _, f := range found {
		a := asked{inside: f.inside, block: len(r.blocks), pieces: p.pieces(f.from, f.to)}
		first := p.at[f.from]
		if a.pieces == nil {
			r.faults = append(r.faults, faultAt(b.at, b.text, finding.Text{
				ZH: "“{{" + f.inside + "}}”中间有换行或制表符，要写在一起", EN: "{{" + f.inside + "}} has a line end or a tab in it: write it in one"}))
			continue
		}
		a.in = tag{p.texts[first.run].prefix, first.literal}
		r.asked = append(r.asked, a)
		r.keepSpaces(p, f)
	}
	r.blocks = append(r.blocks, b)
}

// pieces are the stretches of the part that hold some characters; nil where there is
// something else between them.
func (p *paragraph) pieces(from, to int) (all []extent) {
	for i := from; i < to; i++ {
		at := p.at[i]
		switch {
		case at.run < 0:
			return nil
		case i > from && p.at[i-1].run == at.run && all[len(all)-1].to == at.from:
			all[len(all)-1].to = at.to
		case i == from || p.at[i-1].extent != at.extent: // one entity may stand for several characters
			all = append(all, at.extent)
		}
	}
	return all
}

// keepSpaces notes that blanks count at the ends of the texts that a placeholder
// leaves.
func (r *reader) keepSpaces(p *paragraph, f found) {
	for _, at := range p.at[f.from:f.to] {
		if space := p.texts[at.run].space; space > 0 {
			r.spaces[space] = true
		}
	}
}
