package pipeline_test

import (
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/judge"
	"jixiao/rules/form"
)

// TestBlanksLieInEachFolder: every department finds its own blank forms and no
// other's, the section's none; with nothing new none is made again, one that
// somebody has filled in there stays, and without the switch they leave.
func TestBlanksLieInEachFolder(t *testing.T) {
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
