package annotate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/annotate"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

const (
	red   = "FFC7CD"
	amber = "FFEB9B"
	blue  = "DDEBF6"
)

func TestMistakesAreMarkedAtTheirCells(t *testing.T) {
	secret := wrong("G04", finding.Info, "B3", "只有绩效科能看")
	secret.Audience = finding.Section
	marked := mustMark(t, small(t),
		wrong("T03", finding.Error, "C4", "合计多 1"), wrong("V03", finding.Info, "C4", "数字存成了文本"),
		wrong("S04", finding.Warning, "A1", "标题年度不对"), wrong("T09", finding.Warning, "D3", "没有填写扣分原因"),
		wrong("V01", finding.Info, "B9", "空行"), finding.Finding{Code: "F05", Severity: finding.Info, Message: finding.Same("带有宏")}, secret)
	want := []string{red, amber, amber, amber, blue, "", ""}
	if diff := cmp.Diff(want, fills(t, marked, "C4", "A1", "D1", "D3", "B9", "B3", "C3")); diff != "" {
		t.Errorf("colours (-want +got):\n%s", diff)
	}
	said := remarks(t, marked)
	if len(said) != 4 || !strings.Contains(said["表!C4"], "须修改（T03）合计多 1\n应为：91.36\n改法：改正后重新报送") || !strings.Contains(said["表!C4"], "提示（V03）") {
		t.Errorf("comments are %q", said)
	}
	var codes []string
	for _, row := range listed(t, marked) {
		codes = append(codes, row[1]+row[3]+row[10])
	}
	if diff := cmp.Diff([]string{"须修改C4T03", "须说明A1S04", "须说明D3T09", "提示F05", "提示C4V03", "提示B9V01"}, codes); diff != "" {
		t.Errorf("the list (-want +got):\n%s", diff)
	}
	if lead, err := opened(t, marked).GetCellValue(form.ListSheet, "A1"); err != nil || !strings.HasPrefix(lead, "还有 1 处须修改，2 处须说明，3 条提示\n") {
		t.Errorf("the list begins with %q (%v)", lead, err)
	}
}

func TestListStandsInFrontAndLeadsToTheCells(t *testing.T) {
	f := opened(t, mustMark(t, small(t), wrong("T03", finding.Error, "C4", "合计多 1")))
	if diff := cmp.Diff([]string{form.ListSheet, "表"}, f.GetSheetList()); diff != "" || f.GetActiveSheetIndex() != 0 {
		t.Errorf("sheets (active %d):\n%s", f.GetActiveSheetIndex(), diff)
	}
	ok, target, err := f.GetCellHyperLink(form.ListSheet, "D3")
	if !ok || target != "'表'!C4" || err != nil {
		t.Errorf("the cell leads to %q, %v", target, err)
	}
	view, err := f.GetSheetView("表", 0)
	if err != nil || view.View != nil && *view.View == "" {
		t.Errorf("view of the sheet: %+v, %v", view, err)
	}
}

// TestListCallsSubjectsWhatTheyAre: projects, or whatever else there is.
func TestListCallsSubjectsWhatTheyAre(t *testing.T) {
	for subject, want := range map[finding.Subject]string{"A-01": "项目", "点位名录:D04": "事项", "": "项目"} {
		one := wrong("T03", finding.Error, "C4", "合计多 1")
		one.Subject = subject
		got, err := opened(t, mustMark(t, small(t), one)).GetCellValue(form.ListSheet, "E2")
		if err != nil || got != want {
			t.Errorf("%q stands under %s (%v), want %s", subject, got, err, want)
		}
	}
}

func TestFormatStaysUnderTheColour(t *testing.T) {
	data := built(t, func(f *excelize.File) {
		code := "0.00"
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code, Font: &excelize.Font{Bold: true, Family: "黑体"},
			Border: []excelize.Border{{Type: "top", Color: "FF0000", Style: 2}}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"00B050"}}})
		must(t, err)
		must(t, f.SetCellStyle("表", "B2", "B2", style))
		must(t, f.SetCellDefault("表", "B2", "0.1000000000000000055"))
	})
	marked := mustMark(t, data, wrong("T03", finding.Error, "B2", "不对"))
	f := opened(t, marked)
	id, err := f.GetCellStyle("表", "B2")
	must(t, err)
	style, err := f.GetStyle(id)
	must(t, err)
	if style.Fill.Color[0] != red || !style.Font.Bold || style.Font.Family != "黑体" || len(style.Border) == 0 || *style.CustomNumFmt != "0.00" {
		t.Errorf("the style became %+v", style)
	}
	if cell := sheettest.Open(t, marked).Sheets[1].Rows[0].Cells[0]; cell.Text != "0.1000000000000000055" {
		t.Errorf("the number became %s", cell.Text)
	}
	mended := mustMark(t, marked)
	if got := fills(t, mended, "B2"); got[0] != "00B050" {
		t.Errorf("the old colour came back as %q", got)
	}
}

