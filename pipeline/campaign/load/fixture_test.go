package load

import (
	"bytes"
	"flag"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

var update = flag.Bool("update", false, "write testdata/*.txtar anew from what Load says")

// gone in place of a file's text takes the file out of the campaign.
const gone = "(gone)\n"

// fixture is a configuration folder as text, the settings workbook as one
// table a sheet.
type fixture map[string]string

// mustFixture is the campaign without faults.
func mustFixture(t testing.TB) fixture {
	t.Helper()
	f := fixture{}
	f.apply(mustArchive(t, filepath.Join("testdata", "base.txtar")))
	return f
}

func (f fixture) apply(a archive) {
	for _, file := range a.files {
		if !strings.HasPrefix(file.name, "want") {
			f[file.name] = file.text
		}
	}
}

// replace changes a part of one file, which must be there.
func (f fixture) replace(t testing.TB, name, old, changed string) fixture {
	t.Helper()
	if !strings.Contains(f[name], old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	f[name] = strings.Replace(f[name], old, changed, 1)
	return f
}

// files builds the configuration folder.
func (f fixture) files(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range f {
		if text != gone && !strings.HasSuffix(name, ".tsv") {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	if _, own := f[SettingsFile]; !own {
		files[SettingsFile] = &fstest.MapFile{Data: f.workbook(t)}
	}
	return files
}

// sheetOrder is the order of the sheets in the workbook.
var sheetOrder = []string{"项目明细", "单位名录", "报送时限", "延期", "特殊情况备案", "审核规则"}

// sheetsToo need not be there.
var sheetsToo = []string{"回执和表头用语", "发布方式", "与上年比较", "点位名录", "本级规则", "结果应用办法", "例", "报告文字"}

func (f fixture) workbook(t testing.TB) []byte {
	t.Helper()
	x := excelize.NewFile()
	order := slices.Clone(sheetOrder)
	for _, name := range sheetsToo {
		if _, given := f[name+".tsv"]; given {
			order = append(order, name)
		}
	}
	for _, name := range order {
		if table := f[name+".tsv"]; table != gone {
			if _, err := x.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			fill(t, x, name, table)
		}
	}
	if err := x.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := x.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func fill(t testing.TB, x *excelize.File, sheet, table string) {
	t.Helper()
	for r, line := range strings.Split(strings.TrimRight(table, "\n"), "\n") {
		for c, text := range strings.Split(line, "\t") {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := put(x, sheet, cell, text); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// put writes a number as a number, =… as a formula without a result, and 'x
// as the text x.
func put(x *excelize.File, sheet, cell, text string) error {
	if formula, ok := strings.CutPrefix(text, "="); ok {
		return x.SetCellFormula(sheet, cell, formula)
	}
	if _, err := decimal.Parse(text); err == nil {
		return x.SetCellDefault(sheet, cell, text)
	}
	if text == "" {
		return nil
	}
	text, err := unquote(strings.TrimPrefix(text, "'"))
	if err != nil {
		return err
	}
	return x.SetCellStr(sheet, cell, text)
}

// unquote reads "…" with escapes, so that a cell can hold a line break.
func unquote(text string) (string, error) {
	if strings.HasPrefix(text, `"`) {
		return strconv.Unquote(text)
	}
	return text, nil
}

// golden compares a part of an archive with what was got, or writes it anew.
func golden(t *testing.T, path, part, got string) {
	t.Helper()
	a := mustArchive(t, path)
	for i, file := range a.files {
		switch {
		case file.name != part:
			continue
		case *update:
			a.files[i].text = got
			a.write(t, path)
		case file.text != got:
			t.Errorf("%s, %s:\n--- want\n%s--- got\n%s", path, part, file.text, got)
		}
		return
	}
	t.Fatalf("%s has no part %q", path, part)
}

// cells is the workbook as a reader would hand it over, with text in place of
// every cell of the third row.
func (f fixture) cells(text string) *form.Workbook {
	wb := &form.Workbook{}
	for _, name := range sheetOrder {
		s := form.Sheet{Name: name}
		for r, line := range strings.Split(strings.TrimRight(f[name+".tsv"], "\n"), "\n") {
			row := form.Row{Index: r + 1}
			for c, cell := range strings.Split(line, "\t") {
				if r == 2 {
					cell = text
				}
				if cell != "" {
					row.Cells = append(row.Cells, form.Cell{Ref: finding.Ref{Row: r + 1, Col: c + 1}, Kind: form.Text, Text: cell})
				}
			}
			s.Rows = append(s.Rows, row)
		}
		wb.Sheets = append(wb.Sheets, s)
	}
	return wb
}
