package ruleset_test

import (
	"slices"
	"testing"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/pipeline/ruleset"
	"jixiao/rules"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

var day = value.Date{Year: 2023, Month: 10, Day: 13}

// TestEachSettingIsSaidOnce: two that are called alike would change with every run.
func TestEachSettingIsSaidOnce(t *testing.T) {
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	all := ruleset.Of(c, day)
	seen := map[record.Setting]bool{}
	for _, s := range all {
		if s.Says = ""; seen[s] {
			t.Errorf("%s %s is said twice", s.Of, s.Part)
		}
		seen[s] = true
	}
	if changes := record.ChangedSettings(all, ruleset.Of(c, day)); len(changes) > 0 {
		t.Errorf("nothing has changed but %v", changes)
	}
}

// TestEveryThresholdIsSaid: whatever is changed, the change is told.
func TestEveryThresholdIsSaid(t *testing.T) {
	loaded, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	before := ruleset.Of(loaded, day)
	c, facts := *loaded, *loaded.Facts
	tolerance, off := decimal.Must("0.05"), true
	c.Changes = []rules.Override{{Code: "T03", Tolerance: &tolerance}, {Code: "T05", Off: &off}, {Code: "C05", Severity: finding.Info}}
	var problems []rules.Problem
	if c.Engine, problems = rules.NewEngine(c.Specs, c.Forms, c.Changes); len(problems) > 0 {
		t.Fatal(problems)
	}
	facts.Bands = slices.Clone(facts.Bands)
	facts.Bands[1].From = decimal.Must("75")
	c.Facts, c.Owed, c.Rolls = &facts, slices.Clone(c.Owed), true
	c.Settings.CorrectionDays = 7
	for i := range c.Owed {
		if c.Owed[i].Form == "score-sheet" {
			c.Owed[i].Deadline = c.Owed[i].Deadline.AddDays(1)
		}
	}
	got := record.ChangedSettings(before, ruleset.Of(&c, day))
	for _, want := range []record.SettingChange{
		{Of: "T03", Part: "容差", Now: "0.05"},
		{Of: "T05", Part: "状态", Was: "启用", Now: "停用"},
		{Of: "等级分数线", Part: "良", Was: "80 分起", Now: "75 分起"},
		{Of: "报送时限", Part: "《评分表》每个项目", Was: "2023-10-15", Now: "2023-10-16"},
		{Of: "报送时限", Part: "遇休息日", Was: "不顺延", Now: "顺延到下一个工作日"},
		{Of: "改正和说明", Part: "改正期限", Was: "3 个工作日", Now: "7 个工作日"},
	} {
		if !slices.Contains(got, want) {
			t.Errorf("not told: %+v", want)
		}
	}
	if i := slices.IndexFunc(got, func(c record.SettingChange) bool { return c.Of == "C05" && c.Now == "提示" }); i < 0 {
		t.Errorf("the severity of C05 is not told")
	}
}
