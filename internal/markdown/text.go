package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Text is a text as it was read.
type Text struct {
	Title    string        // the heading of it all, which the body leaves out
	Headings []Heading     // of the second level
	Body     template.HTML // made of the text alone: nothing in it was markup before
}

// Heading is a heading that can be led to.
type Heading struct{ ID, Text string }

// ErrMarkup says that a text holds markup of its own.
var ErrMarkup = errors.New("there is markup in it")

// Read reads a text. Where its links and pictures lead is asked of to.
func Read(source []byte, to func(dest string) (string, error)) (Text, error) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	doc := md.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(names{}))))
	dropComments(doc, source)
	t := Text{Title: takeTitle(doc, source)}
	if err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		return ast.WalkContinue, t.visit(n, source, to)
	}); err != nil {
		return Text{}, err
	}
	var body bytes.Buffer
	if err := md.Renderer().Render(&body, source, doc); err != nil {
		return Text{}, fmt.Errorf("write text: %w", err)
	}
	t.Body = template.HTML(body.String())
	return t, nil
}

// dropComments leaves out comments between blocks: they are for whoever writes the
// text, and no markup of it.
func dropComments(doc ast.Node, source []byte) {
	for n := doc.FirstChild(); n != nil; {
		block := n
		n = n.NextSibling()
		if html, ok := block.(*ast.HTMLBlock); ok && isComment(html, source) {
			doc.RemoveChild(doc, block)
		}
	}
}

// isComment reports whether a block is one comment and nothing else.
func isComment(b *ast.HTMLBlock, source []byte) bool {
	raw := b.Lines().Value(source)
	if b.HasClosure() {
		raw = append(raw, b.ClosureLine.Value(source)...)
	}
	raw = bytes.TrimSpace(raw)
	inner, opened := bytes.CutPrefix(raw, []byte("<!--"))
	inner, closed := bytes.CutSuffix(inner, []byte("-->"))
	return opened && closed && !bytes.Contains(inner, []byte("-->"))
}

// takeTitle takes the first heading out of a text that begins with it.
func takeTitle(doc ast.Node, source []byte) string {
	h, ok := doc.FirstChild().(*ast.Heading)
	if !ok || h.Level != 1 {
		return ""
	}
	doc.RemoveChild(doc, h)
	return said(h, source)
}

// visit takes from a node what is to be known of it, and sets its link.
func (t *Text) visit(n ast.Node, source []byte, to func(string) (string, error)) (err error) {
	switch n := n.(type) {
	case *ast.Heading:
		if id, ok := n.AttributeString("id"); ok && n.Level == 2 {
			t.Headings = append(t.Headings, Heading{ID: string(id.([]byte)), Text: said(n, source)})
		}
	case *ast.Link:
		n.Destination, err = follow(n.Destination, to)
	case *ast.Image:
		n.Destination, err = follow(n.Destination, to)
	case *ast.RawHTML, *ast.HTMLBlock:
		err = ErrMarkup
	}
	return err
}

func follow(dest []byte, to func(string) (string, error)) ([]byte, error) {
	led, err := to(string(dest))
	if err != nil {
		return nil, fmt.Errorf("follow link to %s: %w", dest, err)
	}
	return []byte(led), nil
}

// said is what stands in a node, without its markup.
func said(n ast.Node, source []byte) string {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if leaf, ok := c.(*ast.Text); ok {
			b.Write(leaf.Value(source))
			continue
		}
		b.WriteString(said(c, source))
	}
	return b.String()
}
