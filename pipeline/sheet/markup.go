package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Bounds on the markup of one part. Honest parts stay far below them; text is
// bounded by the limits instead.
const (
	maxTag   = 1 << 20
	maxDepth = 256
)

// errDTD refuses document type definitions: no spreadsheet needs one, and
// they are what entity bombs are made of.
var errDTD = errors.New("markup: document type definition")

// tokenKind is what the scanner found.
type tokenKind uint8

const (
	endOfPart tokenKind = iota
	openTag
	closeTag
	charData
)

// token is one piece of markup. Its slices hold until the next call of next.
type token struct {
	kind  tokenKind
	name  []byte // without prefix
	attrs []byte // raw
	text  []byte // raw: entities are not resolved
	cdata bool   // text is literal
}

// scanner cuts a part into tags and text without building anything. The
// standard decoder costs a hundred times as much for each of the millions of
// empty cells that ghost rows are made of.
type scanner struct {
	src     io.Reader
	buf     []byte
	base    int64 // of buf in the part
	pos     int
	end     int
	srcErr  error
	cdata   bool // inside a CDATA section
	closing bool // <x/> was told as open, its close is due
	names   []byte
	starts  []int // where each open element's name begins in names
	depth   int   // of the element opened, closed or holding the text; 1 is the root
}

func newScanner(src io.Reader) *scanner {
	return &scanner{src: src, buf: make([]byte, 16<<10)}
}

// offset is how much of the part has been told.
func (s *scanner) offset() int64 { return s.base + int64(s.pos) }

// next returns the next tag or piece of text. A text may come in pieces. The
// end of the part inside an element is an error.
func (s *scanner) next() (token, error) {
	if s.closing {
		s.closing = false
		return s.pop()
	}
	for {
		if s.cdata {
			if t, ok, err := s.literal(); ok || err != nil {
				return t, err
			}
			continue
		}
		if s.pos == s.end && !s.more() {
			return s.finish()
		}
		if s.buf[s.pos] != '<' {
			return s.plain(), nil
		}
		t, ok, err := s.markup()
		if ok || err != nil {
			return t, err
		}
	}
}

// more reads on, keeping what is unread; false at the end of the source.
func (s *scanner) more() bool {
	if s.srcErr != nil {
		return false
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.end -= s.pos
		s.base += int64(s.pos)
		s.pos = 0
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.src.Read(s.buf[s.end:])
		s.end += n
		s.srcErr = err
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	s.srcErr = io.ErrNoProgress
	return false
}

func (s *scanner) finish() (token, error) {
	if s.srcErr != io.EOF {
		return token{}, s.srcErr
	}
	if len(s.starts) > 0 {
		return token{}, fmt.Errorf("markup: ends inside an element: %w", io.ErrUnexpectedEOF)
	}
	return token{kind: endOfPart}, nil
}

func (s *scanner) plain() token {
	n := bytes.IndexByte(s.buf[s.pos:s.end], '<')
	if n < 0 {
		n = s.end - s.pos
	}
	t := token{kind: charData, text: s.buf[s.pos : s.pos+n]}
	s.pos += n
	s.depth = len(s.starts)
	return t
}

// literal returns a piece of a CDATA section; not ok when the section ended.
func (s *scanner) literal() (token, bool, error) {
	const terminator = "]]>"
	rest := s.buf[s.pos:s.end]
	n := bytes.Index(rest, []byte(terminator))
	switch {
	case n == 0:
		s.pos += len(terminator)
		s.cdata = false
		return token{}, false, nil
	case n < 0 && len(rest) < len(terminator):
		if !s.more() {
			return token{}, false, io.ErrUnexpectedEOF
		}
		return token{}, false, nil
	case n < 0:
		n = len(rest) - len(terminator) + 1
	}
	s.pos += n
	s.depth = len(s.starts)
	return token{kind: charData, text: rest[:n], cdata: true}, true, nil
}

// markup handles what begins with "<"; not ok where there is nothing to tell.
func (s *scanner) markup() (token, bool, error) {
	for s.end-s.pos < len("<![CDATA[") && s.more() {
	}
	rest := s.buf[s.pos:s.end]
	if len(rest) > 1 && rest[1] != '?' && rest[1] != '!' {
		t, err := s.tag()
		return t, err == nil, err
	}
	switch {
	case bytes.HasPrefix(rest, []byte("<?")):
		return token{}, false, s.skip("?>")
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.pos += len("<!--")
		return token{}, false, s.skip("-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		s.pos += len("<![CDATA[")
		s.cdata = true
		return token{}, false, nil
	case bytes.HasPrefix(rest, []byte("<!")):
		return token{}, false, errDTD
	}
	return token{}, false, io.ErrUnexpectedEOF
}

// skip passes over everything up to and including the terminator.
func (s *scanner) skip(terminator string) error {
	for {
		rest := s.buf[s.pos:s.end]
		if n := bytes.Index(rest, []byte(terminator)); n >= 0 {
			s.pos += n + len(terminator)
			return nil
		}
		s.pos += max(0, len(rest)-len(terminator)+1)
		if !s.more() {
			return io.ErrUnexpectedEOF
		}
	}
}

func (s *scanner) tag() (token, error) {
	n, err := s.tagLength()
	if err != nil {
		return token{}, err
	}
	inner := s.buf[s.pos+1 : s.pos+n-1]
	s.pos += n
	if len(inner) > 0 && inner[0] == '/' {
		name := localName(cutSpace(inner[1:]))
		if len(s.starts) == 0 || !bytes.Equal(name, s.top()) {
			return token{}, fmt.Errorf("markup: </%s> closes nothing", name)
		}
		return s.pop()
	}
	if len(inner) > 0 && inner[len(inner)-1] == '/' {
		s.closing = true
		inner = inner[:len(inner)-1]
	}
	return s.push(inner)
}

// tagLength is the number of bytes up to the ">" that is in no quotes.
func (s *scanner) tagLength() (int, error) {
	var quote byte
	for i := 1; ; i++ {
		if s.pos+i >= s.end {
			if i > maxTag {
				return 0, errors.New("markup: tag too long")
			}
			if !s.more() {
				return 0, io.ErrUnexpectedEOF
			}
		}
		c := s.buf[s.pos+i]
		switch {
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1, nil
		case c == '<':
			return 0, errors.New("markup: < inside a tag")
		}
	}
}

func (s *scanner) push(inner []byte) (token, error) {
	end := 0
	for end < len(inner) && !isSpace(inner[end]) {
		end++
	}
	name := localName(inner[:end])
	if len(name) == 0 || len(s.starts) >= maxDepth {
		return token{}, errors.New("markup: tag without name or too deep")
	}
	s.starts = append(s.starts, len(s.names))
	s.names = append(s.names, name...)
	s.depth = len(s.starts)
	return token{kind: openTag, name: name, attrs: inner[end:]}, nil
}

// top is the name of the innermost open element.
func (s *scanner) top() []byte { return s.names[s.starts[len(s.starts)-1]:] }

func (s *scanner) pop() (token, error) {
	name := s.top()
	s.depth = len(s.starts)
	s.names = s.names[:s.starts[len(s.starts)-1]]
	s.starts = s.starts[:len(s.starts)-1]
	return token{kind: closeTag, name: name}, nil
}

func localName(name []byte) []byte {
	return name[bytes.IndexByte(name, ':')+1:]
}
