package annotate

import "jixiao/internal/office/ooxml"

// span is where something stands in a part.
type span struct{ from, to int64 }

// element is an element of a part and its place: all of it, and where a
// further child would go.
type element struct {
	span
	prefix string
	start  int64 // behind the opening tag
	inside int64 // before the closing tag
	empty  bool  // closes itself
}

// append puts children at the end of an element.
func (e element) append(m *ooxml.Markup, name, children string) {
	if !e.empty {
		m.Insert(e.inside, children)
		return
	}
	m.Replace(e.inside, e.to, ">"+children+"</"+e.prefix+name+">")
}

// opened is the element that was just opened, as far as it is known then.
func opened(t *ooxml.Tokenizer) element {
	e := element{span: span{t.Start(), t.Offset()}, prefix: t.Prefix(), start: t.Offset(), empty: t.Empty()}
	if e.empty {
		e.inside = e.to - int64(len("/>"))
	}
	return e
}

// close takes note of the end of the element, which the tokenizer has just
// told.
func (e *element) close(t *ooxml.Tokenizer) {
	if !e.empty {
		e.inside, e.to = t.Start(), t.Offset()
	}
}

// each hands the opening tags of a part to visit.
func each(m *ooxml.Markup, visit func(*ooxml.Tokenizer) error) error {
	t := m.Tokens()
	defer t.Close()
	for {
		kind, err := t.Next()
		if err == nil && kind == ooxml.OpenTag {
			err = visit(t)
		}
		if err != nil || kind == ooxml.EndOfPart {
			return err
		}
	}
}

// through passes the element that was just opened and says where it stood.
func through(t *ooxml.Tokenizer) (element, error) {
	e := opened(t)
	if err := t.Skip(); err != nil {
		return e, err
	}
	e.close(t)
	return e, nil
}
