package master

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

func TestWordsThatACriterionWouldReadOtherwise(t *testing.T) {
	for _, word := range []string{"", "*", "?", "~", "甲*", "甲?", "甲~", ">5", "=甲", "<>", "01", "2023-10-15", "-1", "5%", "A类", "a", "甲a", "TRUE",
		strings.Repeat("甲", 256)} {
		if !exactly(word) {
			t.Errorf("%q is compared by a criterion", word)
		}
	}
	for _, word := range []string{"经建科", "绩效目标", "房屋（含土地）", "其他", strings.Repeat("甲", 255)} {
		if exactly(word) {
			t.Errorf("%q is not compared by a criterion", word)
		}
	}
}

// TestDivisionsOfAnyName are added up by comparing what stands there, where a
// criterion would take one name for others.
func TestDivisionsOfAnyName(t *testing.T) {
	c := reporttest.Campaign2023()
	for i, name := range []string{"*", ">5", "~", "01", "1", ""} {
		c.Facts.Projects[i].Division = name
	}
	f := mustMaster(t, c, reporttest.Complete())
	for name, want := range map[string]string{"*": "1 3201.18 1 91.36", ">5": "1 1350.93 1 94.5", "01": "1 1125.4 1 82", "1": "1 1614.67 1 88.5", "社保科": "3 6131 3 94.5"} {
		row := reporttest.Find(t, f, "汇总", 1, name)
		if got := strings.Join([]string{row[1], row[2], row[4], row[5]}, " "); got != want {
			t.Errorf("%q has %s, want %s", name, got, want)
		}
	}
	forms := formulasOf(t, f, "汇总")
	for _, want := range []string{"SUMPRODUCT(--EXACT(", "),--ISNUMBER(", "COUNTIF(", "SUMIF("} {
		if !strings.Contains(forms, want) {
			t.Errorf("no formula with %s:\n%s", want, forms)
		}
	}
}

// TestCountsOfAnyWord does the same where rows are counted by two columns.
func TestCountsOfAnyWord(t *testing.T) {
	c, s := inventory()
	row := item(7, "~*", "某", "1", "C7")
	row.Values.Set("use", reporttest.Text("E7", ">0"))
	v := &s.Versions[0]
	rows := v.Submission().Tables["items"].Rows
	v.Submission().Tables["items"] = form.Table{Rows: append(rows[:len(rows):len(rows)], row)}
	f := mustMaster(t, c, s)
	heads := reporttest.Find(t, f, "资产统计", 1, "类别")
	if got := strings.Join(heads, " "); got != "类别 在用 闲置 >0 合计 闲置率" {
		t.Fatalf("columns are %s", got)
	}
	for kind, want := range map[string]string{"房屋": "0 2 0 2", "车辆": "0 2 0 2", "~*": "0 0 1 1"} {
		if got := strings.Join(reporttest.Find(t, f, "资产统计", 1, kind)[1:5], " "); got != want {
			t.Errorf("%s has %s, want %s", kind, got, want)
		}
	}
	if forms := formulasOf(t, f, "资产统计"); strings.Count(forms, "EXACT") != 2*5 || !strings.Contains(forms, "COUNTIFS(") {
		t.Errorf("counted by\n%s", forms)
	}
}

// formulasOf are all formulas of a sheet, a line each.
func formulasOf(t *testing.T, f *excelize.File, sheet string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for r := range rows {
		for col := 'A'; col <= 'N'; col++ {
			expr, err := f.GetCellFormula(sheet, fmt.Sprintf("%c%d", col, r+1))
			if err != nil {
				t.Fatal(err)
			}
			if expr != "" {
				all = append(all, expr)
			}
		}
	}
	return strings.Join(all, "\n")
}

// TestFormsThatNobodyOwesSayNothing: a form that could be handed in, and neither
// is owed nor came, has no part on the front page.
func TestFormsThatNobodyOwesSayNothing(t *testing.T) {
	c, s := inventory()
	for _, def := range reporttest.Campaign2023().Forms {
		if def.ID == "rectification" {
			c.Forms = append(c.Forms, def)
		}
	}
	text := everything(t, mustMaster(t, c, s), "汇总")
	if strings.Contains(text, "整改") || strings.Contains(text, "项目") {
		t.Errorf("the front page says\n%s", text)
	}
	b := reporttest.NewBuilder()
	b.Version(b.File("213001/整改.xlsx", record.Accepted), record.Duty{Department: "213001", Form: "rectification", Subject: "A-01"}, record.Accepted,
		reporttest.RectificationSubmission(reporttest.Problem{Project: "A-01", Category: "绩效目标", Status: "已完成"}))
	if text := everything(t, mustMaster(t, c, &b.Snapshot), "汇总"); !strings.Contains(text, "整改问题（个）|1|其中已完成（个）|1") {
		t.Errorf("of what came the front page says\n%s", text)
	}
}

// everything is a sheet as text, a line a row.
func everything(t *testing.T, f *excelize.File, sheet string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		all = append(all, strings.Join(row, "|"))
	}
	return strings.Join(all, "\n")
}
