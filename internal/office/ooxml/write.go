package ooxml

import (
	"archive/zip"
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
	zip *zip.Writer
}

// NewWriter begins a package, which Close must end.
func NewWriter(w io.Writer) *Writer { return &Writer{zip: zip.NewWriter(w)} }

// Copy takes a part of another package over as it is packed there.
func (w *Writer) Copy(p *Package, part Part) error {
	packed, err := part.content(p.data)
	if err != nil {
		return err
	}
	content, err := w.begin(&zip.FileHeader{Name: part.Name, Method: part.Method, CRC32: part.CRC,
		UncompressedSize64: uint64(part.Size), CompressedSize64: uint64(len(packed))})
	if err != nil {
		return err
	}
	_, err = content.Write(packed)
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
	h := &zip.FileHeader{Name: name, Method: Deflated, CompressedSize64: uint64(len(lastBlock))}
	for _, p := range pieces {
		if err := p.end(); err != nil {
			return err
		}
		h.CRC32 = joined(h.CRC32, p.crc, p.size)
		h.UncompressedSize64 += uint64(p.size)
		h.CompressedSize64 += uint64(p.packed.Len())
	}
	part, err := w.begin(h)
	if err != nil {
		return err
	}
	for _, p := range pieces {
		if _, err := p.WriteTo(part); err != nil {
			return err
		}
	}
	_, err = part.Write(lastBlock)
	return err
}

// begin begins a part whose content is packed already.
func (w *Writer) begin(h *zip.FileHeader) (io.Writer, error) {
	//lint:ignore SA1019 a raw entry is written with this field, not with Modified
	h.ModifiedDate = epoch
	if utf8.ValidString(h.Name) {
		h.Flags |= utf8Name
	}
	return w.zip.CreateRaw(h)
}

// Close ends the package.
func (w *Writer) Close() error { return w.zip.Close() }
