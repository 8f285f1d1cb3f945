package ooxml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Bounds on the markup of one part. Honest parts stay far below them; text is
// bounded by callers instead.
const (
	maxTag   = 1 << 20
	maxDepth = 256
)

// errDTD refuses document type definitions: no spreadsheet needs one, and
// they are what entity bombs are made of.
var errDTD = errors.New("markup: document type definition")

// Kind is what the tokenizer found.
type Kind uint8

// The kinds of token.
const (
	EndOfPart Kind = iota // and it is complete and undamaged
	OpenTag               // also the first half of <x/>
	CloseTag              // also the second half of <x/>
	Text                  // characters, perhaps not all of them
)

// Tokenizer cuts a part into tags and text. What it returns holds until the
// next call of Next, Simple or Skip. Every element is closed in the order in
// which it was opened, or the part is refused.
type Tokenizer struct {
	// Name is the tag's name without its prefix.
	Name []byte
	// Raw is the text, its entities not resolved.
	Raw []byte
	// Literal is set where the text stood in a CDATA section.
	Literal bool
	// Depth is that of the element opened, closed or holding the text; the
	// root has 1.
	Depth int

	source *source
	window []byte // kept when the part is done
	buf    []byte // the window, or more where a token needed it
	base   int64  // of buf in the part
	start  int    // of the token in buf
	pos    int
	end    int
	err    error // why there is no more to come

	markup []byte // the opening tag, and where its attributes stand in it
	attrs  []attr

	cdata   bool // inside a CDATA section
	closing bool // <x/> was told as open, its close is due
	deepest int
	names   []byte
	open    []element
}

// element is an open element: where its name begins in names, and where that
// goes on without the prefix.
type element struct{ start, local int }

func (t *Tokenizer) begin(depth int) {
	if depth <= 0 || depth > maxDepth {
		depth = maxDepth
	}
	*t = Tokenizer{
		source: t.source, window: t.window, buf: t.window, deepest: depth,
		attrs: t.attrs[:0], names: t.names[:0], open: t.open[:0],
	}
}

// whole goes on with text that is in memory.
func (t *Tokenizer) whole(text []byte) {
	t.buf, t.pos, t.end, t.err = text, 0, len(text), io.EOF
}

// Close gives the memory back. The tokenizer is not to be used again.
func (t *Tokenizer) Close() {
	t.source.pkg, t.source.part, t.source.stored, t.source.inflater.src = nil, nil, nil, nil
	t.buf, t.markup, t.Raw, t.Name = nil, nil, nil, nil
	tokenizers.Put(t)
}

// Offset is where in the part (in UTF-8, without its byte order mark) the
// tokenizer stands: behind the last token.
func (t *Tokenizer) Offset() int64 { return t.base + int64(t.pos) }

// Start is where the last token begins.
func (t *Tokenizer) Start() int64 { return t.base + int64(t.start) }

// Empty reports whether the tag that was just opened closes itself.
func (t *Tokenizer) Empty() bool { return t.closing }

// Prefix is that of the tag that was just opened, with its colon.
func (t *Tokenizer) Prefix() string {
	last := t.open[len(t.open)-1]
	return string(t.names[last.start:last.local])
}

// Next goes on to the next tag or piece of text.
func (t *Tokenizer) Next() (Kind, error) {
	if t.closing {
		t.closing = false
		t.start = t.pos
		return t.pop(), nil
	}
	if b := t.buf[t.pos:t.end]; len(b) > 2 && b[0] == '<' && !t.cdata {
		if b[1] == '/' && t.closesTop(b) {
			return t.pop(), nil
		}
		if bytesInTags[b[1]]&isSpecial == 0 && t.openingTag(b) == nil {
			return OpenTag, nil
		}
	}
	return t.slowly()
}

// slowly is Next for everything but tags that are in the window as a whole.
func (t *Tokenizer) slowly() (Kind, error) {
	for {
		if t.cdata {
			if done, err := t.literal(); done || err != nil {
				return Text, err
			}
			continue
		}
		if t.pos == t.end && !t.more() {
			return t.finish()
		}
		if t.buf[t.pos] != '<' {
			t.text()
			return Text, nil
		}
		kind, told, err := t.special()
		if told || err != nil {
			return kind, err
		}
	}
}

// more unpacks on, keeping what is unread; false where nothing more comes.
// Only here do the bytes move.
func (t *Tokenizer) more() bool {
	if t.err != nil {
		return false
	}
	const room = 4 << 10
	if len(t.buf)-t.end < room {
		end := slide(t.buf, t.pos, t.end)
		moved := t.end - end
		t.base += int64(moved)
		t.pos -= moved
		t.end = end
	}
	if len(t.buf)-t.end < room {
		t.buf = append(t.buf, make([]byte, len(t.buf))...)
	}
	before := t.end
	t.end, t.err = t.source.fill(t.buf, t.end)
	return t.end > before || t.err == nil
}

func (t *Tokenizer) finish() (Kind, error) {
	if !errors.Is(t.err, io.EOF) {
		return EndOfPart, t.err
	}
	if len(t.open) > 0 {
		return EndOfPart, fmt.Errorf("markup: ends inside an element: %w", io.ErrUnexpectedEOF)
	}
	return EndOfPart, nil
}

