package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/disk"
	"jixiao/pipeline"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

const masterFile = "总表_2023.xlsx"

// byHand changes cells of the published master, as a person does: sheet, cell
// and text in turn.
func byHand(t *testing.T, o pipeline.Options, edits ...string) []byte {
	t.Helper()
	path := filepath.Join(o.Outbox, masterFile)
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(edits); i += 3 {
		if err := f.SetCellStr(edits[i], edits[i+1], edits[i+2]); err != nil {
			t.Fatal(err)
		}
	}
	var saved bytes.Buffer
	if err := errors.Join(f.Write(&saved), f.Close(), os.WriteFile(path, saved.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
	return saved.Bytes()
}

// handEdits lists the findings M01 as "sheet!cell was → now".
func handEdits(s *record.Snapshot) []string {
	var all []string
	for _, i := range s.Issues {
		if i.Code == "M01" {
			all = append(all, fmt.Sprintf("%s!%s %s → %s", i.Place.Sheet, i.Place.Cell, i.Expected, i.Value))
		}
	}
	return all
}

// past lists what was put aside.
func past(t *testing.T, o pipeline.Options) map[string]string {
	t.Helper()
	found := map[string]string{}
	for path, data := range contents(t, filepath.Join(o.Outbox, "历次")) {
		found[filepath.Base(path)] = data
	}
	return found
}

func handsWorkspace(t *testing.T) pipeline.Options {
	t.Helper()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	return later(o, 24)
}

func TestHandsInTheMasterAreTold(t *testing.T) {
	t.Parallel()
	o := handsWorkspace(t)
	saved := byHand(t, o, "汇总", "A1", "我的总表", "项目明细", "Z9", "备注")
	out := mustRun(t, o)
	want := []string{"汇总!A1 钢城区2023年度财政重点绩效评价汇总 → 我的总表", "项目明细!Z9  → 备注"}
	if diff := cmp.Diff(want, handEdits(out.Snapshot)); diff != "" {
		t.Errorf("M01 (-want +got):\n%s", diff)
	}
	for _, i := range out.Snapshot.Issues {
		if i.Code == "M01" && (i.Severity != finding.Info || i.Audience != finding.Section) {
			t.Errorf("M01 is %s for %s", i.Severity, i.Audience)
		}
	}
	if diff := cmp.Diff(map[string]string{"总表_2023_手工修改_2023-10-14.xlsx": string(saved)}, past(t, o)); diff != "" {
		t.Error("the changed master was not put aside as it was")
	}
	again := mustRun(t, later(o, 1))
	if len(handEdits(again.Snapshot)) != 0 || len(past(t, o)) != 1 {
		t.Errorf("an hour later: %v, put aside %d", handEdits(again.Snapshot), len(past(t, o)))
	}
}

func TestEveryHandIsKeptApart(t *testing.T) {
	t.Parallel()
	o := handsWorkspace(t)
	for _, text := range []string{"甲", "乙", "乙"} {
		byHand(t, o, "汇总", "A1", text)
		mustRun(t, o)
	}
	got := past(t, o)
	if len(got) < 2 || got["总表_2023_手工修改_2023-10-14.xlsx"] == got["总表_2023_手工修改_2023-10-14（2）.xlsx"] {
		t.Errorf("%d put aside", len(got))
	}
}

func TestAMasterSavedAgainIsNotChanged(t *testing.T) {
	t.Parallel()
	o := handsWorkspace(t)
	byHand(t, o)
	out := mustRun(t, o)
	if len(handEdits(out.Snapshot)) != 0 || len(past(t, o)) != 0 || len(out.Published.Sidecars) != 0 {
		t.Errorf("M01 %v, put aside %d, beside %d", handEdits(out.Snapshot), len(past(t, o)), len(out.Published.Sidecars))
	}
}

func TestADamagedMasterIsPublishedAgain(t *testing.T) {
	t.Parallel()
	o := handsWorkspace(t)
	if err := os.WriteFile(filepath.Join(o.Outbox, masterFile), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := mustRun(t, o)
	if diff := cmp.Diff(map[string]string{"总表_2023_打不开_2023-10-14.xlsx": "half"}, past(t, o)); diff != "" {
		t.Errorf("put aside (-want +got):\n%s", diff)
	}
	if len(handEdits(out.Snapshot)) != 0 {
		t.Errorf("M01 %v", handEdits(out.Snapshot))
	}
	byHand(t, o) // opens it
}

// TestPublishingTellsNothingButLosesNothing: what people changed before the
// outbox was made again is told by the next run.
func TestPublishingTellsNothingButLosesNothing(t *testing.T) {
	t.Parallel()
	o := handsWorkspace(t)
	byHand(t, o, "汇总", "A1", "甲")
	out, err := publish.Again(context.Background(), o.Workspace)
	if err != nil || len(out.ManualEdits) != 1 {
		t.Fatal(out, err)
	}
	byHand(t, o, "汇总", "A2", "乙")
	got := handEdits(mustRun(t, o).Snapshot)
	if len(got) != 2 {
		t.Errorf("M01 %v, want both", got)
	}
}

// TestAHandWhileTheRunGoes: a master that is saved after it was looked at is
// not replaced; the next run tells it.
func TestAHandWhileTheRunGoes(t *testing.T) {
	t.Parallel()
	o := handsWorkspace(t)
	o.Reached = func(p pipeline.Point) {
		if p == pipeline.AfterRecord {
			byHand(t, o, "汇总", "A1", "甲")
		}
	}
	out := mustRun(t, o)
	if len(out.Published.Sidecars) != 1 || len(handEdits(out.Snapshot)) != 0 {
		t.Errorf("beside %v, M01 %v", out.Published.Sidecars, handEdits(out.Snapshot))
	}
	o.Reached = nil
	out = mustRun(t, later(o, 1))
	if len(out.Published.Sidecars) != 0 || len(handEdits(out.Snapshot)) != 1 || len(past(t, o)) != 1 {
		t.Errorf("afterwards beside %v, M01 %v", out.Published.Sidecars, handEdits(out.Snapshot))
	}
}

// TestAHandInARunCutOff: a run that is cut off between recording what
// people changed and publishing loses nothing of it.
func TestAHandInARunCutOff(t *testing.T) {
	t.Parallel()
	o := handsWorkspace(t)
	byHand(t, o, "汇总", "A1", "甲")
	full := errors.New("disk full")
	o.Disk = disk.Disk{Before: func(op disk.Op, path string) error {
		if op == disk.OpRename && filepath.Base(path) == "findings.json" {
			return full
		}
		return nil
	}}
	if _, err := pipeline.Run(context.Background(), o); !errors.Is(err, full) {
		t.Fatal(err)
	}
	o.Disk = disk.Disk{}
	if got := handEdits(mustRun(t, o).Snapshot); len(got) != 1 || len(past(t, o)) != 1 {
		t.Errorf("M01 %v, put aside %d", got, len(past(t, o)))
	}
}

// TestPublishingElsewhere for once has nothing to do with the master here.
func TestPublishingElsewhere(t *testing.T) {
	t.Parallel()
	o := handsWorkspace(t)
	elsewhere := o
	elsewhere.Outbox, elsewhere.Units = o.Outbox+"2", filepath.Join(o.Outbox+"2", "单位")
	for range 2 {
		if out, err := publish.Again(context.Background(), elsewhere.Workspace); err != nil || len(out.ManualEdits) != 0 {
			t.Fatal(out, err)
		}
		byHand(t, o, "汇总", "A1", "甲")
		o = later(o, 1)
		if got := handEdits(mustRun(t, o).Snapshot); len(got) != 1 {
			t.Errorf("M01 %v", got)
		}
	}
}
