package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jixiao/internal/testkit/manysheets"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

const (
	sheetA01 = cityManagement + "/评分表_A-01.xlsx"
	sheetA02 = cityManagement + "/评分表_A-02.xlsx"
)

// later puts the clock on by some hours.
func later(o pipeline.Options, hours int) pipeline.Options {
	o.AsOf = o.AsOf.Add(time.Duration(hours) * time.Hour)
	return o
}

func TestTheSameContentIsADuplicate(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	data := sample(t, cityManagement, "评分表_A-01.xlsx")
	put(t, o.Inbox, sheetA01, data)
	put(t, o.Inbox, cityManagement+"/副本.xlsx", data)
	put(t, o.Inbox, transport+"/评分表_A-01.xlsx", data)
	mustRun(t, o)
	put(t, o.Inbox, cityManagement+"/深处/又一份.xlsx", data)
	s := mustRun(t, later(o, 1)).Snapshot
	want := map[string]record.Verdict{
		cityManagement + "/副本.xlsx": record.Accepted, // first by path
		sheetA01:                    record.Duplicate,
		cityManagement + "/深处/又一份.xlsx": record.Duplicate,
		transport + "/评分表_A-01.xlsx":    record.Returned, // another department's: no duplicate, but C06
	}
	if diff := cmp.Diff(want, verdicts(s)); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"1 " + cityManagement + "/副本.xlsx accepted"}, chainOf(s, "score-sheet", "A-01")); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
}

func TestAChangedFileIsANewVersion(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
	mustRun(t, o)
	put(t, o.Inbox, sheetA02, edited(t, sample(t, cityManagement, "评分表_A-02.xlsx"), map[string]string{"E32": "94.5", "B33": "94.5"}))
	s := mustRun(t, later(o, 1)).Snapshot
	want := []string{"1 " + sheetA02 + " superseded", "2 " + sheetA02 + " accepted"}
	if diff := cmp.Diff(want, chainOf(s, "score-sheet", "A-02")); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if len(codesByFile(s)) != 0 {
		t.Errorf("what was wrong with the first version is still told: %v", codesByFile(s))
	}
}

func TestAReturnedVersionLeavesTheStandingOne(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	good := sample(t, cityManagement, "评分表_A-01.xlsx")
	put(t, o.Inbox, sheetA01, good)
	mustRun(t, o)
	put(t, o.Inbox, cityManagement+"/改.xlsx", edited(t, good, map[string]string{"E32": "95"}))
	s := mustRun(t, later(o, 1)).Snapshot
	want := []string{"1 " + sheetA01 + " accepted", "2 " + cityManagement + "/改.xlsx returned"}
	if diff := cmp.Diff(want, chainOf(s, "score-sheet", "A-01")); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
}

