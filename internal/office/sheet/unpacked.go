package sheet

import (
	"bytes"

	"jixiao/internal/office/ooxml"
)

// Unpacked is how large a file is when it is unpacked, as it says itself. No
// more than that is ever read of it.
func Unpacked(data []byte) int64 {
	all := int64(len(data))
	if !bytes.HasPrefix(data, []byte("PK")) {
		return all
	}
	zip, err := ooxml.Open(data, ooxml.Limits{Entries: manyEntries})
	if err != nil {
		return all
	}
	for _, part := range zip.Parts() {
		all += min(part.Size, 1<<40)
	}
	return all
}