// short is why a token does not end.
func (t *Tokenizer) short() error {
	if t.err == nil || errors.Is(t.err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return t.err
}

// text takes the characters up to the next tag.
func (t *Tokenizer) text() {
	n := bytes.IndexByte(t.buf[t.pos:t.end], '<')
	if n < 0 {
		n = t.end - t.pos
	}
	t.take(n)
	t.Literal = false
}

func (t *Tokenizer) take(n int) {
	t.start = t.pos
	t.Raw = t.buf[t.pos : t.pos+n]
	t.pos += n
	t.Depth = len(t.open)
}

// AppendRaw appends the raw text, that of a CDATA section as if it had been
// written without.
func (t *Tokenizer) AppendRaw(dst []byte) []byte {
	if !t.Literal {
		return append(dst, t.Raw...)
	}
	for _, c := range t.Raw {
		if c == '&' {
			dst = append(dst, "&amp;"...)
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

// Simple returns the text of the element that was just opened and goes on
// behind its closing tag, if text is all that the element holds. If not, it
// does nothing and Next tells the content in pieces.
func (t *Tokenizer) Simple() ([]byte, bool) {
	if t.closing {
		t.closing = false
		t.pop()
		return nil, true
	}
	for {
		rest := t.buf[t.pos:t.end]
		n := indexNear(rest, '<')
		name := t.top()
		if stop := n + 2 + len(name); n >= 0 && stop < len(rest) {
			if rest[n+1] != '/' || rest[stop] != '>' || string(rest[n+2:stop]) != string(name) {
				return nil, false
			}
			t.take(stop + 1)
			t.pop()
			return rest[:n], true
		}
		// A long text comes in pieces, so that it need not fit in the window.
		if len(rest) > windowSize/4 || !t.more() {
			return nil, false
		}
	}
}

// Leaf returns the name and the text of the element that comes next and goes
// on behind it, if it has no attributes and holds nothing but text, all of
// which is in the window. If not, it does nothing and Next tells what comes.
// It is there for speed alone: most of a sheet is such elements.
func (t *Tokenizer) Leaf() (name, text []byte, ok bool) {
	b := t.buf[t.pos:t.end]
	if len(b) < 3 || b[0] != '<' || bytesInTags[b[1]]&isSpecial != 0 || t.closing || t.cdata || len(t.open) >= t.deepest {
		return nil, nil, false
	}
	i, local := 1, 1
	for ; i < len(b) && bytesInTags[b[i]]&endsName == 0; i++ {
		if b[i] == ':' && local == 1 {
			local = i + 1
		}
	}
	if i == len(b) || b[i] != '>' || i == local {
		return nil, nil, false
	}
	name, b = b[1:i], b[i+1:]
	n := indexNear(b, '<')
	stop := n + 2 + len(name)
	if n < 0 || stop >= len(b) || b[n+1] != '/' || b[stop] != '>' || string(b[n+2:stop]) != string(name) {
		return nil, nil, false
	}
	t.start = t.pos
	t.pos += i + 1 + stop + 1
	return name[local-1:], b[:n], true
}

// Ahead is what of the part is unread and in the window, for callers that know
// how most of it is written. It is empty inside of something, and where that
// many more levels of elements would be too many.
func (t *Tokenizer) Ahead(levels int) []byte {
	if t.closing || t.cdata || len(t.open)+levels > t.deepest {
		return nil
	}
	return t.buf[t.pos:t.end]
}

// Pass goes on behind so many bytes of what is ahead: whole elements and
// nothing else.
func (t *Tokenizer) Pass(bytes int) {
	t.start = t.pos
	t.pos += bytes
}

// Skip goes on behind the closing tag of the element that was just opened.
func (t *Tokenizer) Skip() error {
	for depth := len(t.open); len(t.open) >= depth; {
		if kind, err := t.Next(); err != nil || kind == EndOfPart {
			return err
		}
	}
	return nil
}

// top is the name of the innermost open element, with its prefix.
func (t *Tokenizer) top() []byte { return t.names[t.open[len(t.open)-1].start:] }

func (t *Tokenizer) push(name []byte, colon int) error {
	if len(t.open) >= t.deepest {
		return &LimitError{Name: "nesting", Value: int64(len(t.open) + 1), Limit: int64(t.deepest)}
	}
	t.open = append(t.open, element{len(t.names), len(t.names) + colon})
	if len(name) == 1 { // most are
		t.names = append(t.names, name[0])
	} else {
		t.names = append(t.names, name...)
	}
	t.Name = name[colon:]
	t.Depth = len(t.open)
	return nil
}

func (t *Tokenizer) pop() Kind {
	last := t.open[len(t.open)-1]
	t.Name = t.names[last.local:]
	t.Depth = len(t.open)
	t.names = t.names[:last.start]
	t.open = t.open[:len(t.open)-1]
	return CloseTag
}

// rest unpacks what is left of the part, markup or not.
func (t *Tokenizer) rest() ([]byte, error) {
	// What a directory declares proves nothing. But memory that is not written
	// to costs little, and growing a text costs its size again.
	const bound, likely = 64 << 20, 32
	all := make([]byte, 0, min(t.source.part.Size, max(bound, likely*t.source.part.packed)))
	for {
		all = append(all, t.buf[t.pos:t.end]...)
		t.pos = t.end
		if !t.more() {
			break
		}
	}
	if !errors.Is(t.err, io.EOF) {
		return nil, t.err
	}
	return all, nil
}
