package xls

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"jixiao/internal/office/sheet/compound"
	"jixiao/internal/office/sheet/draft"
)

// maxDirectory bounds what is read of the file's directory.
const maxDirectory = 8 << 20

// content is what is wanted of the OLE2 file around a workbook.
type content struct {
	stream []byte
	macros bool
}

// openCompound finds the stream of records. Where a file has one for Excel 95
// and one for later versions, the later counts. A file may also be the bare
// stream.
func openCompound(data []byte) (content, error) {
	if !bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return content{stream: data}, nil
	}
	doc, err := compound.Open(data, maxDirectory)
	if err != nil {
		return content{}, fault(err)
	}
	var c content
	var book *compound.Stream
	for i := range doc.Streams {
		s := &doc.Streams[i]
		name := strings.ToLower(s.Name)
		switch {
		case name == "encryptedpackage" || name == "encryptioninfo":
			return content{}, draft.Encrypted()
		case strings.HasPrefix(name, "_vba_project"):
			c.macros = true
		case !s.Top:
		case name == "workbook", name == "book" && book == nil:
			book = s
		}
	}
	if book == nil {
		return content{}, errors.New("no workbook stream")
	}
	c.stream, err = doc.Read(*book)
	return c, fault(err)
}

// fault tells files that ended too early from others.
func fault(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return draft.Cut(err.Error())
	}
	return err
}
