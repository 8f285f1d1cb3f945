package pipeline_test

import (
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline"
	"jixiao/pipeline/preview"
)

// BenchmarkPreview2000 previews two new rules of the section's own over a ledger of
// 2,000 score sheets, all of which are judged again. Making the sheets and the run
// before are not counted.
func BenchmarkPreview2000(b *testing.B) {
	const sheets = 2000
	round := b.TempDir()
	if _, err := manysheets.Write(round, manysheets.Options{Sheets: sheets, Seed: 1, Defaults: os.DirFS("../configs")}); err != nil {
		b.Fatal(err)
	}
	o, err := roundOptions(round, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	if _, err := pipeline.Run(b.Context(), o); err != nil {
		b.Fatal(err)
	}
	o.Campaign = loadedIn(b, rewritten(b, filepath.Join(round, "configs"), map[string]map[string]string{"本级规则": {
		"A4": "L01", "B4": "启用", "C4": "扣了分的写明原因", "D4": "评分表", "E4": "每一行", "F4": "得分<分值", "G4": "LEN(扣分原因)>=6", "I4": "须说明",
		"A5": "L02", "B5": "试行", "C5": "高分的要看执行率", "D5": "评分表", "F5": "财政综合评分>=90", "G5": "预算执行率>=90%", "I5": "须修改"}}), nil)
	begun := cpuTime()
	for b.Loop() {
		if p, err := preview.Of(b.Context(), o.Workspace); err != nil || p.Rejudged != sheets {
			b.Fatalf("%v", err)
		}
	}
	b.ReportMetric((cpuTime()-begun).Seconds()/float64(b.N), "cpu-s")
}