func TestMarksGoWhereTheMistakeIsGone(t *testing.T) {
	first := mustMark(t, small(t), wrong("T03", finding.Error, "C4", "合计多 1"), wrong("T01", finding.Error, "C3", "得分高于分值"))
	// The sender mends one of the two, with another program.
	f := opened(t, first)
	must(t, f.SetCellDefault("表", "C4", "91.36"))
	must(t, f.SetSheetName(form.ListSheet, "意见"))
	second := mustMark(t, saved(t, f), wrong("T01", finding.Error, "C3", "得分高于分值"))
	if diff := cmp.Diff([]string{red, ""}, fills(t, second, "C3", "C4")); diff != "" {
		t.Errorf("colours (-want +got):\n%s", diff)
	}
	said := remarks(t, second)
	if len(said) != 1 || strings.Count(said["表!C3"], "T01") != 1 {
		t.Errorf("comments are %q", said)
	}
	if sheets := opened(t, second).GetSheetList(); len(sheets) != 2 {
		t.Errorf("sheets are %q", sheets)
	}
	if third := mustMark(t, second); len(remarks(t, third)) != 0 || fills(t, third, "C3")[0] != "" {
		t.Error("marks stay although nothing was found")
	}
}

func TestCommentsOfOthersStay(t *testing.T) {
	data := built(t, func(f *excelize.File) {
		must(t, f.SetCellDefault("表", "B2", "1"))
		must(t, f.AddComment("表", excelize.Comment{Cell: "B2", Author: "张三", Text: "张三：已核对"}))
		must(t, f.AddComment("表", excelize.Comment{Cell: "C9", Author: "张三", Text: "另一条"}))
	})
	before := remarks(t, data)
	marked := mustMark(t, data, wrong("T03", finding.Error, "B2", "不对"), wrong("T03", finding.Error, "D2", "也不对"))
	said := remarks(t, marked)
	if !strings.HasPrefix(said["表!B2"], before["表!B2"]+"\n【绩效科审核】\n须修改") || said["表!C9"] != before["表!C9"] || said["表!D2"] == "" {
		t.Errorf("comments are %q", said)
	}
	again := mustMark(t, marked, wrong("T03", finding.Error, "B2", "还是不对"))
	if got := remarks(t, again)["表!B2"]; strings.Count(got, "绩效科审核") != 1 || !strings.Contains(got, "还是不对") {
		t.Errorf("the comment became %q", got)
	}
	if diff := cmp.Diff(before, remarks(t, mustMark(t, again))); diff != "" {
		t.Errorf("comments of others (-before +after):\n%s", diff)
	}
}

func TestScopedNamesFollowTheirSheets(t *testing.T) {
	data := built(t, func(f *excelize.File) {
		must(t, f.SetCellStr("表", "A1", "x"))
		_, err := f.NewSheet("二")
		must(t, err)
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "'二'!$A$1:$B$2", Scope: "二"}))
		f.SetActiveSheet(1)
	})
	scopes := map[string]string{}
	for _, n := range opened(t, mustMark(t, data, wrong("T03", finding.Error, "A1", "不对"))).GetDefinedName() {
		scopes[n.Name] = n.Scope
	}
	want := map[string]string{"_xlnm.Print_Area": "二", "_xlnm.Print_Titles": form.ListSheet, form.ListMark: "Workbook"}
	if diff := cmp.Diff(want, scopes); diff != "" {
		t.Errorf("defined names (-want +got):\n%s", diff)
	}
}

func TestMacrosAreLeftOut(t *testing.T) {
	const rel = "http://schemas.microsoft.com/office/2006/relationships"
	data := sheettest.Rewrite(t, sheettest.With(t, small(t), map[string]string{"xl/vbaProject.bin": "no real macros"}), func(part string, content []byte) []byte {
		text := string(content)
		switch part {
		case "[Content_Types].xml":
			text = strings.Replace(text, "spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main", 1)
			text = strings.Replace(text, "</Types>", `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`, 1)
		case "xl/_rels/workbook.xml.rels":
			text = strings.Replace(text, "</Relationships>", `<Relationship Id="rIdV" Type="`+rel+`/vbaProject" Target="vbaProject.bin"/></Relationships>`, 1)
		}
		return []byte(text)
	})
	if !sheettest.Open(t, data).Macros {
		t.Fatal("the fixture carries no macros")
	}
	marked := mustMark(t, data, wrong("T03", finding.Error, "C4", "合计多 1"))
	if sheettest.Open(t, marked).Macros || strings.Contains(string(unpacked(t, marked, "[Content_Types].xml")), "macroEnabled") ||
		strings.Contains(string(unpacked(t, marked, "xl/_rels/workbook.xml.rels")), "vbaProject") {
		t.Error("macros were left in")
	}
}

