package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/intake"
)

func handOver(t *testing.T, o pipeline.Options) (string, *custody.Exported) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "2023")
	out, err := custody.ExportYear(context.Background(), o.Workspace, to)
	must(t, err)
	return to, out
}

// listed are the rows of the list, by the name of the file.
func listed(t *testing.T, dir string) map[string][]string {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join(dir, "目录.xlsx"), excelize.Options{RawCellValue: true})
	must(t, err)
	defer func() { must(t, f.Close()) }()
	rows, err := f.GetRows("目录")
	must(t, err)
	all := map[string][]string{}
	for _, r := range rows {
		if len(r) == 10 && r[0] != "序号" {
			all[r[8]] = append(all[r[8]], strings.Join(r[1:8], "|"))
		}
	}
	return all
}

func TestHandOverReadBack(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		mustRun(t, o)
	}
	s, err := o.Current(context.Background())
	must(t, err)
	dir, out := handOver(t, o)
	sumsPass(t, dir)
	if out.Entries != len(s.Versions) {
		t.Errorf("%d rows, want one a version: %d", out.Entries, len(s.Versions))
	}
	rows := listed(t, dir)
	got := tree(t, dir)
	byHash := map[string]bool{}
	for name, content := range got {
		if strings.HasPrefix(name, "原件/") {
			byHash[intake.Hash([]byte(content))] = true
			if rows[name] == nil {
				t.Errorf("%s is not in the list", name)
			}
		}
	}
	for _, v := range s.Versions {
		if !byHash[v.File.Hash] {
			t.Errorf("no original of version %d of %v", v.N, v.Duty)
		}
	}
	if len(rows) != out.Originals {
		t.Errorf("%d files in the list, %d handed over", len(rows), out.Originals)
	}
	both := rows["原件/2023-213001钢城区城市管理局-A-01、A-02-整改情况报告表-第1版.xlsx"]
	if len(both) != 2 {
		t.Errorf("the report for two projects is listed as %q, want two rows", both)
	}
	master, err := os.ReadFile(filepath.Join(o.Outbox, "总表_2023.xlsx"))
	must(t, err)
	if !bytes.Equal(master, []byte(got["总表_2023.xlsx"])) {
		t.Error("the master handed over is not the published one")
	}
	again, _ := handOver(t, o)
	if diff := cmp.Diff(got, tree(t, again)); diff != "" {
		t.Errorf("handed over twice (-first +second):\n%.1000s", diff)
	}
}

func TestHandOverRefuses(t *testing.T) {
	t.Parallel()
	o := evening(t)
	ctx := context.Background()
	if _, err := custody.ExportYear(ctx, o.Workspace, o.Inbox); !errors.Is(err, custody.ErrNotEmpty) {
		t.Errorf("a folder that is not empty: %v", err)
	}
	to := filepath.Join(t.TempDir(), "2023")
	for _, path := range originals(t, o) {
		flip(t, path)
	}
	_, err := custody.ExportYear(ctx, o.Workspace, to)
	if !errors.Is(err, custody.ErrOriginals) || strings.Count(err.Error(), "does not match") < 10 {
		t.Errorf("damaged originals: %v, want every one named", err)
	}
	for _, path := range originals(t, o) {
		must(t, os.Remove(path))
	}
	if _, err := custody.ExportYear(ctx, o.Workspace, to); !errors.Is(err, custody.ErrOriginals) {
		t.Errorf("lost originals: %v", err)
	}
	entries, err := os.ReadDir(filepath.Dir(to))
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
