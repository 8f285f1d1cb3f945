package pipeline_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/pipeline"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
)

// TestADamagedOriginalStopsNobody: when everything is judged again and the
// archive's only copy of a file is damaged or lost, what was judged of it
// stands, and all others are judged and published.
func TestADamagedOriginalStopsNobody(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(path string) error{
		"damaged": func(path string) error { return os.WriteFile(path, []byte("x"), 0o600) },
		"lost":    os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			o := fixture(t)
			data := sample(t, cityManagement, "评分表_A-01.xlsx")
			put(t, o.Inbox, sheetA01, data)
			put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
			mustRun(t, o)
			hash := intake.Hash(data)
			if err := damage(filepath.Join(o.Place.Folder(), "archive", hash[:2], hash)); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(o.Inbox, filepath.FromSlash(sheetA01))); err != nil {
				t.Fatal(err)
			}
			o = later(o, 1)
			o.Version = "another"
			out, err := pipeline.Run(context.Background(), o)
			if err != nil && !errors.Is(err, publish.ErrOutbox) { // its marked copy cannot be made
				t.Fatal(err)
			}
			if out.Rejudged != 1 {
				t.Errorf("%d files were judged again, want the other one", out.Rejudged)
			}
			if got := verdicts(out.Snapshot)[sheetA01]; got != record.Accepted {
				t.Errorf("verdict %q, want the one before", got)
			}
			if got := codesByFile(out.Snapshot)[sheetA01]; !strings.Contains(got, "F16") {
				t.Errorf("told of it: %q, want F16", got)
			}
			if do := todayOf(t, o)["原件坏了或丢了"]; !strings.Contains(do, "请系统管理员从备份找回原件") {
				t.Errorf("today's list says %q", do)
			}
		})
	}
}
