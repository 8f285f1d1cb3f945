package xls_test

import (
	"encoding/binary"
	"errors"
	"math"
	"testing"
	"unicode/utf16"

	"jixiao/internal/office/sheet/draft/drafttest"
	"jixiao/internal/office/sheet/limit"
	"jixiao/internal/office/sheet/xls"
	"jixiao/rules/form"
)

// stream is a workbook stream as tests write it, record by record. A reader
// takes it without a compound file around it.
type stream struct{ data []byte }

func (s *stream) record(id int, parts ...any) {
	var body []byte
	for _, p := range parts {
		switch p := p.(type) {
		case byte:
			body = append(body, p)
		case int:
			body = binary.LittleEndian.AppendUint16(body, uint16(p))
		case uint32:
			body = binary.LittleEndian.AppendUint32(body, p)
		case float64:
			body = binary.LittleEndian.AppendUint64(body, math.Float64bits(p))
		case string:
			body = append(body, p...)
		case []byte:
			body = append(body, p...)
		}
	}
	s.data = binary.LittleEndian.AppendUint16(s.data, uint16(id))
	s.data = binary.LittleEndian.AppendUint16(s.data, uint16(len(body)))
	s.data = append(s.data, body...)
}

// wide are the characters of a text as UTF-16.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// text8 is a text of BIFF8 with its length in two bytes.
func text8(s string) []byte {
	b := binary.LittleEndian.AppendUint16(nil, uint16(len(utf16.Encode([]rune(s)))))
	return append(append(b, 1), wide(s)...)
}

// workbook8 is a workbook of BIFF8 with one sheet: records that all sheets
// share, then the sheet's own.
func workbook8(globals, cells func(*stream)) []byte {
	return workbookOf(0x0600, []byte{0}, globals, cells)
}

func workbookOf(version int, name []byte, globals, cells func(*stream)) []byte {
	var s stream
	s.record(0x0809, version, 0x0005)
	if globals != nil {
		globals(&s)
	}
	at := len(s.data) + 4 // behind the record's own head
	s.record(0x0085, uint32(0), byte(0), byte(0), byte(2), name, "ab")
	s.record(0x000A)
	binary.LittleEndian.PutUint32(s.data[at:], uint32(len(s.data)))
	s.record(0x0809, version, 0x0010)
	if cells != nil {
		cells(&s)
	}
	s.record(0x000A)
	return s.data
}

func read(t *testing.T, data []byte) *form.Workbook {
	t.Helper()
	book, err := xls.Read(data, limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func refused(t *testing.T, data []byte, limits limit.Limits) limit.Refusal {
	t.Helper()
	book, err := xls.Read(data, limits)
	var r *limit.Refusal
	if !errors.As(err, &r) || book != nil {
		t.Fatalf("Read = %v, %v; want a refusal", book, err)
	}
	return *r
}

func cells(book *form.Workbook) map[string]form.Cell { return drafttest.Cells(book) }
