// Package sheettest builds workbooks for tests, from text.
//
// It owns the honest ones (Build) and the hostile ones (Truncated, GhostRows,
// ZipBomb …), so that no test needs a binary fixture. It refuses to be used
// outside tests: every function takes the test and fails it on any error.
package sheettest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/sheet"
	"jixiao/rules/form"
)

// Sheet is one worksheet. In its CSV a field that looks like a number is one,
// a leading ' makes text of anything, d:2023-10-15 is a real date, b:TRUE a
// boolean, and an empty field or line leaves cells out.
type Sheet struct {
	Name       string
	CSV        string
	Merges     []string          // A1:C1
	Formats    map[string]string // number format code by cell
	Formulas   map[string]string // by cell, without "="; the CSV's value is the stored result
	HiddenRows []int
	HiddenCols []string // by letter
	Hidden     bool
	VeryHidden bool
}

// Generous are limits that no test of anything but limits should meet.
var Generous = sheet.Limits{
	FileSize:     64 << 20,
	UnzippedSize: 512 << 20,
	ZipEntries:   2000,
	Sheets:       100,
	Rows:         100_000,
	Columns:      1000,
	Cells:        1_000_000,
	Strings:      1_000_000,
	StringLength: 32_767,
	Merges:       100_000,
}

// Build makes an .xlsx of the sheets.
func Build(t testing.TB, sheets ...Sheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", s.Name))
		} else {
			_, err := f.NewSheet(s.Name)
			must(t, err)
		}
		fill(t, f, s)
	}
	for _, s := range sheets {
		if s.Hidden || s.VeryHidden {
			must(t, f.SetSheetVisible(s.Name, false, s.VeryHidden))
		}
	}
	var buf bytes.Buffer
	must(t, f.Write(&buf))
	return writeResults(t, buf.Bytes())
}

// Workbook builds the sheets and reads them back.
func Workbook(t testing.TB, sheets ...Sheet) *form.Workbook {
	t.Helper()
	return Open(t, Build(t, sheets...))
}

// Open reads an .xlsx within generous limits.
func Open(t testing.TB, data []byte) *form.Workbook {
	t.Helper()
	book, err := sheet.Open("test.xlsx", data, Generous)
	must(t, err)
	return book
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func fill(t testing.TB, f *excelize.File, s Sheet) {
	t.Helper()
	for i, record := range records(t, s.CSV) {
		for j, field := range record {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			must(t, set(f, s.Name, cell, field))
		}
	}
	for cell, code := range s.Formats {
		must(t, format(f, s.Name, cell, code))
	}
	for cell, formula := range s.Formulas {
		must(t, f.SetCellFormula(s.Name, cell, formula))
	}
	for _, merge := range s.Merges {
		from, to, _ := strings.Cut(merge, ":")
		must(t, f.MergeCell(s.Name, from, to))
	}
	for _, row := range s.HiddenRows {
		must(t, f.SetRowVisible(s.Name, row, false))
	}
	for _, col := range s.HiddenCols {
		must(t, f.SetColVisible(s.Name, col, false))
	}
}

// records reads CSV in which an empty line is an empty row.
func records(t testing.TB, text string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(keepEmptyLines(strings.TrimPrefix(text, "\n"))))
	r.FieldsPerRecord = -1
	var all [][]string
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all
		}
		must(t, err)
		all = append(all, record)
	}
}

// keepEmptyLines writes "" into lines that encoding/csv would pass over.
func keepEmptyLines(text string) string {
	lines := strings.SplitAfter(text, "\n")
	quoted := false
	for i, line := range lines {
		if line == "\n" && !quoted {
			lines[i] = "\"\"\n"
		}
		if strings.Count(line, `"`)%2 == 1 {
			quoted = !quoted
		}
	}
	return strings.Join(lines, "")
}

var numeric = regexp.MustCompile(`^-?\d+(\.\d+)?([eE][+-]?\d+)?$`)

func set(f *excelize.File, name, cell, field string) error {
	switch {
	case field == "":
		return nil
	case strings.HasPrefix(field, "'"):
		return f.SetCellStr(name, cell, field[1:])
	case strings.HasPrefix(field, "b:"):
		return f.SetCellBool(name, cell, field == "b:TRUE")
	case strings.HasPrefix(field, "d:"):
		return setDate(f, name, cell, field[2:])
	case numeric.MatchString(field):
		// SetCellValue would round to 15 digits.
		return f.SetCellDefault(name, cell, field)
	}
	return f.SetCellStr(name, cell, field)
}

func setDate(f *excelize.File, name, cell, day string) error {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return err
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if err := f.SetCellInt(name, cell, int64(date.Sub(epoch)/(24*time.Hour))); err != nil {
		return err
	}
	return format(f, name, cell, "yyyy-mm-dd")
}

func format(f *excelize.File, name, cell, code string) error {
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err != nil {
		return err
	}
	return f.SetCellStyle(name, cell, cell, style)
}

var textResult = regexp.MustCompile(` t="str"(><f>[^<]*</f><v>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?</v>)`)

// writeResults makes numbers of the stored results of formulas: excelize
// marks every one of them as text.
func writeResults(t testing.TB, data []byte) []byte {
	t.Helper()
	return Rewrite(t, data, func(part string, content []byte) []byte {
		if strings.HasPrefix(part, "xl/worksheets/") {
			return textResult.ReplaceAll(content, []byte("$1"))
		}
		return content
	})
}
