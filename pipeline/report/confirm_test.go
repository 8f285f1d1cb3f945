package report

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// withRules is the bureau's round with the rules and forms that the program ships.
func withRules(t *testing.T) *campaign.Campaign {
	t.Helper()
	shipped, err := campaign.Load(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	c := campaign2023()
	c.Engine, c.Forms = shipped.Engine, shipped.Forms
	return c
}

// inYuan is the round of 2023 in which the sheet of A-06 (40 万元) is in 元.
func inYuan(c *campaign.Campaign) *record.Snapshot {
	s := complete()
	for i := range s.Versions {
		v := &s.Versions[i]
		v.Submission.Def = c.Form(v.Duty.Form)
		for id, amount := range v.Submission.Fields {
			f := v.Submission.Def.Field(id)
			if v.Duty.Project == "A-06" && f != nil && f.Type == form.TypeAmount {
				v.Submission.Fields[id] = num(amount.Cell.String(), amount.Number.Mul(decimal.New(10000)).String())
			}
		}
	}
	return s
}

// TestAnAmountThatIsFarOffStaysOutOfTheMaster: it stands in red with a note and
// counts nowhere until the section confirms it.
func TestAnAmountThatIsFarOffStaysOutOfTheMaster(t *testing.T) {
	c := withRules(t)
	s := inYuan(c)
	f := mustMaster(t, c, s)
	const row = 9 // of A-06
	want := []string{"A-06", "行政政法", "[106001]钢城区财政局", "全区国有资产清查及相关培训费", "40",
		"400000（未认定）", "0", "", "", "", "400000（未认定）", "400000（未认定）", "1", "1", "金额与明细表的预算相差十倍以上，认定前不计入合计"}
	if diff := cmp.Diff(want, find(t, f, "项目明细", 1, "A-06")); diff != "" {
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
		if got := cell(t, f, "项目明细", ref); got != sum {
			t.Errorf("合计 %s is %s, want %s", ref, got, sum)
		}
	}
	if got := find(t, f, "汇总", 1, "一般公共预算"); got[1] != "8165.53" || got[3] != "9" {
		t.Errorf("资金构成 of the general budget is %q", got)
	}
	statement := cell(t, f, "汇总", "A3")
	for _, want := range []string{"一般公共预算 8165.53 万元", "另有 1 个项目的金额与明细表相差十倍以上，认定前不计入"} {
		if !strings.Contains(statement, want) {
			t.Errorf("%q does not say %q", statement, want)
		}
	}
	if n := recalculate(t, f, "far off"); n < 100 {
		t.Errorf("only %d formulas were found", n)
	}
	if got := find(t, f, "数据来源", 2, fmt.Sprint("F", row)); got[4] != "400000（未认定）" {
		t.Errorf("its source is %q", got)
	}
}

// TestAConfirmedAmountCounts like any other, and the project says who confirmed
// it where its versions are told.
func TestAConfirmedAmountCounts(t *testing.T) {
	c := withRules(t)
	s := inYuan(c)
	for i := range s.Versions {
		if v := &s.Versions[i]; v.Duty.Project == "A-06" {
			v.Confirmation = &record.Decision{By: "王科长", Why: "年中追加"}
		}
	}
	f := mustMaster(t, c, s)
	if got := cell(t, f, "项目明细", "F9"); got != "400000" || fontColour(t, f, "项目明细", "F9") == "C00000" {
		t.Errorf("a confirmed amount is %q in %q", got, fontColour(t, f, "项目明细", "F9"))
	}
	if got := cell(t, f, "项目明细", "F15"); got != "408165.53" {
		t.Errorf("合计 is %s", got)
	}
	if got := cell(t, f, "项目明细", "O9"); got != "" {
		t.Errorf("noted: %q", got)
	}
	if got := tasksOf(c, s, "认定金额"); len(got) > 0 {
		t.Errorf("still to be done: %q", got)
	}
}

// TestWhatIsFarOffIsToBeDoneToday with the figures and the command, for every
// form whose version stands, and not for one that was returned.
func TestWhatIsFarOffIsToBeDoneToday(t *testing.T) {
	c := withRules(t)
	s := inYuan(c)
	want := []string{"[106001]钢城区财政局　106001钢城区财政局/评分表_A-06.xlsx　jixiao confirm 6 --why 原因　A-06 全区国有资产清查及相关培训费《评分表》的金额与项目明细表的预算 40 万元相差十倍以上：预算批复金额 400000，一般公共预算 400000，到位资金 400000，实际支出 400000。没有计入合计；请与单位核实，无误的认定，有误的请单位重新报送"}
	if diff := cmp.Diff(want, tasksOf(c, s, "认定金额")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i := range s.Versions {
		if v := &s.Versions[i]; v.Duty.Project == "A-06" && v.Duty.Form == scoreSheet {
			v.Verdict = record.Returned
		}
	}
	if got := tasksOf(c, s, "认定金额"); len(got) > 0 {
		t.Errorf("what was returned is to be confirmed: %q", got)
	}
}

func tasksOf(c *campaign.Campaign, s *record.Snapshot, what string) []string {
	var out []string
	for _, t := range newDaily(c, s).tasks() {
		if t.what == what {
			out = append(out, strings.Join([]string{t.who, t.file, t.command, t.detail}, "　"))
		}
	}
	return out
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

// TestAPageToldOfAnAmount says the same as the workbook.
func TestAPageToldOfAnAmount(t *testing.T) {
	c := withRules(t)
	var buf bytes.Buffer
	if err := NewDay(c, inYuan(c)).Page(&buf); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(buf.String(), "jixiao confirm 6 --why 原因") {
		t.Error("the page does not say how to confirm the amount")
	}
}
