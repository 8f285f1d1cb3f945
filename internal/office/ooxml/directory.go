package ooxml

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrEncrypted is a part that needs a password.
var ErrEncrypted = errors.New("zip: encrypted")

var errZip = errors.New("zip: broken directory")

// Sizes and signatures of what a zip is made of.
const (
	endSignature     = "PK\x05\x06"
	end64Signature   = "PK\x06\x06"
	locatorSignature = "PK\x06\x07"
	entrySignature   = "PK\x01\x02"
	localSignature   = "PK\x03\x04"

	endSize     = 22
	end64Size   = 56
	locatorSize = 20
	entrySize   = 46
	localSize   = 30

	longestComment = 1<<16 - 1
	wide           = 1<<32 - 1 // the true value is in 64 bits, elsewhere
)

// Compression methods.
const (
	Stored   = 0
	Deflated = 8
)

// Part is an entry of the zip as the directory describes it.
type Part struct {
	Name   string // as it is written
	Method uint16
	CRC    uint32
	Size   int64 // unpacked, as declared
	packed int64
	offset int64 // of the local header
	locked bool
	read   bool
}

// directory is where the entries of a zip are described.
type directory struct {
	start, end int64
	count      int64
	base       int64 // what stands before the zip; offsets count from here
}

// HasDirectory reports whether a zip still has its end: a copy that broke off
// has not.
func HasDirectory(data []byte) bool {
	return bytes.Contains(data[max(0, len(data)-longestComment-endSize):], []byte(endSignature))
}

// readDirectory reads the entries of a zip, at most so many.
func readDirectory(data []byte, most int) ([]Part, error) {
	d, err := findDirectory(data)
	if err != nil {
		return nil, err
	}
	if err := over("zip_entries", d.count, int64(most)); err != nil {
		return nil, err
	}
	rest := data[d.start:d.end]
	if d.count > int64(len(rest)/entrySize) {
		return nil, errZip
	}
	parts := make([]Part, 0, d.count)
	for range d.count {
		p, n, err := readEntry(rest)
		if err != nil {
			return nil, err
		}
		p.offset += d.base
		parts = append(parts, p)
		rest = rest[n:]
	}
	return parts, nil
}

// findDirectory looks for the end record, behind which only a comment may
// stand.
func findDirectory(data []byte) (directory, error) {
	tail := data[max(0, len(data)-longestComment-endSize):]
	at := -1
	for i := len(tail) - endSize; i >= 0 && at < 0; i-- {
		if string(tail[i:i+4]) == endSignature && int(le16(tail[i+20:])) <= len(tail)-i-endSize {
			at = i
		}
	}
	if at < 0 {
		return directory{}, errZip
	}
	record, end := tail[at:], int64(len(data)-len(tail)+at)
	count, size, offset := uint64(le16(record[10:])), uint64(le32(record[12:])), uint64(le32(record[16:]))
	if count == 1<<16-1 || size == wide || offset == wide {
		if wider := findEnd64(data, end); wider != nil {
			end = int64(len(data) - len(wider))
			count, size, offset = le64(wider[32:]), le64(wider[40:]), le64(wider[48:])
		}
	}
	if size > uint64(end) || offset > uint64(end)-size || count > uint64(end) {
		return directory{}, errZip
	}
	d := directory{count: int64(count), end: end, start: end - int64(size)}
	d.base = d.start - int64(offset)
	// Some writers get the size wrong: an entry where the offset says counts
	// more than the distance from the end.
	if d.base != 0 && bytes.HasPrefix(data[offset:], []byte(entrySignature)) {
		d.base, d.start = 0, int64(offset)
	}
	return d, nil
}

// findEnd64 is the end record of a zip64 and what follows it, nil where there
// is none.
func findEnd64(data []byte, end int64) []byte {
	if end < locatorSize || string(data[end-locatorSize:][:4]) != locatorSignature {
		return nil
	}
	at := le64(data[end-locatorSize+8:])
	if at > uint64(end) || uint64(end)-at < end64Size || string(data[at:at+4]) != end64Signature {
		return nil
	}
	return data[at:]
}

// readEntry reads one entry of the directory and says how long it is.
func readEntry(b []byte) (Part, int, error) {
	if len(b) < entrySize || string(b[:4]) != entrySignature {
		return Part{}, 0, errZip
	}
	name, extra, comment := int(le16(b[28:])), int(le16(b[30:])), int(le16(b[32:]))
	length := entrySize + name + extra + comment
	if len(b) < length {
		return Part{}, 0, errZip
	}
	p := Part{
		Name:   string(b[entrySize : entrySize+name]),
		Method: le16(b[10:]),
		CRC:    le32(b[16:]),
		packed: int64(le32(b[20:])),
		Size:   int64(le32(b[24:])),
		offset: int64(le32(b[42:])),
		locked: b[8]&1 != 0,
	}
	p.widen(b[entrySize+name:][:extra])
	if p.Size < 0 || p.packed < 0 || p.offset < 0 {
		return Part{}, 0, errZip
	}
	return p, length, nil
}

// widen takes the sizes of a zip64 entry from its extra field, where those
// stand that did not fit.
func (p *Part) widen(extra []byte) {
	const zip64 = 1
	for len(extra) >= 4 {
		tag, size := le16(extra), int(le16(extra[2:]))
		extra = extra[4:]
		if size > len(extra) {
			return
		}
		if tag != zip64 {
			extra = extra[size:]
			continue
		}
		field := extra[:size]
		for _, v := range [...]*int64{&p.Size, &p.packed, &p.offset} {
			if *v == wide && len(field) >= 8 {
				*v = int64(le64(field))
				field = field[8:]
			}
		}
		return
	}
}

// content is the packed bytes of a part.
func (p *Part) content(data []byte) ([]byte, error) {
	if p.locked {
		return nil, ErrEncrypted
	}
	if p.offset < 0 || p.offset > int64(len(data))-localSize {
		return nil, errZip
	}
	local := data[p.offset:]
	if string(local[:4]) != localSignature {
		return nil, errZip
	}
	start := localSize + int64(le16(local[26:])) + int64(le16(local[28:]))
	if start > int64(len(local)) || p.packed > int64(len(local))-start {
		return nil, fmt.Errorf("%w: part %q reaches beyond the end", errZip, p.Name)
	}
	return local[start : start+p.packed], nil
}

func le16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
func le32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
func le64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