func TestOtherFileTypesBecomeWorkbooks(t *testing.T) {
	book := &form.Workbook{Date1904: true, Sheets: []form.Sheet{{Name: "表", Merges: []form.Range{{From: finding.Ref{Row: 1, Col: 1}, To: finding.Ref{Row: 1, Col: 3}}},
		Rows: []form.Row{
			{Index: 1, Cells: []form.Cell{{Ref: finding.Ref{Row: 1, Col: 1}, Kind: form.Text, Text: "=评分表 <b>&_x0041_"}}},
			{Index: 3, Hidden: true, Cells: []form.Cell{
				{Ref: finding.Ref{Row: 3, Col: 1}, Kind: form.Number, Text: "13997.53", Format: "#,##0.00"},
				{Ref: finding.Ref{Row: 3, Col: 2}, Kind: form.Number, Text: "27995.06", Formula: "A3*2"},
				{Ref: finding.Ref{Row: 3, Col: 3}, Kind: form.Bool, Text: "TRUE", Hidden: true},
				{Ref: finding.Ref{Row: 3, Col: 4}, Kind: form.Error, Text: "#DIV/0!"}}}}},
		{Name: "a/b", Hidden: true, Rows: []form.Row{{Index: 1, Cells: []form.Cell{{Ref: finding.Ref{Row: 1, Col: 1}, Kind: form.Text, Text: "x"}}}}}}}
	found := []finding.Finding{wrong("T03", finding.Error, "A3", "合计多 1"), wrong("V01", finding.Warning, "A1", "名称")}
	found[1].Place.Sheet = "a/b"
	marked, err := annotate.MarkNew(book, found, annotate.Options{})
	must(t, err)
	got := sheettest.Open(t, marked)
	got.Sheets = got.Sheets[1:]
	want := append([]form.Sheet(nil), book.Sheets...)
	want[1].Name = "a_b"
	for i := range got.Sheets {
		got.Sheets[i].Comments = nil
	}
	if diff := cmp.Diff(want, got.Sheets); diff != "" || !got.Date1904 {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if said := remarks(t, marked); len(said) != 2 || said["a_b!A1"] == "" {
		t.Errorf("comments are %q", said)
	}
}

// TestHostileTextStaysText holds what comes back out of list and comments
// against what went in.
func TestHostileTextStaysText(t *testing.T) {
	for name, text := range map[string]string{
		"formula": "=HYPERLINK(\"http://x\",\"y\")", "plus": "+1", "at": "@SUM(1)", "minus": "-2+3", "tab": "\t=1",
		"markup": "<b>&amp;]]></t><f>1</f>", "escape": "_x0041__x000D_", "bidi": "\u202e倒\u2066", "long": strings.Repeat("长", 32_767),
		"control": "a\x00b\x1b\uFFFE", "surrogate": "\xed\xa0\x80", "lines": "一\r\n二\r三",
	} {
		t.Run(name, func(t *testing.T) {
			data := small(t)
			f := wrong("T03", finding.Error, "C4", text)
			f.Value, f.Expected, f.Project, f.Fix, f.Args = text, text, text, finding.Same(text), finding.Args{"field": finding.Same(text)}
			marked := mustMark(t, data, f)
			want := plain(text)
			for _, row := range sheettest.Open(t, marked).Sheets[0].Rows[2:] {
				for _, c := range row.Cells {
					if c.Formula != "" {
						t.Errorf("%s holds a formula", c.Ref)
					}
					if c.Ref.Col >= 5 && c.Ref.Col <= 10 && c.Text != want {
						t.Errorf("%s holds %.40q, want %.40q", c.Ref, c.Text, want)
					}
				}
			}
			if said := remarks(t, marked)["表!C4"]; !strings.Contains(said, want[:min(len(want), 900)]) {
				t.Errorf("the comment says %.80q", said)
			}
			if _, err := openExcelize(marked); err != nil {
				t.Error(err)
			}
		})
	}
}
