package sheet

import (
	"bytes"
	"io"

	"github.com/richardlehane/mscfb"
)

// ole2Kind tells what an OLE2 file holds by the names of its streams. WPS
// writes its .et files with the stream of an .xls.
func ole2Kind(data []byte) string {
	names := streamNames(data)
	for _, k := range [...]struct{ stream, kind string }{
		{"EncryptedPackage", "encrypted"},
		{"EncryptionInfo", "encrypted"},
		{"Workbook", "xls"},
		{"WORKBOOK", "xls"},
		{"Book", "xls"},
		{"BOOK", "xls"},
		{"WordDocument", "doc"},
		{"PowerPoint Document", "ppt"},
	} {
		if names[k.stream] || names == nil && bytes.Contains(data, streamName(k.stream)) {
			return k.kind
		}
	}
	return "ole2"
}

// streamName is a name as a directory entry holds it.
func streamName(name string) []byte {
	var utf16 []byte
	for _, c := range []byte(name) {
		utf16 = append(utf16, c, 0)
	}
	return append(utf16, 0, 0)
}

// streamNames are the streams and storages of the root; nil where the
// directory cannot be read.
func streamNames(data []byte) (names map[string]bool) {
	defer func() {
		if recover() != nil {
			names = nil
		}
	}()
	doc, err := mscfb.New(&directory{data: bytes.NewReader(data), left: maxDirectory})
	if err != nil {
		return nil
	}
	names = make(map[string]bool, len(doc.File))
	for _, f := range doc.File {
		if len(f.Path) == 0 {
			names[f.Name] = true
		}
	}
	return names
}

// maxDirectory is how much of a file is read to learn the names in it: many
// times what an office file needs, and far from what a hostile one would cost.
const maxDirectory = 4 << 20

// directory is a file of which only so much may be read.
type directory struct {
	data *bytes.Reader
	left int
}

// ReadAt is io.ReaderAt.
func (d *directory) ReadAt(p []byte, off int64) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, io.ErrShortBuffer
	}
	return d.data.ReadAt(p, off)
}
