package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
)

// BenchmarkCustody2000 audits and backs up a campaign of 2,000 files: the
// first backup copies every original, the next one none.
func BenchmarkCustody2000(b *testing.B) {
	const sheets = 2000
	round, work := b.TempDir(), b.TempDir()
	if _, err := manysheets.Write(round, manysheets.Options{Sheets: sheets, Seed: 1, Defaults: os.DirFS("../configs")}); err != nil {
		b.Fatal(err)
	}
	o, err := roundOptions(round, work)
	must(b, err)
	o.Configs = filepath.Join(round, "configs")
	_, err = pipeline.Run(context.Background(), o)
	must(b, err)
	b.Run("audit", func(b *testing.B) {
		for b.Loop() {
			a, err := custody.Audit(context.Background(), o.Workspace)
			if err != nil || len(a.Faults) > 0 {
				b.Fatalf("audit = %+v, %v", a, err)
			}
		}
	})
	b.Run("first backup", func(b *testing.B) {
		for b.Loop() {
			_, err := custody.Backup(context.Background(), o.Workspace, b.TempDir(), 14)
			must(b, err)
		}
	})
	b.Run("next backup", func(b *testing.B) {
		to := filepath.Join(work, "backup")
		_, err := custody.Backup(context.Background(), o.Workspace, to, 14)
		must(b, err)
		for b.Loop() {
			done, err := custody.Backup(context.Background(), o.Workspace, to, 14)
			if err != nil || done.Copied > 0 {
				b.Fatalf("backup = %+v, %v", done, err)
			}
		}
	})
	b.Run("hand over", func(b *testing.B) {
		for b.Loop() {
			_, err := custody.ExportYear(context.Background(), o.Workspace, filepath.Join(b.TempDir(), "2023"))
			must(b, err)
		}
	})
}
