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
	"slices"
	"sync"
	"time"
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
		if len(d.text) > mostText {
			d.flush()
		}
	}
}

// mostText is how much waits to be digested together.
const mostText = 4096

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

var momentType = reflect.TypeFor[time.Time]()

func (d *Digest) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		d.number(0)
	case reflect.Bool:
		d.number(map[bool]uint64{true: 1}[v.Bool()])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		d.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		d.number(v.Uint())
	case reflect.String:
		d.string(v.String())
	case reflect.Slice, reflect.Array:
		d.list(v)
	case reflect.Map:
		d.entries(v)
	case reflect.Pointer:
		d.pointer(v)
	case reflect.Interface:
		if !v.IsNil() {
			d.string(v.Elem().Type().String())
		}
		d.value(v.Elem())
	case reflect.Struct:
		d.fields(v)
	default:
		panic("no digest of a " + v.Kind().String())
	}
}

func (d *Digest) number(n uint64) { d.text = binary.AppendUvarint(d.text, n) }

func (d *Digest) string(s string) {
	d.number(uint64(len(s)))
	d.text = append(d.text, s...)
}

// list tells an empty list from none, as whoever writes it might.
func (d *Digest) list(v reflect.Value) {
	if v.Kind() == reflect.Slice && v.IsNil() {
		d.number(0)
		return
	}
	d.number(uint64(v.Len()) + 1)
	for i := range v.Len() {
		d.value(v.Index(i))
	}
}

// entries are those of a map, in the order of what they are written as.
func (d *Digest) entries(v reflect.Value) {
	before := d.text
	all := make([]string, 0, v.Len())
	for each := v.MapRange(); each.Next(); {
		d.text = nil
		d.value(each.Key())
		d.value(each.Value())
		all = append(all, string(d.text))
	}
	slices.Sort(all)
	d.text = before
	d.number(uint64(len(all)))
	for _, one := range all {
		d.string(one)
	}
}

// pointer follows a pointer once; where it is met again it is called by its number.
func (d *Digest) pointer(v reflect.Value) {
	switch {
	case v.IsNil():
		d.number(0)
		return
	case d.left[v.Type().Elem()]:
		d.number(1)
		return
	}
	at := pointer{v.UnsafePointer(), v.Type()}
	if n, met := d.seen[at]; met {
		d.number(n + 2)
		return
	}
	d.seen[at] = uint64(len(d.seen))
	d.number(1)
	d.value(v.Elem())
}

// fields are the exported ones: others are what was made of these. A type that has
// none is all that it hides.
func (d *Digest) fields(v reflect.Value) {
	t := v.Type()
	if t == momentType && v.CanInterface() {
		at := v.Interface().(time.Time)
		d.number(uint64(at.Unix()))
		d.number(uint64(at.Nanosecond()))
		return
	}
	for _, i := range fieldsOf(t) {
		d.value(v.Field(i))
	}
}

var known sync.Map // the fields of a type that count: to look them up takes most of the time

func fieldsOf(t reflect.Type) []int {
	if all, ok := known.Load(t); ok {
		return all.([]int)
	}
	var all, open []int
	for i := range t.NumField() {
		all = append(all, i)
		if t.Field(i).IsExported() {
			open = append(open, i)
		}
	}
	if open != nil {
		all = open
	}
	known.Store(t, all)
	return all
}
