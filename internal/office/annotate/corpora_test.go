package annotate_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// corporaEnv names folders of workbooks that other programs were tested on,
// separated as in PATH. They are not part of the project.
const corporaEnv = "JIXIAO_CORPORA"

// TestCopiesOfSamples marks three cells of every sample.
func TestCopiesOfSamples(t *testing.T) {
	n := 0
	eachWorkbook(t, "../../../testdata", func(path string, data []byte, book *form.Workbook) {
		n++
		t.Run(path, func(t *testing.T) { checkCopy(t, data, book) })
	})
	if n < 20 {
		t.Errorf("only %d samples were found", n)
	}
}

// TestCopiesOfCorpora marks three cells of 200 workbooks from elsewhere.
func TestCopiesOfCorpora(t *testing.T) {
	folders := os.Getenv(corporaEnv)
	if folders == "" {
		t.Skip("set " + corporaEnv + " to the folder with the corpora")
	}
	const most = 200
	n := 0
	for _, folder := range filepath.SplitList(folders) {
		eachWorkbook(t, folder, func(path string, data []byte, book *form.Workbook) {
			if n++; n <= most {
				t.Run(path, func(t *testing.T) { checkCopy(t, data, book) })
			}
		})
	}
	if n < most {
		t.Errorf("only %d workbooks were found", n)
	}
}

