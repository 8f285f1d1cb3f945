package scaffold

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
)

// TestReportTexts: another bureau begins with what holds for any, and the next round of
// the same with all that it has.
func TestReportTexts(t *testing.T) {
	sample, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	first, second := filepath.Join(t.TempDir(), "甲"), filepath.Join(t.TempDir(), "乙")
	if _, err := Begin(first, Round{Name: "青山县", Year: 2026, Register: mustRegister(t, projectRows)}); err != nil {
		t.Fatal(err)
	}
	var chapters []string
	got := mustLoad(t, first).Texts
	for _, text := range got {
		if !slices.Contains(chapters, text.Chapter) {
			chapters = append(chapters, text.Chapter)
		}
	}
	if diff := cmp.Diff([]string{"主要问题", "整改建议", "下一步工作"}, chapters); diff != "" || len(got) >= len(sample.Texts) || got[0].Category.Text == "" {
		t.Errorf("another bureau's chapters (-want +got), first %+v:\n%s", got[0], diff)
	}
	if _, err := Begin(second, Round{From: first, Register: mustRegister(t, projectRows)}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(words(got), words(mustLoad(t, second).Texts)); diff != "" {
		t.Errorf("the next round's (-last year's +its):\n%s", diff)
	}
}

func words(texts []campaign.ReportText) (all []string) {
	for _, t := range texts {
		all = append(all, t.Chapter+"|"+t.Heading.Text+"|"+t.Category.Text+"|"+t.Paragraph.Text)
	}
	return all
}
