package annotate

import (
	"bytes"
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// comments is the part with the comments of a sheet, and what belongs to it.
type comments struct {
	rels    *relations // of the sheet
	part    string     // "" where there is none yet
	m       *ooxml.Markup
	root    element
	authors element
	list    element
	names   []string
	items   []comment
	ours    bool // there are remarks of an earlier copy
}

// comment is one comment and where its text stands.
type comment struct {
	element
	cell   finding.Ref
	author int
	text   element
	bare   []element // text that stands in no run
	said   string
	cuts   []span // what an earlier copy said in it; the last to the text's end
	whole  bool   // an earlier copy made it
}

// comments reads what is remarked in a sheet.
func (b *workbook) comments(sheet string) (*comments, error) {
	rels, err := b.relations(sheet)
	if err != nil {
		return nil, err
	}
	c := &comments{rels: rels}
	r, ok := rels.first("comments")
	if !ok || !b.pkg.Has(r.target) {
		return c, nil
	}
	c.part = r.target
	if c.m, err = b.admit(c.part); err == nil {
		err = c.read()
	}
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", c.part, err)
	}
	return c, nil
}

func (c *comments) read() error {
	t := c.m.Tokens()
	defer t.Close()
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.CloseTag && t.Depth == 2:
			c.closed(t)
			continue
		case kind != ooxml.OpenTag:
			continue
		}
		switch string(t.Name) {
		case "comments":
			c.root = opened(t)
		case "authors":
			c.authors = opened(t)
		case "author":
			err = c.author(t)
		case "commentList":
			c.list = opened(t)
		case "comment":
			err = c.comment(t)
		}
		if err != nil {
			return err
		}
	}
}

func (c *comments) closed(t *ooxml.Tokenizer) {
	switch string(t.Name) {
	case "authors":
		c.authors.close(t)
	case "commentList":
		c.list.close(t)
	}
}

func (c *comments) author(t *ooxml.Tokenizer) error {
	name, err := textOf(t)
	c.names = append(c.names, string(name))
	return err
}

// textOf is the text of the element that was just opened, up to its end.
func textOf(t *ooxml.Tokenizer) ([]byte, error) {
	var raw []byte
	depth := t.Depth
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart || kind == ooxml.CloseTag && t.Depth == depth:
			return ooxml.AppendText(nil, raw), err
		case kind == ooxml.Text:
			raw = t.AppendRaw(raw)
		}
	}
}

// comment reads the comment that was just opened, and finds in it what an
// earlier copy said.
func (c *comments) comment(t *ooxml.Tokenizer) error {
	i := comment{element: opened(t), author: ooxml.Number(t.RawAttr("authorId"))}
	// A comment without a cell hangs nowhere; nobody sees it.
	i.cell, _ = finding.ParseRef(t.Attr("ref"))
	var run element
	for {
		kind, err := t.Next()
		if err != nil || kind == ooxml.EndOfPart {
			return err
		}
		if kind == ooxml.CloseTag && t.Depth == 3 {
			i.element.close(t)
			c.keep(i)
			return nil
		}
		if kind == ooxml.CloseTag && t.Depth == 4 && string(t.Name) == "text" {
			i.text.close(t)
		}
		if kind != ooxml.OpenTag {
			continue
		}
		switch {
		case t.Depth == 4 && string(t.Name) == "text":
			i.text = opened(t)
		case t.Depth == 5 && string(t.Name) == "r":
			run = opened(t)
		case string(t.Name) == "t" && (t.Depth == 5 || t.Depth == 6):
			if t.Depth == 5 {
				run = element{}
			}
			if err := i.piece(c.m, t, run); err != nil {
				return err
			}
		}
	}
}

// piece reads a piece of a comment's text. Where our mark is in it, all from
// there on is ours.
func (i *comment) piece(m *ooxml.Markup, t *ooxml.Tokenizer, run element) error {
	e := opened(t)
	text, err := textOf(t)
	if err != nil {
		return err
	}
	e.close(t)
	if run.to == 0 {
		i.bare = append(i.bare, e)
		run = e
	}
	before, _, ours := strings.Cut(string(text), remarkMark)
	if ours && i.cuts == nil {
		i.whole = strings.TrimSpace(i.said+before) == ""
		at := bytes.Index(m.Text()[e.start:e.inside], []byte(remarkMark))
		if strings.TrimSpace(before) == "" || at < 0 {
			i.cuts = []span{{from: run.from}}
		} else {
			i.cuts = []span{{e.start + int64(at), e.inside}, {from: run.to}}
		}
	}
	i.said += string(text)
	return nil
}

func (c *comments) keep(i comment) {
	if i.author >= 0 && i.author < len(c.names) && c.names[i.author] == author {
		i.whole = true
	}
	c.ours = c.ours || i.whole || i.cuts != nil
	c.items = append(c.items, i)
}

// isThread reports whether a comment only stands for a conversation that is
// kept elsewhere.
func (c *comments) isThread(i comment) bool {
	return i.author >= 0 && i.author < len(c.names) && strings.HasPrefix(c.names[i.author], "tc=")
}
