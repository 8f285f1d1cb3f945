package sheet

import (
	"bytes"

	"golang.org/x/text/encoding/unicode"
)

// textKind tells apart the files that are text, by their beginning.
func textKind(data []byte) string {
	const enough = 8 << 10
	start := textStart(data[:min(len(data), enough)])
	lower := bytes.ToLower(bytes.TrimSpace(start))
	if len(lower) == 0 || !isText(lower) {
		return "unknown"
	}
	markup := lower[0] == '<'
	has := func(word string) bool { return bytes.Contains(lower, []byte(word)) }
	switch {
	case markup && (has("urn:schemas-microsoft-com:office:spreadsheet") || has(`progid="excel.sheet"`)) && !has("<html"):
		return "xml-spreadsheet"
	case markup && (has("<html") || has("<!doctype html") || has("<table") || has("<meta") || has("<body")):
		return "html"
	case markup && has("<?xml"):
		return "xml"
	case bytes.ContainsAny(lower, ",\t;") && bytes.IndexByte(lower, '\n') >= 0:
		return "csv"
	}
	return "txt"
}

// textStart makes UTF-8 of a beginning that is marked as UTF-16.
func textStart(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return data
	}
	decoder := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
	decodedText, err := decoder.Bytes(data)
	if err != nil {
		return data
	}
	return decodedText
}

// isText allows every byte above ASCII (GBK, UTF-8) but no control characters
// that no text has.
func isText(data []byte) bool {
	for _, c := range data {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a || c == 0x7f {
			return false
		}
	}
	return true
}
