// Package digest names values by all that they hold: two that differ anywhere have
// another digest, whatever fields their types will get.
//
// It owns what counts as different: every exported field, however deep, the places
// at which two things are one and the same, and moments to the nanosecond. It
// refuses to keep anything, and to know what a value means.
package digest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"reflect"
	"sync"
)

// Digest is a digest in the making, until its sum is asked for.
type Digest struct {
	hash hash.Hash
	text []byte
	seen map[pointer]uint64
	left map[reflect.Type]bool
}

// pointer is a thing that was met: an array and its first element lie at one address.
type pointer struct {
	at any
	of reflect.Type
}

// rooms are digests that were made: to find room for another takes longer than most.
var rooms = sync.Pool{New: func() any {
	return &Digest{hash: sha256.New(), text: make([]byte, 0, 2*mostText), seen: map[pointer]uint64{}, left: map[reflect.Type]bool{}}
}}

// New is a digest of nothing yet. Of what lies behind a pointer to one of the types
// that are left out, it is only told whether there is anything.
func New(leftOut ...reflect.Type) *Digest {
	d := rooms.Get().(*Digest)
	for _, t := range leftOut {
		d.left[t] = true
	}
	return d
}

// Add adds what values hold.
func (d *Digest) Add(values ...any) {
	for _, v := range values {
		d.value(reflect.ValueOf(v))
	}
	d.flushMuch()
}

// AddAt adds what lies behind pointers, as Add adds it: to hand large values over by
// themselves takes room for each.
func (d *Digest) AddAt(pointers ...any) {
	for _, p := range pointers {
		d.value(reflect.ValueOf(p).Elem())
	}
	d.flushMuch()
}

// mostText is how much waits to be digested together.
const mostText = 4096

func (d *Digest) flushMuch() {
	if len(d.text) > mostText {
		d.flush()
	}
}

func (d *Digest) flush() {
	d.hash.Write(d.text) // a hash takes every write
	d.text = d.text[:0]
}

// Sum is the digest of all that was added, and its end.
func (d *Digest) Sum() string {
	d.flush()
	sum := hex.EncodeToString(d.hash.Sum(nil))
	d.hash.Reset()
	clear(d.seen)
	clear(d.left)
	rooms.Put(d)
	return sum
}

func (d *Digest) number(n uint64) { d.text = binary.AppendUvarint(d.text, n) }

func (d *Digest) string(s string) {
	d.number(uint64(len(s)))
	d.text = append(d.text, s...)
}
