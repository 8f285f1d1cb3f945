package configs_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"testing"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/settings"
	"jixiao/rules/register"
)

var update = flag.Bool("update", false, "draw 评价年度设置.xlsx anew")

// TestSettingsWorkbook holds the shipped workbook to what draws it, and its
// list of rules to the catalogue.
func TestSettingsWorkbook(t *testing.T) {
	want := mustDraw(t, catalogueLines(t))
	if again := mustDraw(t, catalogueLines(t)); !bytes.Equal(want, again) {
		t.Fatal("drawn twice, the workbook is not the same bytes")
	}
	if *update {
		if err := os.WriteFile(load.SettingsFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := fs.ReadFile(configs.Files(), load.SettingsFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what draws it: run go test ./configs -update", load.SettingsFile)
	}
}

// catalogueLines are the lines of 审核规则: every rule as the catalogue has it.
func catalogueLines(t *testing.T) []settings.Rule {
	t.Helper()
	engine, err := load.Catalogue(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	var lines []settings.Rule
	for info := range engine.Infos() {
		lines = append(lines, settings.Rule{Code: info.Code, Title: info.Title.ZH, Severity: info.Severity})
	}
	return lines
}

func phrases() []settings.Phrase {
	var all []settings.Phrase
	for _, u := range campaign.UsualPhrases() {
		all = append(all, settings.Phrase{Code: string(u.Phrase), Where: u.Where, Usual: u.Text})
	}
	return all
}

func mustDraw(t *testing.T, rules []settings.Rule) []byte {
	t.Helper()
	data, err := settings.Draw(settings.Contents{Name: "钢城区2023年度财政重点绩效评价", Year: 2023,
		Units: units, Projects: projects, Duties: duties, Rules: rules, Phrases: phrases(), Local: trialRules, Examples: trialExamples, Texts: reportTexts})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestDefaultCampaign holds the shipped campaign to the facts of the bureau's
// own report.
func TestDefaultCampaign(t *testing.T) {
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatalf("the default campaign has faults:\n%v", err)
	}
	if got := len(c.Facts.Projects); got != 11 {
		t.Errorf("projects: %d, want 11", got)
	}
	if got := len(c.Facts.Units); got != 10 {
		t.Errorf("units: %d, want 10", got)
	}
	sum := c.Facts.Projects[0].Budget
	for _, p := range c.Facts.Projects[1:] {
		sum = sum.Add(p.Budget)
	}
	if sum.String() != "13997.53" {
		t.Errorf("budgets sum to %s, want 13997.53", sum)
	}
	for _, form := range []string{"score-sheet", "rectification"} {
		if day, ok := c.Facts.Deadline(register.Extended{Department: "213001", Form: form}); !ok || day.String() != "2023-10-15" {
			t.Errorf("deadline of %s: %s", form, day)
		}
	}
	for _, o := range c.Owed {
		if must := o.Form == "score-sheet" || o.Form == "rectification"; o.Optional == must {
			t.Errorf("%s: optional is %v", o.Form, o.Optional)
		}
	}
	if got := len(c.Owed); got != len(c.Forms) {
		t.Errorf("owed lists %d of %d forms", got, len(c.Forms))
	}
	if c.Zone.String() != "Asia/Shanghai" || c.Facts.Year != 2023 || c.Facts.BudgetYear != 2022 {
		t.Errorf("zone %s, year %d, budget year %d", c.Zone, c.Facts.Year, c.Facts.BudgetYear)
	}
	if len(c.Fingerprint) != 64 {
		t.Errorf("fingerprint %q", c.Fingerprint)
	}
}
