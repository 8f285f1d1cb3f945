package packed

import (
	"bytes"
	"sync/atomic"

	"jixiao/rules/form"
)

// Submission is a submission that is opened when it is asked for. Its methods may
// be called from many goroutines.
type Submission struct {
	parts
	def    *form.Definition
	room   *Room
	opened atomic.Pointer[form.Submission]
}

// Of is a submission that is open, and stays so.
func Of(s *form.Submission) *Submission {
	if s == nil {
		return nil
	}
	p := &Submission{def: s.Def}
	p.opened.Store(s)
	return p
}

// Define says which definition the submission goes by, before it is opened.
func (p *Submission) Define(def *form.Definition) {
	p.def = def
	if s := p.opened.Load(); s != nil {
		s.Def = def
	}
}

// Nil says that there is nothing to report, without opening the submission.
func (p *Submission) Nil() bool {
	if p.room == nil {
		return p.opened.Load().Nil
	}
	return p.says&saysNil != 0
}

// Open is what the submission says. It is not to be changed: others are given the
// same. Whoever looks at it for long keeps it at hand, for it is made again once
// enough others were opened.
func (p *Submission) Open() *form.Submission {
	if s := p.opened.Load(); s != nil {
		return s
	}
	r := p.reader(p.room.words)
	s := r.submission()
	s.Def = p.def
	p.opened.Store(s)
	p.room.enter(p)
	return s
}

// Field is what Open would have in Fields, without opening the submission.
func (p *Submission) Field(id string) (form.Value, bool) {
	if s := p.opened.Load(); s != nil {
		v, there := s.Fields[id]
		return v, there
	}
	r := p.reader(p.room.words)
	return r.find(id)
}

// Equal reports whether two submissions say the same.
func (p *Submission) Equal(other *Submission) bool {
	if p == nil || other == nil {
		return p == other
	}
	return bytes.Equal(Append(nil, p.Open()), Append(nil, other.Open()))
}

// mostOpen is how many submissions of a room are open at once: enough for those
// that are looked at side by side, and a few megabytes of them.
const mostOpen = 256

// Room bounds how many of its submissions are open, and keeps the words that they
// have in common once: a thousand sheets of a form say most of the same.
type Room struct {
	words []string
	known map[string]uint32
	next  atomic.Uint32
	entry [mostOpen]atomic.Pointer[Submission]
}

// NewRoom begins with none.
func NewRoom() *Room { return &Room{known: map[string]uint32{}} }

// Submission is a packed submission; the error is ErrUnreadable where the bytes
// are none that this program wrote. It must not be called while others are opened.
func (r *Room) Submission(data []byte) (*Submission, error) {
	if err := check(data); err != nil {
		return nil, err
	}
	return &Submission{parts: split(data, r.word), room: r}, nil
}

// Full says that no submission follows: what is only needed for that goes.
func (r *Room) Full() { r.known = nil }

func (r *Room) word(text []byte) uint32 {
	n, known := r.known[string(text)]
	if !known {
		n = uint32(len(r.words))
		r.words = append(r.words, string(text))
		r.known[r.words[n]] = n
	}
	return n
}

// enter closes the one that was opened longest ago.
func (r *Room) enter(p *Submission) {
	at := &r.entry[r.next.Add(1)%mostOpen]
	if old := at.Swap(p); old != nil && old != p {
		old.opened.Store(nil)
	}
}
