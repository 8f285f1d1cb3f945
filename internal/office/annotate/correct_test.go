package annotate_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/correct"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// mended is a correction of a cell of the sheet 表.
func mended(cell string, kind correct.Kind, was, is, format string) correct.Correction {
	ref, err := finding.ParseRef(cell)
	if err != nil {
		panic(err)
	}
	return correct.Correction{Sheet: "表", Cell: ref, Kind: kind, Old: was, New: is, Shown: is, Format: format, Code: "V03", Why: finding.Same("写法")}
}

func mustCorrect(t *testing.T, data []byte, list []correct.Correction, found ...finding.Finding) []byte {
	t.Helper()
	corrected, err := annotate.Correct(data, list, found, annotate.Options{})
	must(t, err)
	return corrected
}

// misspelt is a workbook with a text of every kind, each in a look of its own, a
// total and a formula.
func misspelt(t *testing.T) []byte {
	return built(t, func(f *excelize.File) {
		for cell, text := range map[string]string{"A1": "评分表", "B2": "４.５分", "B3": "2023年9月3日", "B4": "ａ０２", "B5": "=1+1", "C2": "说明"} {
			must(t, f.SetCellStr("表", cell, text))
		}
		must(t, f.SetCellDefault("表", "B6", "92.36"))
		must(t, f.SetCellFormula("表", "B7", "B6*2"))
		style, err := f.NewStyle(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"00B050"}}})
		must(t, err)
		must(t, f.SetCellStyle("表", "B2", "B5", style))
		_, err = f.NewSheet("别的")
		must(t, err)
		must(t, f.SetCellStr("别的", "A1", "不动"))
	})
}

var allForms = []correct.Correction{
	mended("B2", correct.Number, "４.５分", "4.5", correct.General), mended("B3", correct.Day, "2023年9月3日", "2023-09-03", `yyyy"年"m"月"d"日"`),
	mended("B4", correct.Text, "ａ０２", "A-02", ""), mended("B5", correct.Text, "=1+1", "=2<3&\"", "@"),
}

