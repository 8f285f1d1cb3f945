package ooxml

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// errLarge is a package beyond what a zip holds in its plain form: no office program
// opens one.
var errLarge = errors.New("zip: larger than 4 GB, or of more than 65,534 parts")

// packer writes a zip of entries that are packed already, as archive/zip writes
// them: a run writes tens of thousands of small ones, and there everything about an
// entry costs more than its bytes.
type packer struct {
	to        io.Writer
	written   int64
	entries   int
	directory []byte
	header    []byte // room for the next
	ended     bool
}

// Write goes on with the last entry.
func (z *packer) Write(b []byte) (int, error) {
	n, err := z.to.Write(b)
	z.written += int64(n)
	return n, err
}

// begin begins an entry, of which so many packed bytes follow.
func (z *packer) begin(p Part, flags uint16, packed int64) error {
	if z.written > math.MaxUint32 || p.Size >= math.MaxUint32 || packed >= math.MaxUint32 || z.entries+1 >= math.MaxUint16 {
		return errLarge
	}
	if len(p.Name) > math.MaxUint16 {
		return errZip
	}
	b := append(z.header[:0], localSignature...)
	b = binary.LittleEndian.AppendUint16(b, 0) // the version to read it with
	z.header = append(described(b, p, flags, packed), p.Name...)
	d := append(z.directory, entrySignature...)
	d = binary.LittleEndian.AppendUint32(d, 0) // versions
	d = described(d, p, flags, packed)
	d = append(d, make([]byte, 10)...) // comment, disk, attributes
	d = binary.LittleEndian.AppendUint32(d, uint32(z.written))
	z.directory, z.entries = append(d, p.Name...), z.entries+1
	_, err := z.Write(z.header)
	return err
}

// described is what header and directory both say of an entry.
func described(b []byte, p Part, flags uint16, packed int64) []byte {
	b = binary.LittleEndian.AppendUint16(b, flags)
	b = binary.LittleEndian.AppendUint16(b, p.Method)
	b = binary.LittleEndian.AppendUint16(b, 0) // the time of day
	b = binary.LittleEndian.AppendUint16(b, epoch)
	b = binary.LittleEndian.AppendUint32(b, p.CRC)
	b = binary.LittleEndian.AppendUint32(b, uint32(packed))
	b = binary.LittleEndian.AppendUint32(b, uint32(p.Size))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(p.Name)))
	return binary.LittleEndian.AppendUint16(b, 0) // what else is to be said
}

// end writes the directory.
func (z *packer) end() error {
	if z.ended {
		return errors.New("zip: ended twice")
	}
	z.ended = true
	start, size := z.written, len(z.directory)
	if start > math.MaxUint32 || size > math.MaxUint32 {
		return errLarge
	}
	d := append(z.directory, endSignature...)
	d = binary.LittleEndian.AppendUint32(d, 0) // disks
	d = binary.LittleEndian.AppendUint16(d, uint16(z.entries))
	d = binary.LittleEndian.AppendUint16(d, uint16(z.entries))
	d = binary.LittleEndian.AppendUint32(d, uint32(size))
	d = binary.LittleEndian.AppendUint32(d, uint32(start))
	d = binary.LittleEndian.AppendUint16(d, 0) // comment
	if _, err := z.Write(d); err != nil {
		return err
	}
	if b, ok := z.to.(*bufio.Writer); ok {
		return b.Flush()
	}
	return nil
}

// usualDirectory is how many bytes describe the parts of a workbook.
const usualDirectory = 1 << 10

// newPacker writes into memory as it comes, and to anything else in large pieces.
func newPacker(w io.Writer) *packer {
	if _, ok := w.(*bytes.Buffer); !ok {
		w = bufio.NewWriter(w)
	}
	return &packer{to: w, directory: make([]byte, 0, usualDirectory)}
}
