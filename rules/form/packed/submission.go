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
	next  atomic.Uint32
	entry [mostOpen]atomic.Pointer[Submission]
	filling
}

// filling is what a room needs as long as it is filled.
type filling struct {
	known       map[string]uint32
	follows     []uint32 // by word, the one that came behind it last
	last        uint32
	numbers     []uint32     // of the submission at hand
	submissions []Submission // side by side, as their bytes are: the collector
	bytes       []byte       // visits a few large things
}

// NewRoom begins with none.
func NewRoom() *Room { return &Room{filling: filling{known: map[string]uint32{}}} }

// Submission is a packed submission; the error is ErrUnreadable where the bytes
// are none that this program wrote. It must not be called while others are opened.
func (r *Room) Submission(data []byte) (*Submission, error) {
	if err := check(data); err != nil {
		return nil, err
	}
	s := &take(&r.submissions, 1, sideBySide)[0]
	s.parts, s.room = r.split(data), r
	return s, nil
}

// How much is made at once.
const (
	sideBySide  = 256
	bytesAtOnce = 256 << 10
)

// place is where so many bytes go.
func (r *Room) place(n int) []byte {
	if n > bytesAtOnce/8 {
		return make([]byte, n)
	}
	return take(&r.bytes, n, bytesAtOnce)
}

// take takes the next n of what is made so many at once.
func take[T any](room *[]T, n, atOnce int) []T {
	if len(*room) < n {
		*room = make([]T, atOnce)
	}
	taken := (*room)[:n:n]
	*room = (*room)[n:]
	return taken
}

// Full says that no submission follows: what is only needed for that goes.
func (r *Room) Full() { r.filling = filling{} }

// word is the number of a word. Behind most words stands what stood there in the
// submission before.
func (r *Room) word(text []byte) uint32 {
	if len(r.words) > 0 {
		if n := r.follows[r.last]; r.words[n] == string(text) {
			r.last = n
			return n
		}
	}
	n, known := r.known[string(text)]
	if !known {
		n = uint32(len(r.words))
		r.words, r.follows = append(r.words, string(text)), append(r.follows, 0)
		r.known[r.words[n]] = n
	}
	r.follows[r.last], r.last = n, n
	return n
}

// enter closes the one that was opened longest ago.
func (r *Room) enter(p *Submission) {
	at := &r.entry[r.next.Add(1)%mostOpen]
	if old := at.Swap(p); old != nil && old != p {
		old.opened.Store(nil)
	}
}