func TestACorrectedCopyDiffersInItsCellsAlone(t *testing.T) {
	data := misspelt(t)
	corrected := mustCorrect(t, data, allForms, wrong("T03", finding.Error, "B6", "合计多 1"))
	sameParts(t, data, corrected)
	before, after := packed(t, data), packed(t, corrected)
	for _, part := range []string{"xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"} {
		if len(before[part]) == 0 || !bytes.Equal(before[part], after[part]) {
			t.Errorf("part %s is not as it was", part)
		}
	}
	// What is left of the sheet without the mended cells and its drawing is the same.
	bare := func(data []byte) string {
		cut := regexp.MustCompile(`<c r="B[2-5]"[^>]*>.*?</c>|<legacyDrawing[^>]*/>`)
		return cut.ReplaceAllString(string(unpacked(t, data, "xl/worksheets/sheet1.xml")), "")
	}
	if diff := cmp.Diff(bare(data), bare(corrected)); diff != "" {
		t.Errorf("the rest of the sheet (-was +is):\n%s", diff)
	}
	var got []string
	for _, row := range sheettest.Open(t, corrected).Sheets[0].Rows[1:5] {
		got = append(got, row.Cells[0].Text+" "+row.Cells[0].Format)
	}
	if diff := cmp.Diff([]string{"4.5 ", `45172 yyyy"年"m"月"d"日"`, "A-02 @", "=2<3&\" @"}, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	f := opened(t, corrected)
	for _, cell := range []string{"B2", "B3", "B4"} {
		id, err := f.GetCellStyle("表", cell)
		must(t, err)
		style, err := f.GetStyle(id)
		must(t, err)
		if !style.Font.Bold || len(style.Fill.Color) == 0 || style.Fill.Color[0] != "00B050" {
			t.Errorf("%s looks like %+v", cell, style)
		}
	}
	if !strings.Contains(string(unpacked(t, corrected, "xl/workbook.xml")), `fullCalcOnLoad="1"`) {
		t.Error("formulas are not computed anew")
	}
}

// TestACorrectedCopyTells what was changed, and of what was not what it should be;
// the list stands last and is not the sheet that is shown.
func TestACorrectedCopyTells(t *testing.T) {
	corrected := mustCorrect(t, misspelt(t), allForms, wrong("T03", finding.Error, "B6", "合计多 1"), wrong("V03", finding.Info, "C2", "别的"))
	said := remarks(t, corrected)
	for at, want := range map[string]string{"表!B2": "原填“４.５分”，已改为“4.5”", "表!B6": "应为：91.36", "表!C2": "提示（V03）"} {
		if !strings.Contains(said[at], want) {
			t.Errorf("%s: %q", at, said[at])
		}
	}
	if !strings.Contains(said["表!B6"], "这里没有改") || strings.Contains(said["表!C2"], "没有改") {
		t.Errorf("comments are %q", said)
	}
	f := opened(t, corrected)
	if diff := cmp.Diff([]string{"表", "别的", form.CorrectionSheet}, f.GetSheetList()); diff != "" || f.GetActiveSheetIndex() != 0 {
		t.Errorf("sheets, %d shown:\n%s", f.GetActiveSheetIndex(), diff)
	}
	rows, err := f.GetRows(form.CorrectionSheet)
	if err != nil || len(rows) != 6 || strings.Join(rows[2], "|") != "1|表|B2|４.５分|4.5|写法|V03" || !strings.HasPrefix(rows[0][0], "已替您改好格式 4 处") {
		t.Errorf("the list is %q, %v", rows, err)
	}
}

// TestACopyOfACorrectedCopy has one list again, and its comments go when nothing
// is found any more.
func TestACopyOfACorrectedCopy(t *testing.T) {
	first := mustCorrect(t, misspelt(t), allForms[:2])
	second := mustCorrect(t, first, allForms[2:3])
	if sheets := opened(t, second).GetSheetList(); len(sheets) != 3 {
		t.Errorf("sheets are %q", sheets)
	}
	if said := remarks(t, second); len(said) != 1 {
		t.Errorf("comments are %q", said)
	}
	if said := remarks(t, mustMark(t, second)); len(said) != 0 {
		t.Errorf("comments of the marked copy are %q", said)
	}
}

// TestWhatIsComputedIsNotCorrected: a formula, a cell or sheet that is not there,
// and a workbook with macros.
func TestWhatIsComputedIsNotCorrected(t *testing.T) {
	away := mended("A1", correct.Text, "", "x", "")
	away.Sheet = "没有"
	for name, tc := range map[string]struct {
		data []byte
		c    correct.Correction
	}{
		"formula": {misspelt(t), mended("B7", correct.Number, "1", "2", correct.General)}, "no cell": {misspelt(t), mended("Z9", correct.Number, "1", "2", "")},
		"no sheet": {misspelt(t), away}, "macros": {sheettest.Macros(t), mended("A1", correct.Text, "a", "b", "")},
		"twice": {sheettest.Package(t, `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData></worksheet>`, nil),
			mended("A1", correct.Number, "1", "2", "")},
	} {
		if _, err := annotate.Correct(tc.data, []correct.Correction{tc.c}, nil, annotate.Options{}); err == nil {
			t.Errorf("%s: corrected", name)
		}
	}
}

// TestOtherMarkupIsCorrected: prefixes, rows and cells without addresses, the
// calendar of 1904, a workbook without styles.
func TestOtherMarkupIsCorrected(t *testing.T) {
	const space = `xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	data := sheettest.Package(t, `<x:worksheet `+space+`><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>2023.9.3</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`, nil)
	data = sheettest.Rewrite(t, data, func(part string, content []byte) []byte {
		if part == "xl/workbook.xml" {
			return bytes.Replace(content, []byte("<sheets>"), []byte(`<workbookPr date1904="1"/><sheets>`), 1)
		}
		return content
	})
	corrected := mustCorrect(t, data, []correct.Correction{mended("A1", correct.Day, "2023.9.3", "2023-09-03", "yyyy-mm-dd")})
	book, err := sheet.Open("a.xlsx", corrected, sheettest.Generous)
	must(t, err)
	if c := book.Sheets[0].Rows[0].Cells[0]; c.Kind != form.Number || c.Text != "43710" || c.Format != "yyyy-mm-dd" {
		t.Errorf("the cell is %+v", c)
	}
}
