package xls_test

import (
	"encoding/binary"
	"testing"

	"jixiao/internal/office/sheet/draft/drafttest"
	"jixiao/internal/office/sheet/xls"
)

func putUint32(b []byte, v uint32) { binary.LittleEndian.PutUint32(b, v) }

// FuzzRead holds what everyone above a reader relies on: a workbook or a
// refusal, rows and cells ascending, no blank cell.
func FuzzRead(f *testing.F) {
	f.Add(workbook8(func(s *stream) {
		s.record(0x00FC, uint32(2), uint32(2), 3, byte(0), "abc", 4, byte(1), wide("绩效"))
		s.record(0x003C, byte(0), "ok")
		s.record(0x00E0, 0, 14, 0)
	}, func(s *stream) {
		s.record(0x00FD, 0, 0, 0, uint32(1))
		s.record(0x00BD, 1, 0, 0, uint32(800<<2|3), 0, uint32(925<<2|3), 1)
		s.record(0x0006, 2, 0, 0, 1.0, 0, uint32(0), 13, []byte{0x25, 0, 0, 4, 0, 0, 0xC0, 0, 0xC0, 0x19, 0x10, 0, 0})
		s.record(0x00E5, 1, 0, 1, 0, 0)
	}))
	f.Add(workbookOf(0x0500, nil, nil, func(s *stream) { s.record(0x0204, 0, 0, 0, 2, "ab") }))
	f.Add(workbook8(func(s *stream) { s.record(0x002F, 1) }, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := xls.Read(data, drafttest.Narrow)
		drafttest.Promises(t, book, err)
	})
}
