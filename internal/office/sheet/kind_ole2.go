package sheet

import (
	"bytes"

	"jixiao/internal/office/sheet/compound"
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

// maxDirectory is how much of a file is read to learn the names in it: many
// times what an office file needs, and far from what a hostile one would cost.
const maxDirectory = 4 << 20

// streamNames are the streams and storages of the root; nil where the
// directory cannot be read.
func streamNames(data []byte) map[string]bool {
	doc, err := compound.Open(data, maxDirectory)
	if err != nil {
		return nil
	}
	names := make(map[string]bool, len(doc.Streams))
	for _, s := range doc.Streams {
		if s.Top {
			names[s.Name] = true
		}
	}
	return names
}
