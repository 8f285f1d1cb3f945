package ooxml

import (
	"bytes"
	"cmp"
	"slices"
)

// Markup is a whole part in memory, as UTF-8, and the changes to be made in
// it. What is not changed stays byte for byte as it was.
type Markup struct {
	text  []byte
	depth int
	edits []edit
}

// edit puts a text in the place of another.
type edit struct {
	from, to int
	with     string
}

// declaration replaces that of a part in another encoding.
const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Markup unpacks a part to be changed.
func (p *Package) Markup(name string) (*Markup, error) {
	text, err := p.Read(name)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if enc := declared(text[:min(len(text), 128)]); enc != nil {
		if text, err = enc.NewDecoder().Bytes(text); err != nil {
			return nil, err
		}
		text = append([]byte(declaration), withoutDeclaration(text)...)
	}
	return &Markup{text: text, depth: p.limits.Depth}, nil
}

// NewMarkup is a new part to be changed.
func NewMarkup(text string) *Markup { return &Markup{text: []byte(text)} }

func withoutDeclaration(text []byte) []byte {
	if bytes.HasPrefix(text, []byte("<?xml")) {
		if _, rest, ok := bytes.Cut(text, []byte("?>")); ok {
			return rest
		}
	}
	return text
}

// Text is the part before the changes. It may not be written to.
func (m *Markup) Text() []byte { return m.text }

// Tokens cuts the part into tags and text; places that the tokenizer tells are
// places for the changes. The tokenizer must be closed.
func (m *Markup) Tokens() *Tokenizer {
	t := tokenizers.Get().(*Tokenizer)
	t.begin(m.depth)
	t.whole(m.text)
	return t
}

// Replace puts a text in the place of what stands from one place to another.
// Changes may come in any order and must not overlap.
func (m *Markup) Replace(from, to int64, with string) {
	m.edits = append(m.edits, edit{int(from), int(to), with})
}

// Insert puts a text before what stands at a place, and behind what was
// inserted there earlier.
func (m *Markup) Insert(at int64, text string) { m.Replace(at, at, text) }

// Changed reports whether there is anything to change.
func (m *Markup) Changed() bool { return len(m.edits) > 0 }

// Apply returns the part with its changes.
func (m *Markup) Apply() []byte {
	slices.SortStableFunc(m.edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	size := len(m.text)
	for _, e := range m.edits {
		size += len(e.with) - (e.to - e.from)
	}
	out := make([]byte, 0, max(size, 0))
	at := 0
	for _, e := range m.edits {
		if e.from < at {
			continue // inside what was replaced already
		}
		out = append(append(out, m.text[at:e.from]...), e.with...)
		at = e.to
	}
	return append(out, m.text[at:]...)
}
