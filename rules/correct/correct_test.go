package correct

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"jixiao/rules/constraint"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

var definition = form.Definition{ID: "f", About: form.AboutProject, Title: form.Title{Texts: []string{"评分表"}}, Fields: []form.Field{
	{ID: form.ProjectField, Label: "项目编号", English: "code", Type: form.TypeCode, Presence: form.Required}, {ID: form.ProjectNameField, Label: "项目名称", English: "name", Type: form.TypeText},
	{ID: form.UnitField, Label: "实施单位", English: "unit", Type: form.TypeUnit}, {ID: "score", Label: "得分", English: "score", Type: form.TypeScore},
	{ID: "total", Label: "综合评分", English: "total", Type: form.TypeScore}, {ID: "amount", Label: "实际支出", English: "spent", Type: form.TypeAmount},
	{ID: "rate", Label: "执行率", English: "rate", Type: form.TypeRate}, {ID: "plain", Label: "数目", English: "number", Type: form.TypeNumber},
	{ID: "day", Label: "评价日期", English: "day", Type: form.TypeDate, Behind: []string{"前"}},
	{ID: "grade", Label: "评价等级", English: "grade", Type: form.TypeChoice, Choices: []form.Choice{{Is: "优"}, {Is: "良"}}},
	{ID: "reason", Label: "扣分原因", English: "reason", Type: form.TypeText},
}}

func facts() *register.Facts {
	return &register.Facts{Year: 2023, BudgetYear: 2023, Projects: []register.Project{
		{Code: "A-02", Name: "环卫一体化项目一期", Unit: "213001"}, {Code: "A-03", Name: "道路维修", Unit: "207001"}},
		Units: []register.Unit{{Code: "213001", Name: "城市管理局"}, {Code: "207001", Name: "交通局"}}}
}

func reader(t *testing.T) *form.Reader {
	t.Helper()
	r, err := form.NewReader([]*form.Definition{&definition}, form.Years{Evaluation: 2023, Budget: 2023}, constraint.Plain{})
	if err != nil {
		t.Fatal(err)
	}
	r.Codes = facts().Codes()
	return r
}

// book is a sheet with a label and, beside it, a text, or a formula with its
// result, in each row.
func book(cells ...string) *form.Workbook {
	s := form.Sheet{Name: "表", Rows: []form.Row{{Index: 1, Cells: []form.Cell{{Ref: finding.Ref{Row: 1, Col: 1}, Kind: form.Text, Text: "评分表（2023年度）"}}}}}
	for i, text := range cells {
		label, said, _ := strings.Cut(text, "=")
		row := i + 2
		c := form.Cell{Ref: finding.Ref{Row: row, Col: 2}, Kind: form.Text, Text: said}
		if computed, result, is := strings.Cut(said, "→"); is {
			c.Kind, c.Text, c.Formula = form.Number, result, computed
		}
		s.Rows = append(s.Rows, form.Row{Index: row, Cells: []form.Cell{{Ref: finding.Ref{Row: row, Col: 1}, Kind: form.Text, Text: label}, c}})
	}
	return &form.Workbook{Sheets: []form.Sheet{s}}
}

// of are the corrections of a sheet that is read as it is.
func of(t *testing.T, wb *form.Workbook, more ...finding.Finding) []Correction {
	t.Helper()
	read, err := reader(t).Read(context.Background(), wb)
	if err != nil || len(read.Submissions) != 1 {
		t.Fatalf("%d submissions, %v", len(read.Submissions), err)
	}
	return Of(Input{read.Submissions, append(read.Findings, more...), facts().For("213001")})
}

func shown(all []Correction) string {
	var said []string
	for _, c := range all {
		said = append(said, fmt.Sprintf("%s %s %s", c.Cell, c.New, c.Format))
	}
	return strings.Join(said, "; ")
}

