package reporttest

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/booktest"
)

// Open reads a workbook, after making sure that Excel would open it.
func Open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	booktest.Sound(t, data)
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// Cell is what a cell holds.
func Cell(t *testing.T, f *excelize.File, sheet, ref string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, ref)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Find is the first row of a sheet whose cell in a column holds a text.
func Find(t *testing.T, f *excelize.File, sheet string, col int, text string) []string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if len(row) >= col && row[col-1] == text {
			return row
		}
	}
	t.Fatalf("sheet %s has no row with %q in column %d", sheet, text, col)
	return nil
}

// Everything is all text inside the package, whatever part it is in.
func Everything(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
