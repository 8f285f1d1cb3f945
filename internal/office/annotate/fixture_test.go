package annotate_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/celltext"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// wrong is a finding at a cell of the sheet 表.
func wrong(code finding.Code, severity finding.Severity, cell, message string) finding.Finding {
	ref, err := finding.ParseRef(cell)
	if err != nil {
		panic(err)
	}
	return finding.Finding{Code: code, Severity: severity, Place: finding.Place{Sheet: "表", Cell: ref}, Value: "92.36", Expected: "91.36",
		Message: finding.Same(message), Fix: finding.Same("改正后重新报送")}
}

func mustMark(t testing.TB, data []byte, found ...finding.Finding) []byte {
	t.Helper()
	marked, err := annotate.Mark(data, found, annotate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return marked
}

// built is a workbook that excelize writes: one sheet named 表, and what draw
// does to it.
func built(t testing.TB, draw func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	must(t, f.SetSheetName("Sheet1", "表"))
	draw(f)
	return saved(t, f)
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var buf bytes.Buffer
	must(t, f.Write(&buf))
	return buf.Bytes()
}

func opened(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := openExcelize(data)
	must(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fills are the colours of cells of the sheet 表, "" for none.
func fills(t *testing.T, data []byte, cells ...string) []string {
	t.Helper()
	f := opened(t, data)
	var all []string
	for _, cell := range cells {
		all = append(all, fillOf(t, f, "表", cell))
	}
	return all
}

// listed are the rows of the list, the two on top left out.
func listed(t *testing.T, data []byte) [][]string {
	t.Helper()
	rows, err := opened(t, data).GetRows(form.ListSheet)
	must(t, err)
	return rows[2:]
}

// small is a workbook of a title over four columns and a few numbers.
func small(t testing.TB) []byte {
	t.Helper()
	return sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "评分表,,,\n指标,分值,得分,\n立项,5,4.5,\n合计,100,92.36,\n", Merges: []string{"A1:D1"}})
}

// plain is a text as a cell can hold it.
func plain(s string) string { return celltext.Plain(s) }
