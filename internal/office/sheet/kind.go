package sheet

import (
	"bytes"
	"cmp"

	"jixiao/internal/office/ooxml"
)

// Kind tells the true type of a file by its bytes: that of a file type, or one
// that is none, such as docx, zip, encrypted, pdf, empty or unknown.
func Kind(data []byte) string { return recognise(data, Limits{}).kind }

// file is what a first look at the bytes tells.
type file struct {
	kind string
	zip  *ooxml.Package // nil where it is none, or broken
	cut  bool           // a zip that ends too early
}

func recognise(data []byte, limits Limits) file {
	switch {
	case len(data) == 0:
		return file{kind: "empty"}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return recogniseZip(data, limits)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return file{kind: ole2Kind(data)}
	}
	return file{kind: cmp.Or(kindBegun(data), signatureKind(data), textKind(data))}
}

func signatureKind(data []byte) string {
	for _, s := range [...]struct{ signature, kind string }{
		{"Rar!\x1a\x07", "rar"},
		{"7z\xbc\xaf\x27\x1c", "7z"},
		{"\x1f\x8b", "gz"},
		{"%PDF-", "pdf"},
		{"\xff\xd8\xff", "jpg"},
		{"\x89PNG\r\n\x1a\n", "png"},
		{"GIF8", "gif"},
		{`{\rtf`, "rtf"},
	} {
		if bytes.HasPrefix(data, []byte(s.signature)) {
			return s.kind
		}
	}
	if bytes.Contains(data[:min(len(data), 1024)], []byte("\n%PDF-")) {
		return "pdf" // some printers put lines of their own in front
	}
	if isBareBIFF(data) {
		return "xls"
	}
	return ""
}

// isBareBIFF knows the workbooks of Excel 2 to 4, which have no OLE2 around
// them: a BOF record of the right length.
func isBareBIFF(data []byte) bool {
	if len(data) < 8 || data[0] != 0x09 || data[3] != 0 {
		return false
	}
	version, length := data[1], data[2]
	return (version == 0 || version == 2 || version == 4 || version == 8) && (length == 4 || length == 6 || length == 8 || length == 16)
}