// TestAFileTakenAwayStillStands: F12, and the version counts.
func TestAFileTakenAwayStillStands(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	put(t, o.Inbox, cityManagement+"/~$评分表_A-01.xlsx", []byte("owner"))
	put(t, o.Inbox, cityManagement+"/坏.xlsx", []byte("坏"))
	mustRun(t, o)
	for _, name := range []string{sheetA01, cityManagement + "/~$评分表_A-01.xlsx", cityManagement + "/坏.xlsx"} {
		if err := os.Remove(filepath.Join(o.Inbox, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	s := mustRun(t, later(o, 1)).Snapshot
	if diff := cmp.Diff(map[string]string{sheetA01: "F12"}, codesByFile(s)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"1 " + sheetA01 + " accepted"}, chainOf(s, "score-sheet", "A-01")); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if b := s.Run.Balance; b.Seen != 0 {
		t.Errorf("balance = %+v", b)
	}
}

// TestATouchedFileIsTheSameFile: another change time alone makes no new file,
// no later arrival and no duplicate.
func TestATouchedFileIsTheSameFile(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	put(t, o.Inbox, cityManagement+"/坏.xlsx", []byte("坏"))
	before := mustRun(t, o).Snapshot
	at := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{sheetA01, cityManagement + "/坏.xlsx"} {
		if err := os.Chtimes(filepath.Join(o.Inbox, filepath.FromSlash(name)), at, at); err != nil {
			t.Fatal(err)
		}
	}
	after := mustRun(t, later(o, 1)).Snapshot
	if diff := cmp.Diff(before, after, ledgerContent(), cmpopts.IgnoreFields(record.File{}, "ModTime", "Received"), cmpopts.IgnoreFields(record.Issue{}, "State", "Since")); diff != "" {
		t.Errorf("touching changed (-before +after):\n%s", diff)
	}
}

// TestABadFileMovedIsStillBad: what is wrong with a file that gave no version
// must not be forgotten because a copy of it came before.
func TestABadFileMovedIsStillBad(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, cityManagement+"/坏.xlsx", []byte("坏"))
	mustRun(t, o)
	if err := os.Remove(filepath.Join(o.Inbox, cityManagement, "坏.xlsx")); err != nil {
		t.Fatal(err)
	}
	put(t, o.Inbox, cityManagement+"/还是坏.xlsx", []byte("坏"))
	for range 2 {
		s := mustRun(t, later(o, 1)).Snapshot
		if diff := cmp.Diff(map[string]string{cityManagement + "/还是坏.xlsx": "F03"}, codesByFile(s)); diff != "" {
			t.Errorf("findings (-want +got):\n%s", diff)
		}
	}
}

// changedConfigs is a copy of the settings with one line of one file changed.
func changedConfigs(t *testing.T, file, line, by string) *campaign.Campaign {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../configs")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, filepath.FromSlash(file))
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), line, by, 1)
	if changed == string(text) {
		t.Fatalf("%s: %q does not stand there", file, line)
	}
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestChangedSettingsJudgeAgain does so from the archive: the inbox is not
// read for it, and a file that is gone is judged too.
func TestChangedSettingsJudgeAgain(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
	mustRun(t, o)
	if err := os.Remove(filepath.Join(o.Inbox, filepath.FromSlash(sheetA02))); err != nil {
		t.Fatal(err)
	}
	o.Campaign = changedConfigs(t, "rules/totals.yaml", "- code: T03\n  severity: error", "- code: T03\n  severity: info")
	out := mustRun(t, later(o, 1))
	if out.Received != 0 || out.Rejudged != 1 {
		t.Errorf("%d received, %d judged again; want 0 and 1", out.Received, out.Rejudged)
	}
	if diff := cmp.Diff([]string{"1 " + sheetA02 + " accepted"}, chainOf(out.Snapshot, "score-sheet", "A-02")); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	for _, i := range out.Snapshot.Issues {
		if i.Code == "T03" && (i.Severity != finding.Info || i.FirstRun != 1) {
			t.Errorf("T03 is %s and first seen in run %d; want info and 1", i.Severity, i.FirstRun)
		}
	}
	if again := mustRun(t, later(o, 2)); again.Rejudged != 0 {
		t.Errorf("%d files judged again by the same settings", again.Rejudged)
	}
}

// TestADamagedCopyIsMadeAgain from the inbox, as long as the file lies there.
func TestADamagedCopyIsMadeAgain(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	data := sample(t, cityManagement, "评分表_A-01.xlsx")
	put(t, o.Inbox, sheetA01, data)
	file := mustRun(t, o).Snapshot.Files[0]
	archived := filepath.Join(o.Place.Folder(), "archive", file.Hash[:2], file.Hash)
	for _, gone := range []bool{false, true} {
		if err := os.WriteFile(archived, []byte("damaged"), 0o644); err != nil {
			t.Fatal(err)
		}
		level := "info"
		if gone {
			level = "warning"
			if err := os.Remove(filepath.Join(o.Inbox, filepath.FromSlash(sheetA01))); err != nil {
				t.Fatal(err)
			}
		}
		o.Campaign = changedConfigs(t, "rules/totals.yaml", "- code: T03\n  severity: error", "- code: T03\n  severity: "+level)
		_, err := pipeline.Run(context.Background(), o)
		if errors.Is(err, intake.ErrCorrupt) != gone {
			t.Fatalf("gone %v: error = %v", gone, err)
		}
		if copied, err := os.ReadFile(archived); err != nil || bytes.Equal(copied, data) == gone {
			t.Errorf("gone %v: the copy was not left in the right state (%v)", gone, err)
		}
	}
}

