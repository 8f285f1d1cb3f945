package pipeline_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/disk"
	"jixiao/pipeline"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/report/view"
)

// saying are the published files of a pattern that hold a text.
func saying(t *testing.T, dir, pattern, text string) int {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range found {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), text) {
			n++
		}
	}
	return n
}

// linksToCopies counts the cells of a department's report that lead to a copy.
func linksToCopies(t *testing.T, o pipeline.Options, folder string) int {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(o.Units, folder, "最新审核意见.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	n := 0
	for row := 1; row < 30; row++ {
		cell, err := excelize.CoordinatesToCellName(5, row)
		if err != nil {
			t.Fatal(err)
		}
		if has, to, err := f.GetCellHyperLink("审核意见", cell); err == nil && has && strings.Contains(to, "_审核.xlsx") {
			n++
		}
	}
	return n
}

// TestACopyThatIsNotWhatItShouldBe: over one budget a copy is written anew,
// over the next there is none; department and section are told, nothing leads
// to a copy that is not there, and the next run does not try again.
func TestACopyThatIsNotWhatItShouldBe(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	for _, tc := range []struct {
		name, receipt, day string
		bomb               bomb
		size               int
		how                view.How
		copies             int
	}{
		{"written anew", "副本按内容重新生成", "批注副本不完整", inStyles("", "</cellXfs>", `<xf/>`), 4 << 20, view.PlainCopy, 2},
		{"not made", "没有生成批注副本", "没有批注副本", inSheet("", "</sheetData>", "<row>"+strings.Repeat(`<c><v>1</v></c>`, 20)+"</row>"), 56 << 20, view.LargeCopy, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o := fixture(t)
			put(t, o.Inbox, transport+"/评分表_A-03.xlsx", edited(t, sample(t, transport, "评分表_A-03.xlsx"), map[string]string{"E32": "12.34"}))
			put(t, o.Inbox, cityManagement+"/评分表_A-02.xlsx", nil)
			tc.bomb.explode(t, filepath.Join(o.Inbox, cityManagement, "评分表_A-02.xlsx"), tc.size)
			for i := range 2 {
				out := mustRun(t, later(o, i))
				if len(out.Published.Unmade) != 1 || out.Published.Unmade[0].How != tc.how || out.Published.Unmade[0].Department != "213001" {
					t.Fatalf("run %d: not made are %+v", i+1, out.Published.Unmade)
				}
				if got := copies(t, o); len(got) != tc.copies {
					t.Errorf("run %d: copies %v, want %d", i+1, got, tc.copies)
				}
				if n := linksToCopies(t, o, cityManagement); (n > 0) != (tc.how == view.PlainCopy) {
					t.Errorf("run %d: %d cells lead to the copy", i+1, n)
				}
				if n := saying(t, filepath.Join(o.Units, cityManagement), "回执/*.html", tc.receipt); n != 1 {
					t.Errorf("run %d: %d receipts say that %s", i+1, n, tc.receipt)
				}
				if n := saying(t, o.Outbox, "审核日报_*.html", tc.day); n != 1 {
					t.Errorf("run %d: the section is not told", i+1)
				}
				if i == 1 && out.Published.Written > 4 { // the section's pages, which say of what moment they are
					t.Errorf("the second run wrote %d files", out.Published.Written)
				}
			}
		})
	}
}

// TestAPageThatCannotBeMade is told, keeps no other back, and nothing leads to
// it.
func TestAPageThatCannotBeMade(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, cityManagement+"/评分表_A-02.xlsx", sample(t, cityManagement, "评分表_A-02.xlsx"))
	mustRun(t, o)
	before := len(files(t, o.Outbox))
	if err := os.RemoveAll(o.Outbox); err != nil {
		t.Fatal(err)
	}
	o.Disk = disk.Disk{Before: func(op disk.Op, path string) error {
		if strings.Contains(path, "archive") {
			return errors.New("broken disk")
		}
		return nil
	}}
	out, err := publish.Again(context.Background(), o.Workspace)
	if !errors.Is(err, publish.ErrOutbox) || len(out.Unmade) != 1 || out.Unmade[0].How != view.FailedCopy {
		t.Fatalf("error %v, not made %+v", err, out.Unmade)
	}
	if got := len(files(t, o.Outbox)); got != before-1 {
		t.Errorf("%d files published, want all %d but one", got, before)
	}
	if n := saying(t, o.Outbox, "审核日报_*.html", "结果没有生成"); n != 1 {
		t.Error("the section is not told")
	}
	if n := linksToCopies(t, o, cityManagement); n != 0 {
		t.Errorf("%d cells lead to a copy that is not there", n)
	}
	o.Disk = disk.Disk{}
	if _, err := publish.Again(context.Background(), o.Workspace); err != nil || linksToCopies(t, o, cityManagement) == 0 || len(copies(t, o)) != 1 {
		t.Errorf("the copy was not made later: %v", err)
	}
}
