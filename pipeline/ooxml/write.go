package ooxml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"sync"
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
	return w.raw(&zip.FileHeader{Name: part.Name, Method: part.Method, CRC32: part.CRC,
		UncompressedSize64: uint64(part.Size)}, packed)
}

// Write packs a new part.
func (w *Writer) Write(name string, content []byte) error {
	var packed bytes.Buffer
	f := flaters.Get().(*flate.Writer)
	defer flaters.Put(f)
	f.Reset(&packed)
	if _, err := f.Write(content); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return w.raw(&zip.FileHeader{Name: name, Method: Deflated, CRC32: crc32.ChecksumIEEE(content),
		UncompressedSize64: uint64(len(content))}, packed.Bytes())
}

// flaters are kept for the next part: their tables are larger than most parts.
// The lightest packing is used, since nobody keeps these files for long.
var flaters = sync.Pool{New: func() any {
	f, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is one that there is
	}
	return f
}}

func (w *Writer) raw(h *zip.FileHeader, packed []byte) error {
	h.CompressedSize64 = uint64(len(packed))
	//lint:ignore SA1019 a raw entry is written with this field, not with Modified
	h.ModifiedDate = epoch
	if utf8.ValidString(h.Name) {
		h.Flags |= utf8Name
	}
	part, err := w.zip.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = part.Write(packed)
	return err
}

// Close ends the package.
func (w *Writer) Close() error { return w.zip.Close() }
