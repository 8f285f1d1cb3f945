package workbook

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// node is an element of a part.
type node struct {
	name  string
	attrs map[string]string // ids of relations begin with "r:"
	kids  []*node
	text  string
}

// parse reads a part's root element.
func parse(r io.Reader) (*node, error) {
	d := xml.NewDecoder(r)
	d.Strict = false // drawings of comments are HTML of a kind
	for {
		tok, err := d.Token()
		if err != nil {
			return nil, err
		}
		if start, ok := tok.(xml.StartElement); ok {
			return element(d, start)
		}
	}
}

// element reads the rest of an element.
func element(d *xml.Decoder, start xml.StartElement) (*node, error) {
	n := &node{name: start.Name.Local, attrs: attributes(start)}
	var text strings.Builder
	for {
		tok, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("element %s: %w", n.name, err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			kid, err := element(d, t)
			if err != nil {
				return nil, err
			}
			n.kids = append(n.kids, kid)
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			n.text = text.String()
			return n, nil
		}
	}
}

// attributes are those that are not about the markup itself.
func attributes(start xml.StartElement) map[string]string {
	attrs := map[string]string{}
	for _, a := range start.Attr {
		switch {
		case a.Name.Space == "xmlns" || a.Name.Local == "xmlns":
		case strings.HasSuffix(a.Name.Space, "/relationships"):
			attrs["r:"+a.Name.Local] = a.Value
		default:
			attrs[a.Name.Local] = a.Value
		}
	}
	return attrs
}

// child is the first of a name, an empty one where there is none.
func (n *node) child(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return &node{}
}

// all are the elements of a name, at any depth.
func (n *node) all(name string) []*node {
	var found []*node
	for _, k := range n.kids {
		if k.name == name {
			found = append(found, k)
			continue
		}
		found = append(found, k.all(name)...)
	}
	return found
}

// deep is all text in an element.
func (n *node) deep() string {
	text := n.text
	for _, k := range n.kids {
		text += k.deep()
	}
	return text
}
