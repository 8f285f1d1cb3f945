package annotate

import (
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
)

const typesPart = "[Content_Types].xml"

// Content types of what is written here.
const (
	typeWorkbook  = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
	typeWorksheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
	typeStyles    = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
	typeComments  = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	typeVML       = "application/vnd.openxmlformats-officedocument.vmlDrawing"
	typeSettings  = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
	typeProject   = "application/vnd.ms-office.vbaProject"
)

// contentTypes is the part that says what the others are.
type contentTypes struct {
	m      *ooxml.Markup
	root   element
	of     map[string]*typeEntry // by part name in lower case
	ending map[string]*typeEntry // by extension in lower case
	added  strings.Builder
}

type typeEntry struct {
	element
	value ooxml.AttrPlace
	text  string
}

func readTypes(d *draft) (*contentTypes, error) {
	m, err := d.admit(typesPart)
	if err != nil {
		return nil, err
	}
	c := &contentTypes{m: m, of: map[string]*typeEntry{}, ending: map[string]*typeEntry{}}
	t := m.Tokens()
	defer t.Close()
	for {
		kind, err := t.Next()
		if err != nil {
			return nil, fmt.Errorf("part %q: %w", typesPart, err)
		}
		switch {
		case kind == ooxml.EndOfPart:
			return c, nil
		case kind == ooxml.OpenTag && t.Depth == 1:
			c.root = opened(t)
		case kind == ooxml.CloseTag && t.Depth == 1:
			c.root.close(t)
		case kind == ooxml.OpenTag:
			if err := c.entry(t); err != nil {
				return nil, fmt.Errorf("part %q: %w", typesPart, err)
			}
		}
	}
}

func (c *contentTypes) entry(t *ooxml.Tokenizer) error {
	e := &typeEntry{text: t.Attr("ContentType")}
	e.value, _ = t.AttrPlace("ContentType")
	name, extension := partKey(t.Attr("PartName")), strings.ToLower(t.Attr("Extension"))
	var err error
	if e.element, err = through(t); err != nil {
		return err
	}
	if name != "" {
		c.of[name] = e
	} else {
		c.ending[extension] = e
	}
	return nil
}

func partKey(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

// override says what a part is.
func (c *contentTypes) override(name, contentType string) {
	key := partKey(name)
	if e := c.of[key]; e != nil {
		c.change(e, contentType)
		return
	}
	c.of[key] = &typeEntry{text: contentType}
	fmt.Fprintf(&c.added, `<%sOverride PartName="/%s" ContentType="%s"/>`, c.root.prefix, escaped(strings.TrimPrefix(name, "/")), contentType)
}

// change gives an entry another type, unless it has it.
func (c *contentTypes) change(e *typeEntry, contentType string) {
	if e.text != contentType {
		e.text = contentType
		c.m.Replace(e.value.Value, e.value.End, contentType)
	}
}

// remove says no longer what a part is.
func (c *contentTypes) remove(name string) {
	if e := c.of[partKey(name)]; e != nil {
		c.m.Replace(e.from, e.to, "")
		delete(c.of, partKey(name))
	}
}

func (c *contentTypes) apply() []byte {
	c.root.append(c.m, "Types", c.added.String())
	return c.m.Apply()
}
