package ooxml

import (
	"io"
	"unicode/utf8"
)

// epoch is the date on every part, the earliest that a zip knows: the same
// content gives the same bytes.
const epoch = 1<<5 | 1

// utf8Name says in a zip's flags how a name is encoded.
const utf8Name = 1 << 11

// Writer puts an office file together.
type Writer struct {
	zip *packer
}

// NewWriter begins a package, which Close must end.
func NewWriter(w io.Writer) *Writer { return &Writer{zip: newPacker(w)} }

// Copy takes a part of another package over as it is packed there.
func (w *Writer) Copy(p *Package, part Part) error {
	packed, err := part.content(p.data)
	if err != nil {
		return err
	}
	if err := w.begin(part, int64(len(packed))); err != nil {
		return err
	}
	_, err = w.zip.Write(packed)
	return err
}

// Write packs a new part.
func (w *Writer) Write(name string, content []byte) error {
	p, err := Pack(content)
	if err != nil {
		return err
	}
	return w.Join(name, p)
}

// Join makes a new part of pieces, one behind the other.
func (w *Writer) Join(name string, pieces ...*Piece) error {
	part, packed := Part{Name: name, Method: Deflated}, int64(len(lastBlock))
	for _, p := range pieces {
		if err := p.end(); err != nil {
			return err
		}
		part.CRC = joined(part.CRC, p.crc, p.size)
		part.Size += p.size
		packed += int64(p.packed.Len())
	}
	if err := w.begin(part, packed); err != nil {
		return err
	}
	for _, p := range pieces {
		if _, err := p.WriteTo(w.zip); err != nil {
			return err
		}
	}
	_, err := w.zip.Write(lastBlock)
	return err
}

// begin begins a part whose content is packed already.
func (w *Writer) begin(p Part, packed int64) error {
	flags := uint16(0)
	if utf8.ValidString(p.Name) {
		flags = utf8Name
	}
	return w.zip.begin(p, flags, packed)
}

// Close ends the package.
func (w *Writer) Close() error { return w.zip.end() }