func TestFormIsMendedAndNothingElse(t *testing.T) {
	for said, want := range map[string]string{
		"得分=86.5 ":               "B3 86.5 General",
		"得分=８６.50分":              "B3 86.5 0.00",
		"得分=八十六":                 "",
		"得分=86.5万元":              "", // whose unit is it?
		"得分=12345678901234.567":  "", // more digits than a workbook keeps
		"实际支出=1,074.70 万元":       "B3 1074.7 #,##0.00",
		"实际支出=12500元":            "", // another number in 万元
		"执行率=97.50%":             "B3 0.975 0.00%",
		"执行率=97.5":               "B3 97.5 General", // whatever it means, it means it still
		"数目=5万元":                 "",                // the unit says what the column does not
		"评价日期=2023.9.3":          "B3 2023-09-03 yyyy-mm-dd",
		"评价日期=二〇二三年九月三日":         `B3 2023-09-03 yyyy"年"m"月"d"日"`,
		"评价日期=20230903":          "B3 2023-09-03 yyyy-mm-dd",
		"评价日期=2023年9月3日前":        "", // a word would be lost
		"评价日期=2023-09-03 10:30":  "", // and here the time of day
		"评价日期=2023年9月":           "",
		"评价等级=优秀等次":              "", // a conclusion
		"实施单位=（２１３００１）城市管理局":     "B3 [213001]城市管理局 ",
		"实施单位=（207001）交通局":       "", // another's
		"实施单位=[213001]交通局":       "", // which of the two?
		"实施单位=（213001）城市管理局（盖章）": "",
		"扣分原因=１２３":               "",
		"项目名称=环卫一体化项目二期":         "",
	} {
		if got := shown(of(t, book("项目编号=A-02", said))); got != want {
			t.Errorf("%s: %q, want %q", said, got, want)
		}
	}
}

func TestACodeIsMendedWhereItIsCertain(t *testing.T) {
	at := finding.Place{Sheet: "表", Cell: finding.Ref{Row: 2, Col: 2}}
	for written, want := range map[string]string{"ａ－０2": "B2 A-02 ", " A-02": "B2 A-02 ", "A-02": "", "a-03": "", "A-99": ""} {
		if got := shown(of(t, book("项目编号="+written))); got != want {
			t.Errorf("%s: %q, want %q", written, got, want)
		}
	}
	doubt := finding.Finding{Code: "C02", Variant: "code", Severity: finding.Error, Place: at}
	if got := of(t, book("项目编号=a-02"), doubt); len(got) > 0 {
		t.Errorf("a code in doubt becomes %s", got[0].New)
	}
}

func TestANameIsMendedWhereOnlyAWordIsMisspelt(t *testing.T) {
	near := finding.Finding{Code: "C02", Variant: "near", Severity: finding.Warning, Field: form.ProjectNameField, Expected: "环卫一体化项目一期",
		Place: finding.Place{Sheet: "表", Cell: finding.Ref{Row: 3, Col: 2}}}
	waived := near
	waived.Waived = &finding.Waiver{}
	for _, tc := range []struct {
		code, name string
		told       finding.Finding
		want       string
	}{
		{"A-02", "环卫一体话项目一期", near, "B3 环卫一体化项目一期 "}, {"A-02", "环卫一体化项目二期", near, ""},
		{"A-03", "环卫一体话项目一期", near, ""}, {"A-02", "环卫一体话项目一期", waived, ""},
	} {
		if got := shown(of(t, book("项目编号="+tc.code, "项目名称="+tc.name), tc.told)); got != tc.want {
			t.Errorf("%s %s: %q, want %q", tc.code, tc.name, got, tc.want)
		}
	}
}

