package sheet_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// corporaEnv names folders of workbooks that other programs were tested on,
// separated as in PATH. They are not part of the project.
const corporaEnv = "JIXIAO_CORPORA"

// difference is a cell that we read in another way than excelize, or a file
// that only one of the two reads.
type difference struct{ path, sheet, cell, ours, theirs string }

func (d difference) String() string {
	return fmt.Sprintf("%s\t%s!%s\t%q\t%q", d.path, d.sheet, d.cell, d.ours, d.theirs)
}

// TestCellsEqualExcelize reads everything in the corpora with both. Cells that
// differ must be listed in testdata/differences.tsv, with the reason.
func TestCellsEqualExcelize(t *testing.T) {
	folders := os.Getenv(corporaEnv)
	if folders == "" {
		t.Skip("set " + corporaEnv + " to the folder with the corpora")
	}
	known, used := knownDifferences(t), map[string]bool{}
	files, cells := 0, 0
	for _, folder := range filepath.SplitList(folders) {
		eachWorkbook(t, folder, func(path string, data []byte) {
			found, n := compareCells(t, path, data)
			files, cells = files+1, cells+n
			for _, d := range found {
				line := d.String()
				if _, ok := known[line]; !ok {
					t.Errorf("not in differences.tsv:\n%s", line)
				}
				used[line] = true
			}
		})
	}
	t.Logf("%d cells of %d workbooks compared, %d differ", cells, files, len(used))
	for _, line := range slices.Sorted(maps.Keys(known)) {
		if path, _, _ := strings.Cut(line, "\t"); !used[line] && inCorpora(folders, path) {
			t.Errorf("in differences.tsv but no longer so:\n%s", line)
		}
	}
}

func inCorpora(folders, path string) bool {
	return slices.ContainsFunc(filepath.SplitList(folders), func(folder string) bool {
		_, err := os.Stat(filepath.Join(folder, filepath.FromSlash(path)))
		return err == nil
	})
}

// knownDifferences are the lines of differences.tsv without the reason, which
// each must have.
func knownDifferences(t *testing.T) map[string]string {
	t.Helper()
	list, err := os.ReadFile("testdata/differences.tsv")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for i, line := range strings.Split(strings.TrimSpace(string(list)), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != 5 || fields[4] == "" {
			t.Fatalf("differences.tsv:%d: want path, cell, ours, theirs and a reason", i+1)
		}
		if i > 0 {
			known[strings.Join(fields[:4], "\t")] = fields[4]
		}
	}
	return known
}

// eachWorkbook visits what ours takes for an .xlsx or .xlsm.
func eachWorkbook(t *testing.T, folder string, visit func(path string, data []byte)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(path)))
		if kind := sheet.Kind(data); err == nil && (kind == "xlsx" || kind == "xlsm") {
			visit(path, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// compareCells compares a workbook that both can read, and says how many cells
// there are.
func compareCells(t *testing.T, path string, data []byte) ([]difference, int) {
	t.Helper()
	limits := sheettest.Generous
	limits.Columns, limits.Rows = finding.MaxCol, finding.MaxRow
	book, err := sheet.Open(path, data, limits)
	theirs, theirErr := excelizeCells(data)
	switch {
	case err != nil && (theirErr != nil || len(theirs) == 0):
		return nil, 0
	case err != nil:
		return []difference{{path, "", "", err.Error()[:3], "is read"}}, 0
	case theirErr != nil:
		return []difference{{path, "", "", "is read", "is refused"}}, 0
	}
	var found []difference
	n := 0
	for _, s := range book.Sheets {
		ours := rawTexts(s)
		n += len(ours)
		all := maps.Clone(ours)
		maps.Copy(all, theirs[s.Name])
		for _, cell := range slices.Sorted(maps.Keys(all)) {
			if a, b := ours[cell], theirs[s.Name][cell]; a != b {
				found = append(found, difference{path, s.Name, cell, a, b})
			}
		}
	}
	return found, n
}

// rawTexts are our cells as excelize gives them.
func rawTexts(s form.Sheet) map[string]string {
	texts := map[string]string{}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			switch {
			case c.Text == "":
			case c.Kind == form.Bool:
				texts[c.Ref.String()] = map[string]string{"TRUE": "1", "FALSE": "0"}[c.Text]
			default:
				texts[c.Ref.String()] = c.Text
			}
		}
	}
	return texts
}

// excelizeCells are the raw cells by sheet, sheets without any left out.
func excelizeCells(data []byte) (sheets map[string]map[string]string, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("panic: %v", broken)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sheets = map[string]map[string]string{}
	for _, name := range f.GetSheetList() {
		texts, err := excelizeSheet(f, name)
		if err != nil {
			return nil, err
		}
		if len(texts) > 0 {
			sheets[name] = texts
		}
	}
	return sheets, nil
}

func excelizeSheet(f *excelize.File, name string) (map[string]string, error) {
	texts := map[string]string{}
	rows, err := f.Rows(name)
	if err != nil {
		return texts, nil // a chart sheet has no rows
	}
	defer rows.Close()
	for row := 1; rows.Next(); row++ {
		columns, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		for i, text := range columns {
			if text != "" {
				texts[finding.Ref{Row: row, Col: i + 1}.String()] = text
			}
		}
	}
	return texts, nil
}
