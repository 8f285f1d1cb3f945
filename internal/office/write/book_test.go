package write

import (
	"archive/zip"
	"bytes"
	"errors"
	"html"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"jixiao/internal/office/celltext"
	"jixiao/internal/testkit/booktest"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

var moment = time.Date(2023, 10, 13, 14, 0, 0, 0, time.UTC)

func newBook() *Book { return New(Info{Title: "总表", Author: "测试", At: moment}) }

func twoColumns() Layout {
	return Layout{Columns: []Column{{Width: 20, Wrap: true}, {Width: 12}}, Header: "A&B 2023", Frozen: 1}
}

func mustWrite(t *testing.T, b *Book) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		t.Fatal(err)
	}
	booktest.Sound(t, buf.Bytes())
	return buf.Bytes()
}

func mustOpen(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// partText is the text of one part of the package.
func partText(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// plainText is the text of a part with its entities written out: excelize
// writes more of them than it must.
func plainText(t *testing.T, data []byte, name string) string {
	t.Helper()
	return html.UnescapeString(partText(t, data, name))
}

func TestNumbersKeepTheirDigits(t *testing.T) {
	digits := []string{"0", "-0.5", "13997.53", "0.1", "4.4", "123456789012345.67", "99999999999999999999.99", "0.000000000000001", "94.5"}
	b := newBook()
	s := b.Sheet("数", twoColumns())
	for _, d := range digits {
		s.Row(Text("金额"), Number(decimal.Must(d), AmountFormat(decimal.Must(d))))
	}
	f := mustOpen(t, mustWrite(t, b))
	for i, want := range digits {
		got, err := f.GetCellValue("数", finding.Ref{Row: i + 1, Col: 2}.String())
		if err != nil || got != want {
			t.Errorf("number %s is written as %q (%v)", want, got, err)
		}
	}
}

func TestTextStaysText(t *testing.T) {
	long := strings.Repeat("长", celltext.MostText+5)
	tests := map[string]struct{ in, want string }{
		"formula":        {"=1+1", "=1+1"},
		"command":        {"=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"},
		"plus":           {"+86 531", "+86 531"},
		"minus":          {"-1", "-1"},
		"at":             {"@SUM(A1)", "@SUM(A1)"},
		"digits":         {"0531", "0531"},
		"markup":         {`<b a="1">&amp;</b>`, `<b a="1">&amp;</b>`},
		"blanks":         {"  两边 ", "  两边 "},
		"control":        {"a\x00b\x07c", "a\uFFFDb\uFFFDc"},
		"not a rune":     {"a\xffb", "a\uFFFDb"},
		"noncharacter":   {"a\uFFFEb", "a\uFFFDb"},
		"line ends":      {"一\r\n二\r三\n四", "一\n二\n三\n四"},
		"escape":         {"_x0041_ _x005F_x0041_", "_x0041_ _x005F_x0041_"},
		"half an escape": {"_x00", "_x00"},
		"too long":       {long, strings.Repeat("长", celltext.MostText-1) + "…"},
		"pairs":          {strings.Repeat("𠮷", celltext.MostText/2+1), strings.Repeat("𠮷", celltext.MostText/2) + "…"},
		"just fits":      {strings.Repeat("长", celltext.MostText), strings.Repeat("长", celltext.MostText)},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			b := newBook()
			b.Sheet("文", twoColumns()).Row(Text(tc.in))
			data := mustWrite(t, b)
			got, err := mustOpen(t, data).GetCellValue("文", "A1")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(partText(t, data, "xl/worksheets/sheet1.xml"), "<f>") {
				t.Error("the text became a formula")
			}
		})
	}
}

func TestAnyTextComesBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := rapid.String().Draw(rt, "text")
		b := newBook()
		b.Sheet("文", twoColumns()).Row(Text(in), Count(1))
		var buf bytes.Buffer
		if err := b.Write(&buf); err != nil {
			rt.Fatal(err)
		}
		f, err := excelize.OpenReader(&buf, excelize.Options{RawCellValue: true})
		if err != nil {
			rt.Fatal(err)
		}
		if got, _ := f.GetCellValue("文", "A1"); got != celltext.Plain(in) {
			rt.Fatalf("%q came back as %q", celltext.Plain(in), got)
		}
	})
}