// TestAFormulaKeepsItsResult: a number that SUM passes over stays a text, one that
// is computed with all the same becomes a number, and so does what no formula uses.
func TestAFormulaKeepsItsResult(t *testing.T) {
	for formula, want := range map[string]string{"SUM(B3:B3)→0": "B4 5 General", "B3+0→4": "B3 4 General; B4 5 General", "SUM(B6:B9)→0": "B3 4 General; B4 5 General",
		`IF(COUNT(B3:B3)=0,"",SUM(B3:B3))→0`: "B4 5 General"} {
		wb := book("项目编号=A-02", "得分=4分", "实际支出=5万元", "综合评分="+formula)
		got, err := Harmless(context.Background(), reader(t), wb, of(t, wb))
		if err != nil || shown(got) != want {
			t.Errorf("%s: %q, want %q (%v)", formula, shown(got), want, err)
		}
		if wb.Sheets[0].Rows[2].Cells[1].Kind != form.Text {
			t.Fatal("the workbook itself was changed")
		}
		if again := of(t, mended(wb, got)); len(got)+len(again) != 2 {
			t.Errorf("%s: of what is left %q is corrected again", formula, shown(again))
		}
	}
}

func TestRestIsWhatIsLeft(t *testing.T) {
	many := finding.Finding{Code: "V03", Variant: "many", Field: "score", Place: finding.Place{Sheet: "表", Cell: finding.Ref{Row: 3, Col: 2}}}
	for row := 3; row < 6; row++ {
		many.Cells = append(many.Cells, finding.Cell{At: finding.Ref{Row: row, Col: 2}})
	}
	total := finding.Finding{Code: "T03", Place: many.Place}
	fix := func(row int) Correction {
		return Correction{Sheet: "表", Cell: finding.Ref{Row: row, Col: 2}, Field: "score", Code: "V03"}
	}
	if got := Rest([]finding.Finding{many, total}, []Correction{fix(3), fix(5)}); len(got) != 2 || got[0].Place.Cell.Row != 4 || len(got[0].Cells) != 1 {
		t.Errorf("left is %+v", got)
	}
	if got := Rest([]finding.Finding{many, total}, []Correction{fix(3), fix(4), fix(5)}); len(got) != 1 || got[0].Code != "T03" {
		t.Errorf("left is %+v", got)
	}
}

// TestNoConclusionIsAllowed: no allowance names a type whose entries are counted.
func TestNoConclusionIsAllowed(t *testing.T) {
	for _, kind := range []form.Type{form.TypeChoice, form.TypeItem, form.TypePhone} {
		if a := allowanceFor(&form.Field{ID: "x", Type: kind}); a != nil {
			t.Errorf("%s may be mended by %s", kind, a.code)
		}
	}
	if a := allowanceFor(&form.Field{ID: "reason", Type: form.TypeText}); a != nil {
		t.Error("a reason may be mended")
	}
	if (Correction{Kind: Day, New: value.Date{}.String()}).Stored(false) != "" {
		t.Error("no day has a serial")
	}
}

// TestALargeWorkbookIsTriedFewTimes: where that is too few to find out which numbers
// are harmless, none is mended.
func TestALargeWorkbookIsTriedFewTimes(t *testing.T) {
	wb := book("项目编号=Ａ-02", "得分=4分", "实际支出=5万元", "综合评分=SUM(B3:B3)→0")
	if n := mostReadings(wb); n != mostTried {
		t.Errorf("a small one is tried %d times", n)
	}
	all := of(t, wb)
	s := &wb.Sheets[0]
	for i := range 200 {
		row := form.Row{Index: 1000 + i}
		for col := range 4000 {
			row.Cells = append(row.Cells, form.Cell{Ref: finding.Ref{Row: row.Index, Col: col + 1}, Kind: form.Text, Text: "注"})
		}
		s.Rows = append(s.Rows, row)
	}
	got, err := Harmless(context.Background(), reader(t), wb, all)
	if n := mostReadings(wb); n != 1 || err != nil || shown(got) != "B2 A-02 " {
		t.Errorf("tried %d times: %q (%v)", n, shown(got), err)
	}
}
