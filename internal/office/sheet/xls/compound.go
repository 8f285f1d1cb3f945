package xls

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
)

// compound is what is wanted of the OLE2 file around a workbook.
type compound struct {
	stream []byte
	macros bool
}

// openCompound finds the stream of records. Where a file has one for Excel 95
// and one for later versions, the later counts. A file may also be the bare
// stream.
func openCompound(data []byte) (compound, error) {
	if !bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return compound{stream: data}, nil
	}
	src := &sectors{data: data, left: maxDirectory}
	doc, err := mscfb.New(src)
	if err != nil {
		return compound{}, compoundFault(err)
	}
	var c compound
	var book *mscfb.File
	for _, f := range doc.File {
		name := strings.ToLower(f.Name)
		switch {
		case name == "encryptedpackage" || name == "encryptioninfo":
			return compound{}, draft.Encrypted()
		case strings.HasPrefix(name, "_vba_project"):
			c.macros = true
		case len(f.Path) > 0:
		case name == "workbook", name == "book" && book == nil:
			book = f
		}
	}
	if book == nil {
		return compound{}, errors.New("no workbook stream")
	}
	src.left = int64(len(data)) * 4
	c.stream, err = readStreamOf(book, len(data))
	return c, err
}

// readStreamOf reads in small steps: for one large step the library takes a
// time that grows with its square.
func readStreamOf(f *mscfb.File, most int) ([]byte, error) {
	const step = 32 << 10
	if f.Size > int64(most)+sectorSlack {
		return nil, draft.Cut("stream is longer than the file")
	}
	stream := make([]byte, 0, f.Size)
	for int64(len(stream)) < f.Size {
		n := min(step, int(f.Size)-len(stream))
		got, err := f.Read(stream[len(stream) : len(stream)+n])
		stream = stream[:len(stream)+got]
		if got == 0 || err != nil && err != io.EOF {
			return nil, draft.Cut("stream breaks off")
		}
	}
	return stream, nil
}

// compoundFault tells files that ended too early from others.
func compoundFault(err error) error {
	var refused *limit.Refusal
	if errors.As(err, &refused) {
		return err
	}
	if strings.Contains(err.Error(), "EOF") {
		return draft.Cut(err.Error())
	}
	return err
}

const (
	// maxDirectory bounds what the library may read of the file's directory:
	// it keeps all of it, many times its size.
	maxDirectory = 8 << 20
	// sectorSlack is what may be missing of the last sector: many programs
	// do not fill it.
	sectorSlack = 4096
)

// sectors is a file for the compound reader: its last sector filled up with
// zeros, and with a bound on how much is read of it.
type sectors struct {
	data []byte
	left int64
}

// ReadAt is io.ReaderAt.
func (s *sectors) ReadAt(p []byte, off int64) (int, error) {
	s.left -= int64(len(p))
	size := int64(len(s.data))
	switch {
	case s.left < 0:
		return 0, errors.New("directory is too large")
	case off < 0 || off >= size || off+int64(len(p)) > size+sectorSlack:
		return 0, io.ErrUnexpectedEOF
	}
	n := copy(p, s.data[off:])
	clear(p[n:])
	return len(p), nil
}
