package compound

import (
	"io"
	"unicode"
	"unicode/utf16"
)

// Stream is an entry of the directory.
type Stream struct {
	Name string // without the mark that some names begin with
	Top  bool   // it is in no storage
	Size int64  // 0 of what is none

	start uint32
}

// What an entry of the directory is made of.
const (
	entrySize   = 128
	nameLength  = 64
	kindAt      = 66
	leftAt      = 68
	rightAt     = 72
	childAt     = 76
	startAt     = 116
	sizeAt      = 120
	isStream    = 2
	noEntry     = 0xFFFFFFFF
	smallSector = 64
	smallStream = 4096 // shorter ones lie in pieces of a stream of their own
)

// list goes over the directory, which is a tree.
func (f *File) list(directory []byte) error {
	if len(directory) == 0 {
		return errBroken
	}
	f.root = le.Uint32(directory[startAt:])
	f.Streams = make([]Stream, 0, min(len(directory)/entrySize, 64))
	left := len(directory) / entrySize
	return f.visit(directory, 0, true, &left)
}

// visit adds an entry with what stands beside and below it; no entry stands at
// two places.
func (f *File) visit(directory []byte, i uint32, top bool, left *int) error {
	if i == noEntry {
		return nil
	}
	if *left--; *left < 0 || int64(i) >= int64(len(directory)/entrySize) {
		return errBroken
	}
	e := directory[i*entrySize:][:entrySize]
	if err := f.visit(directory, le.Uint32(e[leftAt:]), top, left); err != nil {
		return err
	}
	s := Stream{Name: name(e), Top: top, start: le.Uint32(e[startAt:])}
	if e[kindAt] == isStream {
		s.Size = int64(le.Uint32(e[sizeAt:]))
	}
	f.Streams = append(f.Streams, s)
	if err := f.visit(directory, le.Uint32(e[childAt:]), top && i == 0, left); err != nil {
		return err
	}
	return f.visit(directory, le.Uint32(e[rightAt:]), top, left)
}

func name(entry []byte) string {
	n := int(le.Uint16(entry[nameLength:]))/2 - 1
	if n < 1 || n > nameLength/2-1 {
		return ""
	}
	var room [nameLength / 2]uint16
	units := room[:n]
	for i := range units {
		units[i] = le.Uint16(entry[2*i:])
	}
	if !unicode.IsPrint(rune(units[0])) {
		units = units[1:]
	}
	return string(utf16.Decode(units))
}

// Read is the content of a stream. It must not be written to.
func (f *File) Read(s Stream) ([]byte, error) {
	switch {
	case s.Size > int64(len(f.data))+Slack:
		return nil, io.ErrUnexpectedEOF
	case s.Size >= smallStream:
		return f.chain(s.start, int(s.Size))
	}
	return f.readSmall(s)
}

func (f *File) readSmall(s Stream) (content []byte, err error) {
	if f.small == nil && s.Size > 0 {
		if f.small, err = f.all(f.root, len(f.data)+Slack); err != nil {
			return nil, err
		}
		if f.after, err = f.all(le.Uint32(f.data[smallTableAt:]), len(f.data)+Slack); err != nil {
			return nil, err
		}
	}
	for at := int64(s.start); int64(len(content)) < s.Size; at = int64(le.Uint32(f.after[4*at:])) {
		from := at * smallSector
		if from+smallSector > int64(len(f.small)) || 4*at+4 > int64(len(f.after)) {
			return nil, io.ErrUnexpectedEOF
		}
		content = append(content, f.small[from:from+smallSector]...)
	}
	return content[:s.Size], nil
}
