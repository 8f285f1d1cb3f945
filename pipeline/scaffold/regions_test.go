package scaffold

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
)

// owed are the forms of a campaign that are owed, with their last days.
func owed(c *campaign.Campaign) (all []string) {
	for _, o := range c.Owed {
		all = append(all, o.Form+" "+o.By()+" "+o.Deadline.String())
	}
	return all
}

// TestBeginOfRegions: a campaign that takes in summaries asks for nothing else, and so
// does the one of the next year.
func TestBeginOfRegions(t *testing.T) {
	list := filepath.Join(t.TempDir(), "各区县.xlsx")
	rows := "单位编码,单位名称,联系人\n370116,莱芜区,甲\n370117,钢城区,乙\n"
	if err := os.WriteFile(list, sheettest.Build(t, sheettest.Sheet{Name: "名单", CSV: rows}), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	first, second := filepath.Join(dir, "2026"), filepath.Join(dir, "2027")
	begun, err := Begin(first, Round{Name: "济南市", Year: 2026, Regions: list})
	if err != nil {
		t.Fatal(err)
	}
	want := Begun{Name: "济南市2026年度财政重点绩效评价", Year: 2026, Units: 2, OfRegions: true, Publishing: campaign.Trial}
	if diff := cmp.Diff(want, begun); diff != "" {
		t.Errorf("begun (-want +got):\n%s", diff)
	}
	c := mustLoad(t, first)
	if diff := cmp.Diff([]string{"region-summary 每个单位 2026-11-30", "region-projects 每个单位 2026-11-30"}, owed(c)); diff != "" {
		t.Errorf("owed (-want +got):\n%s", diff)
	}
	if _, ok := c.Engine.Info("U01"); !ok || c.Settings.Blanks {
		t.Errorf("rules of summaries: %v, blank forms %v", ok, c.Settings.Blanks)
	}
	if diff := cmp.Diff([]string{"370116莱芜区", "370117钢城区", "绩效科"}, names(t, filepath.Join(first, "inbox"))); diff != "" {
		t.Errorf("inbox (-want +got):\n%s", diff)
	}

	begun, err = Begin(second, Round{From: first})
	if err != nil || !begun.OfRegions || len(begun.Edited) > 0 || begun.Units != 2 {
		t.Fatalf("the next year: %+v, %v", begun, err)
	}
	if diff := cmp.Diff([]string{"region-summary 每个单位 2027-11-30", "region-projects 每个单位 2027-11-30"}, owed(mustLoad(t, second))); diff != "" {
		t.Errorf("owed in the next year (-want +got):\n%s", diff)
	}
}

// TestBeginOfCountiesHasNoRegions: what only the level above needs is in nobody else's
// settings.
func TestBeginOfCountiesHasNoRegions(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "青山")
	if _, err := Begin(dir, Round{Name: "青山区", Year: 2026, Register: mustRegister(t, projectRows)}); err != nil {
		t.Fatal(err)
	}
	c := mustLoad(t, dir)
	if _, ok := c.Engine.Info("U01"); ok || c.Form("region-summary") != nil {
		t.Error("a county has the forms and rules of summaries")
	}
	var faults *load.Faults
	if _, err := Begin(filepath.Join(dir, "市"), Round{Name: "某市", Year: 2026, Regions: mustRegister(t, "事项,金额\n一,2\n")}); !errors.As(err, &faults) {
		t.Errorf("a list without codes: %v", err)
	}
}
