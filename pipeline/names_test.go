package pipeline_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
)

// odd stands in every name of the test below, so that what is published of
// them is found again.
const odd = "怪名"

// oddNames are names that disks take and people, programs and attackers make.
func oddNames() []string {
	names := []string{odd + " 50%s%d.xlsx", odd + "'引号'.xlsx", odd + "e\u0301.xlsx", odd + "\u00e9.xlsx",
		odd + "\u202efdp.xlsx", odd + "零\u200b宽.xlsx", odd + "；DROP TABLE files.xlsx", odd + " ，前后 .xlsx"}
	if runtime.GOOS == "linux" {
		names = append(names, odd+"换\n行.xlsx", odd+"\"双\".xlsx", odd+"<b>.xlsx", odd+"\x1b[31m.xlsx", odd+"\t.xlsx",
			odd+"\\反.xlsx", odd+"\xb9\xab\xd7\xab.xlsx", odd+strings.Repeat("长", (255-len(odd+".xlsx"))/3)+".xlsx")
	}
	return names
}

// TestOddNames are kept as they are, with a copy of the file, and shown on one
// line by everything that is published.
func TestOddNames(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	want := map[string]string{}
	for _, name := range oddNames() {
		path := cityManagement + "/" + name
		put(t, o.Inbox, path, []byte("这不是表格："+name))
		want[path] = "这不是表格：" + name
	}
	s := mustRun(t, o).Snapshot
	archive := intake.NewStore(filepath.Join(o.Place.Folder(), "archive"))
	got := map[string]string{}
	for _, f := range s.Files {
		data, err := archive.Load(f.Hash)
		if err != nil {
			t.Errorf("%q: %v", f.Path, err)
		}
		got[f.Path] = string(data)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("received (-want +got):\n%s", diff)
	}
	shown := 0
	published(t, o.Outbox, func(path string, f *excelize.File) { shown += shownOdd(t, path, f) })
	if shown < 2*len(want) {
		t.Errorf("%d of %d names are shown: the test looks in the wrong place", shown, len(want))
	}
	if text, err := os.ReadFile(filepath.Join(o.Outbox, "findings.json")); err != nil || !json.Valid(text) {
		t.Errorf("findings.json is not valid: %v", err)
	}
}

// shownOdd counts the cells that show one of our names, and reports those that
// take more than a line or turn the text around.
func shownOdd(t *testing.T, path string, f *excelize.File) int {
	t.Helper()
	n := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, v := range row {
				if !strings.Contains(v, odd) {
					continue
				}
				n++
				if strings.ContainsFunc(v, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
					t.Errorf("%s %s shows %q", filepath.Base(path), sheet, v)
				}
			}
		}
	}
	return n
}

// TestOneDutyUnderTwoSpellings: a Mac writes é as two characters where others
// write one. On the disk these are two files; they are for one duty.
func TestOneDutyUnderTwoSpellings(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	data := sample(t, cityManagement, "评分表_A-01.xlsx")
	composed, apart := cityManagement+"/评分表\u00e9.xlsx", cityManagement+"/评分表e\u0301.xlsx"
	put(t, o.Inbox, composed, data)
	mustRun(t, o)
	put(t, o.Inbox, apart, edited(t, data, map[string]string{"F34": "第二版"}))
	s := mustRun(t, later(o, 1)).Snapshot
	if len(s.Files) == 1 {
		t.Skip("this disk takes both spellings for one name")
	}
	versions := chainOf(s, "score-sheet", "A-01")
	if len(s.Files) != 2 || len(versions) == 0 || !strings.Contains(strings.Join(versions, "\n"), "评分表") {
		t.Errorf("files %v, versions %q", verdicts(s), versions)
	}
	for _, f := range s.Files {
		if f.Department != "213001" {
			t.Errorf("%q is of %q", f.Path, f.Department)
		}
	}
}

// TestFoldersInFullWidthDigits belong to the unit of that code all the same.
func TestFoldersInFullWidthDigits(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, "２１３００１城管局/评分表_A-01.xlsx", sample(t, cityManagement, "评分表_A-01.xlsx"))
	s := mustRun(t, o).Snapshot
	if len(s.Files) != 1 || s.Files[0].Department != "213001" || s.Files[0].Verdict != record.Accepted {
		t.Errorf("files = %+v", s.Files)
	}
}

// TestTheInboxIsLeftAlone, down to the times of files and folders: what is in
// it, what is wrong with it and whether we could write there makes no difference.
func TestTheInboxIsLeftAlone(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign.Settings.Limits.FileSize = 1 << 20
	for _, h := range hostileFiles(t) {
		put(t, o.Inbox, h.path, h.data)
	}
	closeTo(t, o.Inbox)
	before, bytesBefore := inboxTree(t, o.Inbox), contents(t, o.Inbox)
	mustRun(t, o)
	o.Campaign = changedConfigs(t, "rules/totals.yaml", "- code: T03\n  severity: error", "- code: T03\n  severity: info")
	if again := mustRun(t, later(o, 1)); again.Rejudged == 0 {
		t.Error("nothing was judged again: the test does not go far enough")
	}
	if diff := cmp.Diff(before, inboxTree(t, o.Inbox)); diff != "" {
		t.Errorf("inbox (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(bytesBefore, contents(t, o.Inbox)); diff != "" {
		t.Errorf("contents (-before +after):\n%s", diff)
	}
}

// closeTo takes all rights to write from a tree, until the test ends.
func closeTo(t *testing.T, root string) {
	t.Helper()
	var all []string
	err := filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
		all = append(all, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := len(all) - 1; i >= 0; i-- {
		if err := os.Chmod(all[i], 0o555); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		for _, path := range all {
			_ = os.Chmod(path, 0o755)
		}
	})
}

// standingInbox is all that a disk says of an inbox, without what is in the files.
type standingInbox struct {
	Look    record.Look
	Folders map[string]string // mode and time
}

func inboxTree(t *testing.T, root string) standingInbox {
	t.Helper()
	look, err := intake.Look(context.Background(), root)
	if err != nil {
		t.Fatal(err)
	}
	folders := map[string]string{}
	err = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			folders[path] = info.Mode().String() + " " + info.ModTime().String()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return standingInbox{look, folders}
}
