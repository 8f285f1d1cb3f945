package htmltable

import (
	"errors"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
)

// page makes sheets of the tags as they come by.
type page struct {
	book    *draft.Book
	formats map[string]string // by class
	names   []string          // of sheets, where Excel wrote the page
	tables  []*table          // those that are open
	count   int               // of the tables that had a value
	seen    bool              // a table was there at all
	closed  bool              // the page has an end
	raw     string            // the tag whose content is no markup
}

const maxDepth = 16

func (p *page) take(t html.Token) error {
	switch t.Type {
	case html.StartTagToken, html.SelfClosingTagToken:
		return p.open(t)
	case html.EndTagToken:
		return p.close(t.Data)
	case html.TextToken:
		return p.text(t.Data)
	case html.CommentToken:
		p.comment(t.Data)
	}
	return nil
}

// top is the innermost table, nil outside of all.
func (p *page) top() *table {
	if len(p.tables) == 0 {
		return nil
	}
	return p.tables[len(p.tables)-1]
}

func (p *page) open(tag html.Token) error {
	switch tag.Data {
	case "script", "style", "title", "textarea":
		if tag.Type == html.StartTagToken {
			p.raw = tag.Data
		}
		return nil
	case "table":
		if len(p.tables) == maxDepth {
			return errors.New("nested too deeply")
		}
		p.seen = true
		p.tables = append(p.tables, &table{page: p})
		return nil
	}
	if t := p.top(); t != nil {
		return t.open(tag)
	}
	return nil
}

func (p *page) close(name string) error {
	p.raw = ""
	t := p.top()
	switch {
	case name == "html" || name == "body":
		p.closed = true
	case t == nil:
	case name == "table":
		p.tables = p.tables[:len(p.tables)-1]
		return t.closeCell()
	default:
		return t.close(name)
	}
	return nil
}

func (p *page) text(s string) error {
	switch {
	case p.raw == "style":
		p.rules(s)
		return nil
	case p.raw != "":
		return nil
	}
	if t := p.top(); t != nil {
		return t.text(s)
	}
	return nil
}

// comment looks for the names of sheets that Excel hides in a comment.
func (p *page) comment(s string) {
	const manyNames = 1000
	for len(p.names) < manyNames {
		_, rest, found := strings.Cut(s, "<x:Name>")
		if !found {
			return
		}
		name, rest, _ := strings.Cut(rest, "</x:Name>")
		p.names = append(p.names, html.UnescapeString(name))
		s = rest
	}
}

// nextName is the name of the next table that has a value.
func (p *page) nextName() string {
	p.count++
	if p.count <= len(p.names) {
		return p.names[p.count-1]
	}
	return "Sheet" + strconv.Itoa(p.count)
}

func (p *page) end() error {
	if len(p.tables) > 0 && !p.closed {
		return draft.Cut("page ends within a table")
	}
	if !p.seen {
		return &limit.Refusal{Code: "F03", Detail: "no table"}
	}
	for len(p.tables) > 0 {
		if err := p.close("table"); err != nil {
			return err
		}
	}
	return nil
}
