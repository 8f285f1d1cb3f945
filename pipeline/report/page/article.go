package page

import (
	_ "embed"
	"html/template"
	"io"
)

// Article is a page of running text. It prints on upright sheets.
type Article struct {
	Title, Note string
	Home        *Link  // to the page that leads to this one
	Contents    []Link // to parts of it
	Parts       []Part // what stands before the text
	Body        template.HTML
	Foot        string
}

// Link leads to another page, or to a place on this one.
type Link struct{ To, Text string }

//go:embed article.html
var articleLayout string

//go:embed article.css
var articleStyle string

// Write writes the page. The same page gives the same bytes.
func (a Article) Write(w io.Writer) error {
	t, err := read("article", articleLayout, baseStyle+partsStyle+navStyle+articleStyle+shareStyle)
	if err != nil {
		return err
	}
	return layOut(w, t, a.Title, a)
}