// TestARaisedLimitReceivesAfterAll: a file that was too large was never read,
// so there is no copy to judge again.
func TestARaisedLimitReceivesAfterAll(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign = changedConfigs(t, "campaign.yaml", "file_size: 52428800", "file_size: 1000")
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff(map[string]string{sheetA01: "F04"}, codesByFile(s)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	o.Campaign = mustCampaign(t)
	s = mustRun(t, later(o, 1)).Snapshot
	if got := verdicts(s)[sheetA01]; got != record.Accepted {
		t.Errorf("verdict = %s, want accepted", got)
	}
}

// ledgerContent leaves out of a snapshot what differs between a run and its
// repetition: numbers and times of runs and looks, and the disk's own times.
func ledgerContent() cmp.Option {
	return cmp.Options{
		cmpopts.IgnoreFields(record.Snapshot{}, "Run"),
		cmpopts.IgnoreFields(record.File{}, "Run", "Look", "Left", "LeftRun", "ChangeTime"),
		cmpopts.IgnoreFields(record.Issue{}, "FirstRun", "OpenedRun", "EarlierRun"),
	}
}

// TestACutOffRunIsMadeGood stops runs at every stage of their progress; the
// run after them leaves the same ledger as one that nobody disturbed.
func TestACutOffRunIsMadeGood(t *testing.T) {
	t.Parallel()
	undisturbed, disturbed := fixture(t), fixture(t)
	disturbed.Campaign.Settings.Workers = 1
	for _, e := range samples.Evenings(t)[:2] {
		e.CopyTo(t, undisturbed.Inbox)
		e.CopyTo(t, disturbed.Inbox)
		undisturbed.AsOf, disturbed.AsOf = e.AsOf, e.AsOf
		want := mustRun(t, undisturbed).Snapshot
		for _, n := range []int{1, 5, 12} {
			stopAfter(t, disturbed, n)
		}
		got := mustRun(t, disturbed).Snapshot
		if diff := cmp.Diff(want, got, ledgerContent(), cmpopts.IgnoreFields(record.File{}, "ModTime")); diff != "" {
			t.Errorf("%s (-undisturbed +cut off):\n%s", e.Name, diff)
		}
	}
}

// TestARunCutOffBetweenTransactions is stopped when a part of its files is
// recorded already: of three batches the first is, the second may be, as one is
// written while the next is gathered.
func TestARunCutOffBetweenTransactions(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many sheets")
	}
	round := t.TempDir()
	if _, err := manysheets.Write(round, manysheets.Options{Sheets: 220, Seed: 3, Defaults: os.DirFS("../configs")}); err != nil {
		t.Fatal(err)
	}
	undisturbed, err := roundOptions(round, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	disturbed, err := roundOptions(round, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	stopAfter(t, disturbed, 210)
	cutOff := mustRun(t, later(disturbed, 1))
	if cutOff.Received < 20 || cutOff.Received > 120 {
		t.Errorf("%d files received after the cut, want those that were not recorded", cutOff.Received)
	}
	want, got := mustRun(t, undisturbed).Snapshot, cutOff.Snapshot
	if diff := cmp.Diff(want, got, ledgerContent(), cmpopts.IgnoreFields(record.File{}, "Received"), cmpopts.IgnoreFields(record.Issue{}, "Since", "Opened")); diff != "" {
		t.Errorf("(-undisturbed +cut off):\n%s", diff)
	}
}

// stopAfter cancels a run after n files.
func stopAfter(t *testing.T, o pipeline.Options, n int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o.OnProgress = func(done, _ int) {
		if done == n {
			cancel()
		}
	}
	if _, err := pipeline.Run(ctx, o); !errors.Is(err, context.Canceled) {
		t.Fatalf("run cut off after %d files: %v", n, err)
	}
}
