package master

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
)

// TestAnAmountThatIsFarOffStaysOutOfTheMaster: it stands in red with a note and
// counts nowhere until the section confirms it.
func TestAnAmountThatIsFarOffStaysOutOfTheMaster(t *testing.T) {
	c := reporttest.WithRules(t)
	s := reporttest.InYuan(c)
	f := mustMaster(t, c, s)
	const row = 9 // of A-06
	want := []string{"A-06", "行政政法", "[106001]钢城区财政局", "全区国有资产清查及相关培训费", "40",
		"400000（未认定）", "0", "", "", "", "400000（未认定）", "400000（未认定）", "1", "1", "金额与明细表的预算相差十倍以上，认定前不计入合计"}
	if diff := cmp.Diff(want, reporttest.Find(t, f, "项目明细", 1, "A-06")); diff != "" {
		t.Errorf("项目明细 (-want +got):\n%s", diff)
	}
	for _, col := range []string{"F", "K", "L", "O"} {
		if colour := fontColour(t, f, "项目明细", fmt.Sprint(col, row)); colour != "C00000" {
			t.Errorf("%s%d is written in %q, want red", col, row, colour)
		}
	}
	if colour := fontColour(t, f, "项目明细", fmt.Sprint("G", row)); colour == "C00000" {
		t.Error("an amount of 0 is red")
	}
	// 8205.53 of the other ten, less the 40 of A-06; the register's budget stays.
	for ref, sum := range map[string]string{"E15": "13997.53", "F15": "8165.53", "G15": "5792", "K15": "13957.53", "L15": "13957.53"} {
		if got := reporttest.Cell(t, f, "项目明细", ref); got != sum {
			t.Errorf("合计 %s is %s, want %s", ref, got, sum)
		}
	}
	if got := reporttest.Find(t, f, "汇总", 1, "一般公共预算"); got[1] != "8165.53" || got[3] != "9" {
		t.Errorf("资金构成 of the general budget is %q", got)
	}
	statement := reporttest.Cell(t, f, "汇总", "A3")
	for _, want := range []string{"一般公共预算 8165.53 万元", "另有 1 个项目的金额与明细表相差十倍以上，认定前不计入"} {
		if !strings.Contains(statement, want) {
			t.Errorf("%q does not say %q", statement, want)
		}
	}
	if n := reporttest.Recalculate(t, f, "far off"); n < 100 {
		t.Errorf("only %d formulas were found", n)
	}
	if got := reporttest.Find(t, f, "数据来源", 2, fmt.Sprint("F", row)); got[4] != "400000（未认定）" {
		t.Errorf("its source is %q", got)
	}
}

// TestAConfirmedAmountCounts like any other, and the project says who confirmed
// it where its versions are told.
func TestAConfirmedAmountCounts(t *testing.T) {
	c := reporttest.WithRules(t)
	s := reporttest.InYuan(c)
	for i := range s.Versions {
		if v := &s.Versions[i]; v.Duty.Subject == "A-06" {
			v.Confirmation = &record.Decision{By: "王科长", Why: "年中追加"}
		}
	}
	f := mustMaster(t, c, s)
	if got := reporttest.Cell(t, f, "项目明细", "F9"); got != "400000" || fontColour(t, f, "项目明细", "F9") == "C00000" {
		t.Errorf("a confirmed amount is %q in %q", got, fontColour(t, f, "项目明细", "F9"))
	}
	if got := reporttest.Cell(t, f, "项目明细", "F15"); got != "408165.53" {
		t.Errorf("合计 is %s", got)
	}
	if got := reporttest.Cell(t, f, "项目明细", "O9"); got != "" {
		t.Errorf("noted: %q", got)
	}
}

// fontColour is the colour in which a cell is written, "" for black.
func fontColour(t *testing.T, f *excelize.File, sheet, ref string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, ref)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(style.Font.Color, "FF")
}
