package blankforms_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/booktest"
	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

func mustCampaign(t testing.TB) *campaign.Campaign {
	t.Helper()
	c, err := load.Campaign(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func mustDraw(t testing.TB, c *campaign.Campaign, o blankforms.Order) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := blankforms.NewDrawer(c).Write(&buf, o); err != nil {
		t.Fatal(err)
	}
	booktest.Sound(t, buf.Bytes())
	return buf.Bytes()
}

func mustOpen(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// checksOf are the checks of the form's sheet as Excel reads them, by range:
// type, formulas, and whether they refuse.
func checksOf(t testing.TB, f *excelize.File) map[string]string {
	t.Helper()
	all, err := f.GetDataValidations(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, v := range all {
		if v.ErrorStyle == nil || !v.ShowErrorMessage || v.Error == nil || v.ErrorTitle == nil {
			t.Errorf("%s: nothing is refused", v.Sqref)
			continue
		}
		if units(*v.ErrorTitle) > 32 || units(*v.Error) > 255 || units(v.Formula1) > 255+2 {
			t.Errorf("%s: longer than Excel takes: %q %q %q", v.Sqref, *v.ErrorTitle, *v.Error, v.Formula1)
		}
		out[v.Sqref] = strings.TrimSpace(v.Type + " " + v.Formula1 + " " + v.Formula2)
		if *v.ErrorStyle != "stop" {
			out[v.Sqref] += " " + *v.ErrorStyle
		}
	}
	return out
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

func TestExcelRefusesWhatTheRulesWould(t *testing.T) {
	c := mustCampaign(t)
	for name, tc := range map[string]struct {
		order blankforms.Order
		want  map[string]string
	}{
		"score sheet": {blankforms.Order{Form: c.Form("score-sheet"), Unit: "213001", Project: "A-01"}, map[string]string{
			"F5:F5":   "custom AND(ISNUMBER(F5),F5>=0,ROUND(F5,2)=F5)",
			"F10:F10": "date DATE(1990,1,1) MIN(DATE(2099,12,31),TODAY())",
			"D12:D17": "custom AND(ISNUMBER(D12),D12>0,ROUND(D12,2)=D12)",
			"E12:E17": "custom AND(ISNUMBER(E12),E12>=0,E12<=100,ROUND(E12,2)=E12,E12<=D12)",
			"F37:F37": "custom AND(LEN(F37)>=7,LEN(F37)<=20)",
			"B38:B38": "custom AND(ISNUMBER(B38),B38>=DATE(2022,1,1),B38<=MIN(DATE(2023,12,31),TODAY()),B38>=F10) warning",
		}},
		"rectification": {blankforms.Order{Form: c.Form("rectification"), Unit: "213001"}, map[string]string{
			"C5:C16": `list "A-01,A-02"`,
			"D5:D16": `list "城区环卫一体化保洁费（城区、莱钢大道及公厕）,莱钢道路、公厕运行费用"`,
			"G5:G16": `custom AND(LEN(SUBSTITUTE(G5," ",""))>=10) warning`,
			"I5:I16": "date DATE(2022,1,1) DATE(2023,10,15) warning",
			"J5:J16": `list "已完成,整改中,未启动,长期坚持"`,
			"K5:K16": `custom AND(ISNUMBER(K5),K5>=DATE(1990,1,1),K5<=MIN(DATE(2099,12,31),TODAY()),OR(J5="已完成"))`,
		}},
		"score list": {blankforms.Order{Form: c.Form("score-list")}, map[string]string{
			"A4:A33": `list "A-01,A-02,A-03,A-04,A-05,A-06,A-07,A-08,A-09,A-10,A-11"`,
			"D4:D33": "custom AND(ISNUMBER(D4),D4>=0,D4<=100,ROUND(D4,2)=D4)",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got := checksOf(t, mustOpen(t, mustDraw(t, c, tc.order)))
			for at, want := range tc.want {
				if diff := cmp.Diff(want, got[at]); diff != "" {
					t.Errorf("%s: %s\nall: %v", at, diff, got)
				}
			}
		})
	}
}

// TestKnownIsLocked: what the register says can be neither changed nor taken
// for a formula, and what computes itself has its result.
func TestKnownIsLocked(t *testing.T) {
	c := mustCampaign(t)
	p := &c.Facts.Projects[0]
	p.Budget = decimal.Must("3201.18")
	order := blankforms.Order{Form: c.Form("score-sheet"), Unit: "213001", Project: "A-01"}
	f := mustOpen(t, mustDraw(t, c, order))
	sheet := f.GetSheetName(0)
	for cell, want := range map[string]string{"A1": "2023年度财政重点项目绩效评价评分表", "B3": "A-01",
		"F3": "城区环卫一体化保洁费（城区、莱钢大道及公厕）", "B4": "[213001]钢城区城市管理局", "F4": "经建科", "B5": "3201.18",
		"D18": "20", "D35": "100", "E35": "", "B36": "", "F36": ""} {
		got, err := f.GetCellValue(sheet, cell)
		if err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
		}
		if open(t, f, cell) {
			t.Errorf("%s can be changed", cell)
		}
	}
	for _, cell := range []string{"F5", "B6", "B8", "F8", "F10", "C12", "D12", "E12", "F12", "B37", "B38"} {
		if !open(t, f, cell) {
			t.Errorf("%s cannot be filled in", cell)
		}
	}
	protection, err := f.GetSheetProtection(sheet)
	if err != nil || !protection.InsertRows || !protection.FormatRows || protection.Password != "" || protection.DeleteColumns {
		t.Errorf("protection %+v (%v)", protection, err)
	}
}

func open(t testing.TB, f *excelize.File, cell string) bool {
	t.Helper()
	id, err := f.GetCellStyle(f.GetSheetName(0), cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style.Protection != nil && !style.Protection.Locked
}

// TestTextIsText: what comes from the register or a problem list never becomes
// a formula.
func TestTextIsText(t *testing.T) {
	c := mustCampaign(t)
	order := blankforms.Order{Form: c.Form("rectification"), Unit: "213001", Listed: map[string][]map[string]string{"problems": {
		{"problem_id": "=1+1", "project_code": "A-01", "project_name": "@SUM(1)", "problem": `=cmd|' /C calc'!A0`, "due": "2023-10-14"},
		{"project_code": "A-02", "problem": "<b>&"},
	}}}
	f := mustOpen(t, mustDraw(t, c, order))
	sheet := f.GetSheetName(0)
	for cell, want := range map[string]string{"A5": "1", "B5": "=1+1", "C5": "A-01", "D5": "@SUM(1)", "F5": `=cmd|' /C calc'!A0`,
		"I5": "45213", "F6": "<b>&", "F17": "2"} {
		got, err := f.GetCellValue(sheet, cell)
		if err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
		}
		if formula, _ := f.GetCellFormula(sheet, cell); (formula != "") != (cell == "F17") {
			t.Errorf("%s has the formula %q", cell, formula)
		}
		if open(t, f, cell) {
			t.Errorf("%s can be changed", cell)
		}
	}
	for _, cell := range []string{"G5", "J5", "B6", "E6", "C7"} {
		if !open(t, f, cell) {
			t.Errorf("%s cannot be filled in", cell)
		}
	}
}

// plainForm is a form that says nothing of how its blank looks.
var plainForm = form.Definition{
	ID: "visit", HandedInBy: []string{"department"}, About: "department",
	Title: form.Title{Texts: []string{"走访记录表"}, Year: "budget"},
	Fields: []form.Field{
		{ID: "unit", Label: "单位", English: "unit", Type: form.TypeUnit, Presence: form.Required},
		{ID: "people", Label: "人数", English: "people", Type: form.TypeCount, Presence: form.Required},
		{ID: "kind", Label: "类别", English: "kind", Type: form.TypeChoice, Choices: []form.Choice{{Is: "甲,乙"}, {Is: "丙"}}},
		{ID: "result", Label: "结果", English: "result", Type: form.TypeText, Below: true},
	},
	Tables: []form.Block{{ID: "visits", Columns: []form.Field{
		{ID: "place", Label: "地点", English: "place", Type: form.TypeText, Presence: form.Required},
		{ID: "hours", Label: "小时", English: "hours", Type: form.TypeNumber},
	}, Closing: &form.Closing{Labels: []string{"合计"}, Required: true,
		Totals: []form.Field{{ID: "all", Label: "合计", English: "total", Type: form.TypeNumber, Of: "hours"}}}}},
}

// TestANewFormNeedsNoCode: a definition alone gives a blank form, and so does
// one whose name no sheet could have.
func TestANewFormNeedsNoCode(t *testing.T) {
	c, def := mustCampaign(t), plainForm
	def.Name.ZH = "走访/记录[2023]" + strings.Repeat("长", 30)
	f := mustOpen(t, mustDraw(t, c, blankforms.Order{Form: &def, Unit: "213001"}))
	if name := f.GetSheetName(0); units(name) > 31 || strings.ContainsAny(name, `/[]`) {
		t.Errorf("the sheet is named %q", name)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, strings.Join(row, "|"))
	}
	want := []string{"2022年度走访记录表", "只填浅黄色的格子，其余已填好或自动计算||还差 2 处", "单位|[213001]钢城区城市管理局|人数", "类别", "结果", "", "地点|||小时"}
	for range 12 {
		want = append(want, "")
	}
	if diff := cmp.Diff(append(want, "合计|||"), got); diff != "" {
		t.Error(diff)
	}
	checks := checksOf(t, f)
	if checks["D3:D3"] != "custom AND(ISNUMBER(D3),D3>=0,INT(D3)=D3)" || checks["B4:D4"] != "" || checks["B4:B4"] != "list '下拉选项'!$C$1:$C$2" {
		t.Errorf("checks %v", checks)
	}
	if formula, _ := f.GetCellFormula(f.GetSheetName(0), "D20"); formula != `IF(COUNT(D8:D19)=0,"",ROUND(SUM(D8:D19),6))` {
		t.Errorf("the total is %q", formula)
	}
}

// TestLongListsHaveTheirOwnSheet: it is hidden, holds texts as they are, and
// is used once for both codes that are alike.
func TestLongListsHaveTheirOwnSheet(t *testing.T) {
	c := mustCampaign(t)
	for i := range c.Facts.Projects {
		c.Facts.Projects[i].Name = "=" + strings.Repeat("长", 30+i)
	}
	f := mustOpen(t, mustDraw(t, c, blankforms.Order{Form: c.Form("problem-list")}))
	if got := checksOf(t, f)["C4:C33"]; got != "list '下拉选项'!$C$1:$C$11" {
		t.Errorf("the names are checked by %s", got)
	}
	if shown, err := f.GetSheetVisible(form.OptionsSheet); shown || err != nil {
		t.Errorf("the lists are shown (%v)", err)
	}
	text, err := f.GetCellValue(form.OptionsSheet, "C11")
	formula, _ := f.GetCellFormula(form.OptionsSheet, "C11")
	if err != nil || text != c.Facts.Projects[10].Name || formula != "" {
		t.Errorf("C11 is %q, formula %q (%v)", text, formula, err)
	}
}

// TestWhatIsLackingTurnsRed: what no check can refuse is coloured.
func TestWhatIsLackingTurnsRed(t *testing.T) {
	c := mustCampaign(t)
	for id, want := range map[string]map[string]string{
		"score-sheet": {
			"B5:B5":   "AND(COUNT(F5,B6,F6,B7,F7)>0,ABS(ROUND(SUM(F5,B6,F6,B7,F7)-B5,6))>0)",
			"D35:D35": "AND(ISNUMBER(D35),D35<>100)",
			"F12:F17": `AND(F12="",ISNUMBER(E12),E12<D12)`,
		},
		"rectification": {
			"K5:K16": `AND(K5="",OR(J5="已完成"))`,
			"I5:I16": `AND(I5="",J5<>"",J5<>"已完成",J5<>"长期坚持")`,
		},
	} {
		f := mustOpen(t, mustDraw(t, c, blankforms.Order{Form: c.Form(id), Unit: "213001", Project: "A-01"}))
		got, err := f.GetConditionalFormats(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		for at, formula := range want {
			if len(got[at]) != 1 || got[at][0].Criteria != formula {
				t.Errorf("%s %s: %+v, want %s", id, at, got[at], formula)
			}
		}
	}
}
