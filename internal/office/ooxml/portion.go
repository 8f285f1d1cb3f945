package ooxml

import "sync"

// portion is what is packed beside whoever writes the next one.
type portion struct {
	content []byte
	done    chan struct{} // takes one, so that nobody has to wait for what is given up
	err     error
	fallen  any // what it panicked with
}

// portions are kept: each is as large as the room for rows.
var portions = sync.Pool{New: func() any { return &portion{done: make(chan struct{}, 1)} }}

// packBeside packs a copy of what comes next, one portion at a time.
func (p *Piece) packBeside(content []byte) {
	s := portions.Get().(*portion)
	s.content = append(s.content[:0], content...)
	p.beside = s
	go func() {
		defer func() {
			s.fallen = recover()
			s.done <- struct{}{}
		}()
		s.err = p.pack(s.content)
	}()
}

// wait waits for the portion that is being packed. What that panicked with reaches
// whoever waits.
func (p *Piece) wait() error {
	s := p.beside
	if s == nil {
		return nil
	}
	<-s.done
	p.beside = nil
	err, fallen := s.err, s.fallen
	s.err, s.fallen = nil, nil
	portions.Put(s)
	if fallen != nil {
		panic(fallen)
	}
	return err
}
