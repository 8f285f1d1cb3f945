package formguess_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/formguess"
	"jixiao/rules/form"
)

// inspection is a sheet about one place, with formulas as a program leaves them
// that does not calculate.
func inspection(t *testing.T, place string, n int) []byte {
	return sheettest.Build(t, sheettest.Sheet{Name: "检查表", CSV: "现场检查评分表,,,,\n" +
		fmt.Sprintf("检查点,%s,检查日期,d:2023-05-%02d,\n", place, n) +
		"检查内容,1,2,扣分合计,说明\n" +
		fmt.Sprintf("票据管理,0,%d,,\n印鉴管理,1,%d.5,,\n现金管理,0,0,,\n合计,,,,\n", n, n),
		Merges: []string{"A1:E1"},
		Formulas: map[string]string{"D4": "SUM(B4:C4)", "D5": "SUM(B5:C5)", "D6": "SUM(B6:C6)",
			"B7": "SUM(B4:B6)", "C7": "SUM(C4:C6)", "D7": "SUM(D4:D6)"}})
}

func TestSeveralOfADepartment(t *testing.T) {
	draft, judged := drafted(t, formguess.Options{}, map[string][]byte{"213001城管局/a.xlsx": inspection(t, "D01", 1),
		"213001城管局/b.xlsx": inspection(t, "D09 幸福路口", 2), "403001水务局/a.xlsx": inspection(t, "D02", 3), "403001水务局/b.xlsx": inspection(t, "人民广场", 4)})
	clean(t, draft, judged)
	d := draft.Form
	if d.About != "检查点名录" || d.Fields[0].Type != form.TypeItem {
		t.Fatalf("about %s, named by a %s", d.About, d.Fields[0].Type)
	}
	want := []formguess.Item{{Code: "4", Name: "人民广场", Unit: "[403001]水务局"}, {Code: "D01", Unit: "[213001]城管局"},
		{Code: "D02", Unit: "[403001]水务局"}, {Code: "D09", Name: "幸福路口", Unit: "[213001]城管局"}}
	if fmt.Sprint(draft.Items) != fmt.Sprint(want) {
		t.Errorf("items are %v", draft.Items)
	}
	if text := draft.YAML(); !strings.Contains(text, "\n#\tD09\t幸福路口\t[213001]城管局\n") || !strings.Contains(text, "报送主体写“每个检查点”") {
		t.Errorf("the list cannot be copied:\n%s", text)
	}
	columns := d.Tables[0].Columns
	if sum := columns[3]; sum.Type != form.TypeNumber || sum.Presence != form.Required {
		t.Errorf("the column of formulas is %+v", sum)
	}
	if c := d.Tables[0].Closing; c == nil || len(c.Totals) != 3 {
		t.Errorf("the closing row of formulas is %+v", c)
	}
	if master := d.Master[0].Columns; master[2].Field != d.Fields[0].ID || master[4].Field != columns[0].ID {
		t.Errorf("in the master the values of the sheet's head do not come first: %+v", master)
	}
}

// TestOneOfEachDepartment: where folders or units tell the samples apart, the form
// is about nothing else.
func TestOneOfEachDepartment(t *testing.T) {
	for name, files := range map[string]map[string][]byte{
		"folders": {"213001城管局/a.xlsx": inspection(t, "D01", 1), "403001水务局/a.xlsx": inspection(t, "D02", 2), "601001教育局/a.xlsx": inspection(t, "D03", 3)},
		"places again": {"213001城管局/a.xlsx": inspection(t, "D01", 1), "213001城管局/b.xlsx": inspection(t, "D02", 2),
			"403001水务局/a.xlsx": inspection(t, "D01", 3)},
	} {
		if draft, _ := drafted(t, formguess.Options{}, files); draft.Form.About != form.AboutDepartment || len(draft.Items) > 0 {
			t.Errorf("%s: about %s, items %v", name, draft.Form.About, draft.Items)
		}
	}
}

// accounts is a workbook with two forms in it.
func accounts(t *testing.T, k int) []byte {
	return sheettest.Build(t,
		sheettest.Sheet{Name: "收支总表", CSV: "2023年部门收支总表,,,\n部门：某某局,,,单位：万元\n收入,,支出,\n项目,预算数,项目,预算数\n" +
			fmt.Sprintf("财政拨款,%d,教育支出,%d\n基金,%d,农林水支出,%d\n事业收入,%d,,\n本年收入合计,%d,本年支出合计,%d\n", k, 2*k, k, 2*k, 2*k, 4*k, 4*k),
			Merges: []string{"A1:D1", "A3:B3", "C3:D3"}},
		sheettest.Sheet{Name: "支出表", CSV: "2023年一般公共预算支出表,,,,,\n部门：某某局,,,,,单位：万元\n科目编码,科目名称,上年执行数,预算数,,\n,,,小计,基本支出,项目支出\n" +
			fmt.Sprintf("205,教育支出,%d,%d,%d,%d\n213,农林水支出,%d,%d,%d,%d\n", k, 5*k, 2*k, 3*k, k, 3*k, 2*k, k),
			Merges: []string{"A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:F3"}})
}

func TestTwoFormsInAWorkbook(t *testing.T) {
	files := map[string][]byte{"甲.xlsx": accounts(t, 10), "乙.xlsx": accounts(t, 7)}
	draft, _ := drafted(t, formguess.Options{}, files)
	told := 0
	for _, one := range draft.Doubts {
		told += strings.Count(one.Text.ZH, "加上 --sheet 收支总表 再运行一次")
	}
	if told != 1 {
		t.Errorf("how the other sheet is drafted is told %d times", told)
	}
	if c := draft.Form.Tables[0].Columns[3]; c.Label != "小计" || c.Type != form.TypeAmount {
		t.Errorf("what adds up amounts is %+v", c)
	}
	if !strings.Contains(draft.YAML(), "“预算数”下的“小计”在样例里都等于“基本支出”、“项目支出”之和") {
		t.Error("it does not say that it adds up")
	}
	if _, err := formguess.Guess([]formguess.Sample{{Name: "甲.xlsx", Book: sheettest.Open(t, files["甲.xlsx"])}}, formguess.Options{Sheet: "资产"}); !errors.Is(err, formguess.ErrNoSheet) {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

func TestTablesSideBySide(t *testing.T) {
	draft, judged := drafted(t, formguess.Options{Sheet: "收支"}, map[string][]byte{"甲.xlsx": accounts(t, 10), "乙.xlsx": accounts(t, 7)})
	d := draft.Form
	if len(d.Tables) != 2 || len(d.Tables[0].Columns) != 2 || len(d.Tables[1].Columns) != 2 {
		t.Fatalf("%d tables", len(d.Tables))
	}
	for i, label := range []string{"本年收入合计", "本年支出合计"} {
		if c := d.Tables[i].Closing; c == nil || c.Labels[0] != label || len(c.Totals) != 1 || len(c.Pairs) > 0 {
			t.Errorf("table %d closes with %+v", i, c)
		}
	}
	for name, j := range judged {
		if s := j.Submissions; len(s) != 1 || len(s[0].Tables) != 2 || len(s[0].Tables[d.Tables[0].ID].Rows) != 3 || len(s[0].Tables[d.Tables[1].ID].Rows) != 2 {
			t.Errorf("%s is not read as two tables", name)
		}
	}
}
