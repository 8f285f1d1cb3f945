package pipeline_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/judge"
	"jixiao/rules/form"
)

// TestBlanksLieInEachFolder: every department finds its own blank forms and no
// other's, the section's none; with nothing new none is made again, one that
// somebody has filled in there stays, and without the switch they leave.
func TestBlanksLieInEachFolder(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign.Settings.Blanks = true
	o.Campaign.Settings.Evaluators = nil
	mustRun(t, o)
	folder := func(unit string) string { return filepath.Join(o.Units, unit, "空白表") }
	path := filepath.Join(folder(cityManagement), "评分表_A-01.xlsx")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wb, err := sheet.Open(path, data, judge.Limits(o.Campaign.Settings.Limits))
	if err != nil || !form.Untouched(wb) {
		t.Errorf("it is no blank form (%v)", err)
	}
	for _, name := range []string{"评分表_A-01.xlsx", "评分表_A-02.xlsx", "整改情况报告表.xlsx", "项目支出绩效自评表_A-01.xlsx"} {
		if _, err := os.Stat(filepath.Join(folder(cityManagement), name)); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(folder(transport), name)); err == nil && name != "整改情况报告表.xlsx" {
			t.Errorf("%s lies in another's folder", name)
		}
	}
	if _, err := os.Stat(filepath.Join(o.Outbox, "绩效科", "空白表")); err == nil {
		t.Error("the section has blank forms in its folder")
	}
	p := mustPick(t, path)
	p.beside("实际支出", "12.5")
	work := p.save("x.xlsx")
	if err := os.WriteFile(path, work, 0o600); err != nil {
		t.Fatal(err)
	}
	if out := mustRun(t, o); out.Published.Written > 4 {
		t.Errorf("with nothing new %d files were written", out.Published.Written)
	}
	if now, _ := os.ReadFile(path); string(now) != string(work) {
		t.Error("what somebody filled in was replaced")
	}
	o.Campaign.Settings.Blanks = false
	mustRun(t, o)
	left, err := filepath.Glob(filepath.Join(folder(cityManagement), "*.xlsx"))
	if err != nil || len(left) != 1 || left[0] != path {
		t.Errorf("without the switch there lie %v (%v)", left, err)
	}
}

// TestASuccessorHasItsPredecessorsBlanks: from the day of a merger on the blank
// forms of a merged unit lie in its successor's folder, in its name, and no more
// in its own.
func TestASuccessorHasItsPredecessorsBlanks(t *testing.T) {
	t.Parallel()
	o := merged(fixture(t), "403001", "402001", 14)
	o.Campaign.Settings.Blanks = true
	at := func(unit, name string) string { return filepath.Join(o.Units, unit, "空白表", name) }
	const sheetName, report = "评分表_A-05.xlsx", "整改情况报告表.xlsx"
	mustRun(t, o)
	if got := unitOf(mustPick(t, at(water, sheetName))); got != "[403001]钢城区城乡水务局" {
		t.Errorf("before the merger it is %s's", got)
	}
	if _, err := os.Stat(at(nature, sheetName)); err == nil {
		t.Error("the successor has it before the merger")
	}
	mustRun(t, later(o, 48)) // 15 October
	if got := unitOf(mustPick(t, at(nature, sheetName))); got != "[402001]钢城区自然资源局" {
		t.Errorf("after the merger it is %s's", got)
	}
	book := mustPick(t, at(nature, report))
	all, err := book.file.GetDataValidations(book.sheet)
	if err != nil || !slices.ContainsFunc(all, func(v *excelize.DataValidation) bool { return strings.Contains(v.Formula1, "A-05") }) {
		t.Errorf("its report cannot be about the project that it has taken over (%v)", err)
	}
	left, err := filepath.Glob(at(water, "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("the merged unit still has %v (%v)", left, err)
	}
}

// unitOf is the unit that a blank form names.
func unitOf(p pen) string {
	col, row := p.at("实施单位")
	return p.text(p.past(col, row), row)
}