func TestFormulaKeepsItsResult(t *testing.T) {
	b := newBook()
	s := b.Sheet("数", twoColumns())
	s.Row(Text("甲"), Number(decimal.Must("1.1"), ""))
	s.Row(Text("合计"), Formula(`IF(A1<>"",SUM(B1:B1),0)`, Number(decimal.Must("1.1"), "")))
	s.Row(Text("无"), Formula(`IF(B1=0,1,"")`, NoText()))
	got := partText(t, mustWrite(t, b), "xl/worksheets/sheet1.xml")
	for _, want := range []string{
		`<f>IF(A1&lt;&gt;"",SUM(B1:B1),0)</f><v>1.1</v>`,
		`t="str"><f>IF(B1=0,1,"")</f><v></v>`,
		`<dimension ref="A1:B3"/>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("sheet has no %s in\n%s", want, got)
		}
	}
}

func TestDayIsADate(t *testing.T) {
	d := value.Date{Year: 2023, Month: 10, Day: 15}
	b := newBook()
	b.Sheet("日", twoColumns()).Row(Day(d), Day(value.Date{}))
	f := mustOpen(t, mustWrite(t, b))
	raw, err := f.GetCellValue("日", "A1")
	if err != nil || raw != "45214" {
		t.Errorf("2023-10-15 is serial %q (%v), want 45214", raw, err)
	}
	if blank, _ := f.GetCellValue("日", "B1"); blank != "" {
		t.Errorf("no day is written as %q", blank)
	}
}

// TestMergedAreasThatTouchBecomeOne where each row of a list covers two
// columns and rows are joined.
func TestMergedAreasThatTouchBecomeOne(t *testing.T) {
	b := newBook()
	s := b.Sheet("表", twoColumns())
	for range 4 {
		s.Row(Text("x").Over(2), Text("y").Over(2))
	}
	s.Merge(finding.Ref{Row: 2, Col: 1}, finding.Ref{Row: 3, Col: 1})
	s.Merge(finding.Ref{Row: 4, Col: 5}, finding.Ref{Row: 4, Col: 5})
	sheet := partText(t, mustWrite(t, b), "xl/worksheets/sheet1.xml")
	const want = `<mergeCells count="7"><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/><mergeCell ref="C2:D2"/><mergeCell ref="C3:D3"/>` +
		`<mergeCell ref="A4:B4"/><mergeCell ref="C4:D4"/><mergeCell ref="A2:B3"/></mergeCells>`
	if !strings.Contains(sheet, want) {
		t.Errorf("sheet has no %s in\n%s", want, sheet)
	}
}

func TestSameContentSameBytes(t *testing.T) {
	make := func() []byte {
		b := newBook()
		for _, name := range []string{"甲", "乙", "丙"} {
			s := b.Sheet(name, twoColumns())
			s.Row(Text("x").As(Head), Count(3).Toned(Red))
			s.Add(Chart{Title: "图", At: finding.Ref{Row: 3, Col: 1}, Width: 300, Height: 200,
				Categories: "'甲'!$A$1:$A$1", Values: "'甲'!$B$1:$B$1"})
		}
		return mustWrite(t, b)
	}
	first := make()
	for range 20 {
		if !bytes.Equal(first, make()) {
			t.Fatal("two workbooks with the same content differ")
		}
	}
}

// full is a disk with room for a few bytes.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestFullDiskIsAnError(t *testing.T) {
	for _, room := range []int{0, 200, 1000, 2000} {
		b := newBook()
		b.Sheet("表", twoColumns()).Row(Text("x"))
		if err := b.Write(&full{room: room}); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: error is %v", room, err)
		}
	}
}

func TestInvalidSheetNameIsAnError(t *testing.T) {
	b := newBook()
	b.Sheet("a/b", twoColumns()).Row(Text("x"))
	if err := b.Write(io.Discard); err == nil {
		t.Error("a sheet named a/b was written")
	}
}

func TestRowHeightFollowsText(t *testing.T) {
	long := Text(strings.Repeat("绩效", 30)).Wrapped()
	for _, tc := range []struct {
		name  string
		cell  Cell
		width int
		want  int
	}{
		{"one line", Text("短").Wrapped(), 20, 19},
		{"120 digits in 18", long, 20, 7*lineHeight + rowPadding},
		{"not wrapped", Text(strings.Repeat("绩效", 30)), 20, 19},
		{"own line ends", Text("一\n二\n三").Wrapped(), 20, 3*lineHeight + rowPadding},
		{"never above what Excel takes", Text(strings.Repeat("长", 3000)).Wrapped(), 10, maxHeight},
	} {
		c := laid{Cell: tc.cell}
		c.fit()
		if got := c.height(tc.width); got != tc.want {
			t.Errorf("%s: height %d, want %d", tc.name, got, tc.want)
		}
	}
}

// A chart that is cut by the end of a page is no chart: a sheet that nearly
// fits on one is made to.
func TestSheetWithChartsIsOnePage(t *testing.T) {
	for _, tc := range []struct {
		rows int
		want string
	}{{10, `fitToHeight="1"`}, {30, `fitToHeight="1"`}, {60, `fitToHeight="0"`}} {
		b := newBook()
		s := b.Sheet("图", twoColumns())
		for range tc.rows {
			s.Row(Text("甲"), Count(1))
		}
		s.Add(Chart{Title: "图", At: finding.Ref{Row: s.Next(), Col: 1}, Width: 300, Height: 300,
			Categories: "'图'!$A$1:$A$1", Values: "'图'!$B$1:$B$1"})
		if got := partText(t, mustWrite(t, b), "xl/worksheets/sheet1.xml"); !strings.Contains(got, tc.want) {
			t.Errorf("%d rows and a chart: no %s", tc.rows, tc.want)
		}
	}
}