// eachWorkbook visits the .xlsx and .xlsm of a folder that our reader takes.
func eachWorkbook(t *testing.T, folder string, visit func(path string, data []byte, book *form.Workbook)) {
	t.Helper()
	limits := sheettest.Generous
	limits.Columns, limits.Rows = finding.MaxCol, finding.MaxRow
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(path)))
		if err != nil {
			return err
		}
		if kind := sheet.Kind(data); kind != "xlsx" && kind != "xlsm" {
			return nil
		}
		if book, err := sheet.Open(path, data, limits); err == nil {
			visit(path, data, book)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// threeCells are a cell with a value, one beside the last and one far below.
func threeCells(s form.Sheet) []finding.Finding {
	places := []finding.Ref{{Row: 1, Col: 1}}
	if n := len(s.Rows); n > 0 {
		first, last := s.Rows[0].Cells[0].Ref, s.Rows[n-1].Cells[len(s.Rows[n-1].Cells)-1].Ref
		places = []finding.Ref{first, {Row: last.Row, Col: min(last.Col+2, finding.MaxCol)}, {Row: min(last.Row+9, finding.MaxRow), Col: 3}}
	}
	inside := func(at finding.Ref) bool {
		return slices.ContainsFunc(s.Merges, func(r form.Range) bool { return r.Contains(at) && r.From != at })
	}
	var found []finding.Finding
	for i, at := range places {
		if inside(at) {
			continue
		}
		found = append(found, finding.Finding{Code: "T03", Severity: finding.Severity(3 - i),
			Place: finding.Place{Sheet: s.Name, Cell: at}, Message: finding.Same("合计不对"), Fix: finding.Same("改正")})
	}
	return found
}

// checkCopy marks three cells of the first sheet and holds the copy against
// the original.
func checkCopy(t *testing.T, data []byte, book *form.Workbook) {
	t.Helper()
	found := threeCells(book.Sheets[0])
	marked, err := annotate.Mark(data, found, annotate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sameCells(t, book, marked)
	sameParts(t, data, marked)
	sameSheets(t, data, marked)
	checkExcelize(t, data, marked, found)
	again, err := annotate.Mark(marked, found, annotate.Options{})
	if err != nil {
		t.Fatalf("the copy of the copy: %v", err)
	}
	sameCells(t, book, again)
	checkExcelize(t, data, again, found)
	if diff := cmp.Diff(remarks(t, marked), remarks(t, again)); diff != "" {
		t.Errorf("the comments of the copy's copy (-copy +again):\n%s", diff)
	}
}

// sameCells holds all cells of a copy against those of the original: values,
// formulas, number formats, what is hidden and merged.
func sameCells(t *testing.T, book *form.Workbook, marked []byte) {
	t.Helper()
	limits := sheettest.Generous
	limits.Columns, limits.Rows = finding.MaxCol, finding.MaxRow
	got, err := sheet.Open("copy.xlsx", marked, limits)
	if err != nil {
		t.Fatalf("our own reader: %v", err)
	}
	if got.Macros {
		t.Error("the copy carries macros")
	}
	// The list is new, and what is left of a sheet of macros is an empty sheet.
	sheets := slices.DeleteFunc(slices.Clone(got.Sheets), func(s form.Sheet) bool {
		known := slices.ContainsFunc(book.Sheets, func(o form.Sheet) bool { return o.Name == s.Name })
		return !known && (len(s.Rows) == 0 || s.Name == form.ListSheet)
	})
	strip := func(all []form.Sheet) []form.Sheet {
		all = slices.Clone(all)
		for i := range all {
			all[i].Comments = nil
		}
		return all
	}
	want := strip(book.Sheets)
	if diff := cmp.Diff(want, strip(sheets)); diff != "" {
		t.Errorf("cells (-original +copy):\n%.2000s", diff)
	}
	if got.Date1904 != book.Date1904 {
		t.Error("dates count from another year")
	}
}

// mayChange are the parts in which marks stand.
var mayChange = regexp.MustCompile(`(?i)^(\[content_types\]\.xml|_rels/\.rels|.*workbook\d*\.xml(\.rels)?|.*styles\d*\.xml|.*comments.*\.xml|.*\.vml|.*sheet[^/\\]*\.xml(\.rels)?)$`)

// sameParts holds the packed bytes of all other parts against each other.
func sameParts(t *testing.T, data, marked []byte) {
	t.Helper()
	before, after := packed(t, data), packed(t, marked)
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if name == "" || strings.HasSuffix(name, "/") || mayChange.MatchString(name) {
			continue
		}
		copied, ok := after[name]
		switch {
		case !ok && (strings.Contains(strings.ToLower(name), "vba") || strings.HasPrefix(name, "_xmlsignatures")):
		case !ok:
			t.Errorf("part %q is gone", name)
		case !bytes.Equal(copied, before[name]):
			t.Errorf("part %q is not as it was", name)
		}
	}
}

// sameSheets counts the parts of sheets that changed: the one with marks, and
// those that were selected.
func sameSheets(t *testing.T, data, marked []byte) {
	t.Helper()
	before, after := packed(t, data), packed(t, marked)
	changed, selected := 0, 0
	for name, content := range before {
		if !sheetPart.MatchString(name) {
			continue
		}
		if bytes.Contains(unpacked(t, data, name), []byte("tabSelected")) {
			selected++
		}
		if !bytes.Equal(after[name], content) {
			changed++
		}
	}
	if changed > selected+1 {
		t.Errorf("%d sheets are not as they were, %d were selected", changed, selected)
	}
}

var sheetPart = regexp.MustCompile(`(?i)sheet\d*\.xml$`)

func packed(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	p, err := ooxml.Open(data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, part := range p.Parts() {
		if parts[part.Name], err = p.Packed(part); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

func unpacked(t *testing.T, data []byte, part string) []byte {
	t.Helper()
	p, err := ooxml.Open(data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if !p.Has(part) {
		return nil
	}
	content, err := p.Read(part)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// checkExcelize has the copy opened by excelize, where it can open the
// original, and looks for fills and comments.
func checkExcelize(t *testing.T, data, marked []byte, found []finding.Finding) {
	t.Helper()
	original, err := openExcelize(data)
	if err != nil {
		return
	}
	defer func() { _ = original.Close() }()
	f, err := openExcelize(marked)
	if err != nil {
		t.Errorf("excelize: %v", err)
		return
	}
	defer func() { _ = f.Close() }()
	if parts := packed(t, data); parts["xl/theme/theme1.xml"] == nil || bytes.Contains(unpacked(t, data, "xl/styles.xml"), []byte("AlternateContent")) {
		return // excelize tells no colours, or other ones
	}
	colours := map[finding.Severity]string{finding.Error: "FFC7CD", finding.Warning: "FFEB9B", finding.Info: "DDEBF6"}
	for _, want := range found {
		was := fillOf(t, original, want.Place.Sheet, want.Place.Cell.String())
		if got := fillOf(t, f, want.Place.Sheet, want.Place.Cell.String()); got != colours[want.Severity] && (got == "" || got != was) {
			t.Errorf("%s!%s has the colour %q", want.Place.Sheet, want.Place.Cell, got)
		}
	}
}

func openExcelize(data []byte) (f *excelize.File, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("panic: %v", broken)
		}
	}()
	f, err = excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	for _, name := range f.GetSheetList() {
		if _, err := f.GetCellStyle(name, "A1"); err != nil && strings.Contains(err.Error(), "XML") {
			return nil, err
		}
	}
	return f, nil
}

// fillOf is the colour of a cell; of a pattern it is the one in front, which
// stays.
func fillOf(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil || len(style.Fill.Color) == 0 {
		return ""
	}
	return style.Fill.Color[0]
}

// remarks are all comments of a copy by sheet and cell.
func remarks(t *testing.T, data []byte) map[string]string {
	t.Helper()
	limits := sheettest.Generous
	limits.Columns, limits.Rows = finding.MaxCol, finding.MaxRow
	book, err := sheet.Open("copy.xlsx", data, limits)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, s := range book.Sheets {
		for _, c := range s.Comments {
			said[s.Name+"!"+c.Cell.String()] += c.Text
		}
	}
	return said
}
