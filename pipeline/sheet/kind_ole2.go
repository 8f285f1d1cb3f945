package sheet

import (
	"bytes"

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
	const manyStreams = 10_000
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil || len(doc.File) > manyStreams {
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
