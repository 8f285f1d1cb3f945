package fonts

import (
	"encoding/binary"
	"io"
	"unicode/utf16"
)

// What is read of a file at most.
const (
	mostFaces  = 64      // of a collection
	mostTables = 256     // of a face
	mostNames  = 2000    // of a face
	mostBytes  = 1 << 20 // of a table of names
)

// names are all that the faces of a font file are called, in every language: family,
// full name and family of its kind. A damaged file has those that can be read.
func names(f io.ReaderAt) (all []string) {
	for _, face := range faces(f) {
		all = append(all, namesIn(nameTable(f, face))...)
	}
	return all
}

// read is a stretch of the file, nil where it is shorter.
func read(f io.ReaderAt, at int64, n int) []byte {
	b := make([]byte, n)
	if _, err := f.ReadAt(b, at); err != nil {
		return nil
	}
	return b
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }

// faces are where the faces of a file begin: one, or those of a collection.
func faces(f io.ReaderAt) (at []int64) {
	head := read(f, 0, 12)
	if head == nil || string(head[:4]) != "ttcf" {
		return []int64{0}
	}
	for i := range min(u32(head, 8), mostFaces) {
		if b := read(f, 12+4*int64(i), 4); b != nil {
			at = append(at, int64(u32(b, 0)))
		}
	}
	return at
}

// nameTable is a face's table of names, nil where there is none.
func nameTable(f io.ReaderAt, face int64) []byte {
	head := read(f, face, 12)
	if head == nil {
		return nil
	}
	for i := range min(u16(head, 4), mostTables) {
		entry := read(f, face+12+16*int64(i), 16)
		if entry == nil {
			return nil
		}
		if length := u32(entry, 12); string(entry[:4]) == "name" && length <= mostBytes {
			return read(f, int64(u32(entry, 8)), length)
		}
	}
	return nil
}

// namesIn are the names in a table.
func namesIn(table []byte) (all []string) {
	if len(table) < 6 {
		return nil
	}
	texts := u16(table, 4)
	for i := range min(u16(table, 2), mostNames) {
		entry := 6 + 12*i
		if entry+12 > len(table) {
			return all
		}
		from := texts + u16(table, entry+10)
		to := from + u16(table, entry+8)
		if to <= len(table) && isName(u16(table, entry+6)) {
			all = append(all, nameText(u16(table, entry), table[from:to]))
		}
	}
	return all
}

// isName reports whether an entry is what texts call the font.
func isName(id int) bool {
	const family, full, typographic = 1, 4, 16
	return id == family || id == full || id == typographic
}

// nameText reads a name as its platform writes it: Macintosh in letters of one byte,
// all others in UTF-16.
func nameText(platform int, b []byte) string {
	const macintosh = 1
	if platform == macintosh {
		return string(b)
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}
