package xls_test

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestNumbers holds the exact text of all the ways in which numbers are kept.
func TestNumbers(t *testing.T) {
	book := read(t, workbook8(nil, func(s *stream) {
		s.record(0x0203, 0, 0, 0, 91.36)
		s.record(0x027E, 0, 1, 0, uint32(9136<<2|3))                        // whole, by a hundred
		s.record(0x027E, 0, 2, 0, uint32(7<<2|2))                           // whole
		s.record(0x027E, 0, 3, 0, uint32(0x40C01000))                       // upper half of 8224
		s.record(0x027E, 0, 4, 0, uint32(0x40C01000|1))                     // the same by a hundred
		s.record(0x027E, 0, 5, 0, uint32(0xFFFFFFFF-1))                     // -1
		s.record(0x00BD, 1, 0, 0, uint32(800<<2|3), 0, uint32(925<<2|3), 1) // two side by side
		s.record(0x0205, 2, 0, 0, byte(1), byte(0))
		s.record(0x0205, 2, 1, 0, byte(0x17), byte(1))
		s.record(0x0201, 3, 0, 0) // formatted, and blank
	}))
	want := map[string]string{
		"A1": "91.36", "B1": "91.36", "C1": "7", "D1": "8224", "E1": "82.24", "F1": "-1",
		"A2": "8", "B2": "9.25", "A3": "TRUE", "B3": "#REF!",
	}
	got := map[string]string{}
	for ref, c := range cells(book) {
		got[ref] = c.Text
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	kinds := cells(book)
	if kinds["A1"].Kind != form.Number || kinds["A3"].Kind != form.Bool || kinds["B3"].Kind != form.Error {
		t.Errorf("kinds = %v", kinds)
	}
}

// TestSharedStrings: a text may break off anywhere between two records, and
// goes on in the other width.
func TestSharedStrings(t *testing.T) {
	book := read(t, workbook8(func(s *stream) {
		s.record(0x00FC, uint32(5), uint32(5),
			3, byte(0), "abc",
			3, byte(1|8), 1, wide("评分表"), 0, 5, // one run of another font
			2, byte(1|4), uint32(6), wide("得分"), "kana..",
			4, byte(1), wide("绩效"))
		s.record(0x003C, byte(0), "ok", 2, byte(0)) // the head of a text, and its characters behind the seam
		s.record(0x003C, byte(1), wide("单位"))
	}, func(s *stream) {
		for i := range 5 {
			s.record(0x00FD, i, 0, 0, uint32(i))
		}
	}))
	want := []string{"abc", "评分表", "得分", "绩效ok", "单位"}
	for i, text := range want {
		if got := cells(book)[finding.Ref{Row: i + 1, Col: 1}.String()]; got.Text != text || got.Kind != form.Text {
			t.Errorf("text %d = %q (%d), want %q", i, got.Text, got.Kind, text)
		}
	}
}

func TestFormulas(t *testing.T) {
	ref := func(row, col int) []byte { return []byte{0x44, byte(row), 0, byte(col), 0xC0} }
	formula := func(s *stream, row, col int, result []byte, tokens ...byte) {
		s.record(0x0006, row, col, 0, result, 0, uint32(0), len(tokens), tokens)
	}
	double := binary.LittleEndian.AppendUint64(nil, math.Float64bits(91.36))
	sum := []byte{0x25, 0, 0, 4, 0, 0, 0xC0, 0, 0xC0, 0x19, 0x10, 0, 0}
	book := read(t, workbook8(nil, func(s *stream) {
		formula(s, 0, 0, double, sum...)
		formula(s, 1, 0, []byte{1, 0, 1, 0, 0, 0, 0xFF, 0xFF}, append(append(ref(0, 1), ref(0, 2)...), 0x0D)...)
		formula(s, 2, 0, []byte{2, 0, 0x07, 0, 0, 0, 0xFF, 0xFF}, append(append(ref(0, 1), 0x1E, 0, 0), 0x06)...)
		formula(s, 3, 0, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, append(ref(0, 1), 0x17, 1, 0, '"', 0x08)...)
		s.record(0x0207, text8("优"))
		formula(s, 4, 0, []byte{3, 0, 0, 0, 0, 0, 0xFF, 0xFF}, ref(0, 1)...)
		// ROUND((B1+1)*50%,2)
		formula(s, 5, 0, double, append(ref(0, 1), 0x1E, 1, 0, 0x03, 0x15, 0x1E, 50, 0, 0x14, 0x05, 0x1E, 2, 0, 0x41, 27, 0)...)
		formula(s, 6, 0, double, 0x23, 1, 0, 0, 0) // a name: not known
		// Shared: B-column times two, from its first cell on.
		formula(s, 7, 0, double, 0x01, 7, 0, 0, 0)
		s.record(0x04BC, 7, 8, byte(0), byte(0), byte(0), byte(2), 9, byte(0x4C), []byte{0, 0, 1, 0xC0}, byte(0x1E), 2, byte(0x05))
		formula(s, 8, 0, double, 0x01, 7, 0, 0, 0)
	}))
	type value struct {
		Kind          form.CellKind
		Text, Formula string
	}
	want := map[string]value{
		"A1": {form.Number, "91.36", "SUM(A1:A5)"},
		"A2": {form.Bool, "TRUE", "B1>C1"},
		"A3": {form.Error, "#DIV/0!", "B1/0"},
		"A4": {form.Text, "优", `B1&""""`},
		"A5": {form.Text, "", "B1"},
		"A6": {form.Number, "91.36", "ROUND((B1+1)*50%,2)"},
		"A7": {form.Number, "91.36", ""},
		"A8": {form.Number, "91.36", "B8*2"},
		"A9": {form.Number, "91.36", "B9*2"},
	}
	got := map[string]value{}
	for ref, c := range cells(book) {
		got[ref] = value{c.Kind, c.Text, c.Formula}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestArrayFormula: only its first cell has the formula.
func TestArrayFormula(t *testing.T) {
	book := read(t, workbook8(nil, func(s *stream) {
		for row := range 2 {
			s.record(0x0006, row, 0, 0, 1.0, 0, uint32(0), 5, []byte{0x01, 0, 0, 0, 0})
			if row == 0 {
				s.record(0x0221, 0, 1, byte(0), byte(0), 0, uint32(0), 3, []byte{0x1E, 1, 0})
			}
		}
	}))
	if a, b := cells(book)["A1"], cells(book)["A2"]; a.Formula != "1" || b.Formula != "" || b.Text != "1" {
		t.Errorf("A1 = %+v, A2 = %+v", a, b)
	}
}

func TestSheetProperties(t *testing.T) {
	data := workbook8(func(s *stream) {
		s.record(0x0022, 1)
		s.record(0x041E, 164, text8(`0.00"分"`))
		for _, format := range []int{0, 31, 164, 10} {
			s.record(0x00E0, 0, format, 0, []byte("................"))
		}
		s.record(0x01AE, 1, 9, []byte("\x00\x01other.xls"))
	}, func(s *stream) {
		s.record(0x007D, 1, 2, 0, 0, 1)
		s.record(0x0208, 1, 0, 3, 0, 0, 0, byte(0x20), byte(1), 0)
		for row := range 2 {
			for col := range 4 {
				s.record(0x027E, row, col, col, uint32(2))
			}
		}
		s.record(0x00E5, 2, 0, 1, 0, 0, 4, 4, 0, 0)
		// A chart has numbers of its own.
		s.record(0x0809, 0x0600, 0x0020)
		s.record(0x0203, 0, 9, 0, 1.0)
		s.record(0x000A)
	})
	book := read(t, data)
	if !book.Date1904 || !book.Links || book.Macros {
		t.Errorf("1904 %v, links %v, macros %v; want true, true, false", book.Date1904, book.Links, book.Macros)
	}
	got := cells(book)
	if len(got) != 8 {
		t.Errorf("%d cells, want 8", len(got))
	}
	for ref, want := range map[string]string{"A1": "", "B1": `yyyy"年"m"月"d"日"`, "C1": `0.00"分"`, "D1": "0.00%"} {
		if got[ref].Format != want || got[ref].Hidden != (ref == "B1" || ref == "C1") {
			t.Errorf("%s = %+v, want format %s", ref, got[ref], want)
		}
	}
	sheet := book.Sheets[0]
	if sheet.Rows[0].Hidden || !sheet.Rows[1].Hidden {
		t.Error("hidden row is not told")
	}
	want := []form.Range{{From: finding.Ref{Row: 1, Col: 1}, To: finding.Ref{Row: 2, Col: 1}}}
	if diff := cmp.Diff(want, sheet.Merges); diff != "" {
		t.Errorf("merges (-want +got):\n%s", diff)
	}
}

// TestExcel95: texts are in the code page of their time.
func TestExcel95(t *testing.T) {
	book := read(t, workbookOf(0x0500, nil, func(s *stream) {
		s.record(0x0042, 936)
	}, func(s *stream) {
		s.record(0x0204, 0, 0, 0, 4, "\xb5\xc3\xb7\xd6")
		s.record(0x0006, 1, 0, 0, 2.0, 0, uint32(0), 8, []byte{0x44, 0, 0xC0, 1, 0x1E, 2, 0, 0x05})
	}))
	if got := cells(book); got["A1"].Text != "得分" || got["A2"].Formula != "B1*2" {
		t.Errorf("cells = %+v", got)
	}
}

func TestRefusals(t *testing.T) {
	whole := workbook8(nil, func(s *stream) { s.record(0x0203, 0, 0, 0, 1.0) })
	for name, c := range map[string]struct {
		data []byte
		want limit.Refusal
	}{
		"password":       {workbook8(func(s *stream) { s.record(0x002F, 1, []byte("noise")) }, nil), limit.Refusal{Code: "F02"}},
		"too old":        {[]byte{0x09, 0, 4, 0, 2, 0, 0x10, 0}, limit.Refusal{Code: "F03"}},
		"cut":            {whole[:len(whole)-6], limit.Refusal{Code: "F01", Variant: "cut"}},
		"cut in globals": {whole[:9], limit.Refusal{Code: "F01", Variant: "cut"}},
		"no text":        {workbook8(nil, func(s *stream) { s.record(0x00FD, 0, 0, 0, uint32(5)) }), limit.Refusal{Code: "F01"}},
		"short cell":     {workbook8(nil, func(s *stream) { s.record(0x0203, 0, 0) }), limit.Refusal{Code: "F01"}},
		"texts cut":      {workbook8(func(s *stream) { s.record(0x00FC, uint32(1), uint32(1), 9, byte(0), "abc") }, nil), limit.Refusal{Code: "F01", Variant: "cut"}},
		"nothing":        {nil, limit.Refusal{Code: "F01", Variant: "cut"}},
		"broken OLE2":    {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more"), limit.Refusal{Code: "F01"}},
	} {
		got := refused(t, c.data, limit.Limits{})
		c.want.Kind = "xls"
		if diff := cmp.Diff(c.want, got, cmpopts.IgnoreFields(limit.Refusal{}, "Detail")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestSharedFormulaCosts: a body of a kilobyte that every cell shares is made
// anew for each of them, and somebody has to count that.
func TestSharedFormulaCosts(t *testing.T) {
	var body []byte
	for i := range 200 {
		body = append(body, 0x4C, 0, 0, 1, 0xC0)
		if i > 0 {
			body = append(body, 0x03)
		}
	}
	data := workbook8(nil, func(s *stream) {
		for row := range 60_000 {
			s.record(0x0006, row, 0, 0, 1.0, 0, uint32(0), 5, []byte{0x01, 0, 0, 0, 0})
			if row == 0 {
				s.record(0x04BC, 0, 60_000, byte(0), byte(0), byte(0), byte(2), len(body), body)
			}
		}
	})
	if got := refused(t, data, limit.Limits{}); got.Code != "F04" || got.Variant != "unzipped_size" {
		t.Errorf("refusal = %+v, want F04 unzipped_size", got)
	}
}

// TestOverlappingSheets: many sheets that begin at one place cost no more than
// one.
func TestOverlappingSheets(t *testing.T) {
	one := workbook8(nil, nil)
	var s stream
	s.record(0x0809, 0x0600, 0x0005)
	for range 1000 {
		s.record(0x0085, uint32(0), byte(0), byte(0), byte(1), byte(0), "a")
	}
	begin := len(s.data) + 4
	s.record(0x000A)
	for i := range 1000 {
		putUint32(s.data[8+i*12+4:], uint32(begin))
	}
	s.data = append(s.data, one[len(one)-12:]...)
	for range 5000 {
		s.data = append(s.data[:len(s.data)-4], 0x01, 0x02, 6, 0, 0, 0, 0, 0, 0, 0, 0x0A, 0, 0, 0)
	}
	if got := refused(t, s.data, limit.Limits{}); got.Code != "F01" {
		t.Errorf("refusal = %+v, want F01", got)
	}
}
