package sheettest

import "testing"

// Compound is an OLE2 file with one stream of at least 4,096 bytes: the table
// of sectors, the directory, the stream.
func Compound(t testing.TB, name string, stream []byte) []byte {
	t.Helper()
	const sector, each, most, none, end = 512, 128, 109, 0xFFFFFFFF, 0xFFFFFFFE
	length := (len(stream) + sector - 1) / sector
	tables := 1
	for tables*each < tables+1+length {
		tables++
	}
	if tables > most || len(stream) < 4096 {
		t.Fatalf("a stream of %d bytes is not for this", len(stream))
	}
	file := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 16)...)
	for _, v := range []uint16{0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0} {
		file = le.AppendUint16(file, v)
	}
	for _, v := range []uint32{0, uint32(tables), uint32(tables), 0, 4096, end, 0, end, 0} {
		file = le.AppendUint32(file, v)
	}
	for i := range uint32(most) {
		if int(i) >= tables {
			i = none
		}
		file = le.AppendUint32(file, i)
	}
	first := tables + 1
	for i := range tables * each {
		next := uint32(none)
		switch {
		case i < tables:
			next = 0xFFFFFFFD
		case i == tables, i == first+length-1:
			next = end
		case i < first+length:
			next = uint32(i + 1)
		}
		file = le.AppendUint32(file, next)
	}
	directory := make([]byte, sector)
	entry(directory, "Root Entry", 5, 1, none)
	entry(directory[128:], name, 2, none, none)
	le.PutUint32(directory[128+116:], uint32(first))
	le.PutUint32(directory[128+120:], uint32(len(stream)))
	file = append(append(file, directory...), stream...)
	return append(file, make([]byte, length*sector-len(stream))...)
}
