//go:build unix

package pipeline_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"jixiao/pipeline"
	"jixiao/pipeline/custody"
)

// wideOpen lists what lies in a folder, itself too, with other rights than
// these, and counts all.
func wideOpen(t *testing.T, dir string, folder, file fs.FileMode) (others []string, n int) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		n++
		want := file
		if e.IsDir() {
			want = folder
		}
		if got := info.Mode() & (fs.ModePerm | fs.ModeSetgid); got != want {
			others = append(others, path+" "+got.String())
		}
		return nil
	}))
	return others, n
}

// TestWhatIsKeptIsPrivate: ledger with its log, archive, memory, lease, backups,
// what is handed over and what is restored are for the program's user alone or,
// where the settings name one, for a group too; the outbox is not.
func TestWhatIsKeptIsPrivate(t *testing.T) {
	t.Parallel()
	for group, want := range map[string][2]fs.FileMode{
		"":                         {0o700, 0o600},
		strconv.Itoa(os.Getegid()): {0o770 | fs.ModeSetgid, 0o660},
	} {
		t.Run("group "+group, func(t *testing.T) {
			o := fixture(t)
			o.Configs = "../configs"
			c := *o.Campaign
			c.Settings.Group = group
			o.Campaign = &c
			data, kept := o.Place.Folder(), backups(o)
			private := func(dir string, most int) {
				t.Helper()
				others, n := wideOpen(t, dir, want[0], want[1])
				if len(others) > 0 || n < most {
					t.Errorf("%d files, of which with other rights: %v", n, others)
				}
			}
			put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
			put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
			o.Reached = func(pipeline.Point) { private(data, 6) } // with log and lease
			mustRun(t, o)
			mustRun(t, later(o, 1)) // the kept copy of the master is another one
			o.Reached = nil
			private(data, 8)
			done := mustBackup(t, o, 2)
			private(kept, 10)
			if _, err := custody.Restore(context.Background(), o.Workspace, done.Folder, custody.RestoreOptions{Replace: true}); err != nil {
				t.Fatal(err)
			}
			private(data, 8)
			if group == "" {
				handed := filepath.Join(t.TempDir(), "2023")
				if _, err := custody.ExportYear(context.Background(), o.Workspace, handed); err != nil {
					t.Fatal(err)
				}
				private(handed, 6)
			}
			probe := filepath.Join(t.TempDir(), "as usual")
			must(t, os.Mkdir(probe, 0o777))
			usual, err := os.Stat(probe)
			must(t, err)
			if info, err := os.Stat(o.Units); err != nil || info.Mode() != usual.Mode() {
				t.Errorf("departments' part: %v, %v; want %v", info.Mode(), err, usual.Mode())
			}
		})
	}
}

// TestAFolderThatIsThereStaysAsItIs: its keeper changes it. What is new in it is
// private, unless a group may write there.
func TestAFolderThatIsThereStaysAsItIs(t *testing.T) {
	t.Parallel()
	for there, want := range map[fs.FileMode][2]fs.FileMode{0o755: {0o700, 0o600}, 0o775: {0o770, 0o660}} {
		o := fixture(t)
		data := o.Place.Folder()
		must(t, os.Mkdir(data, 0o755))
		must(t, os.Chmod(data, there))
		put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
		mustRun(t, o)
		if others, _ := wideOpen(t, data, want[0], want[1]); len(others) != 1 || others[0] != data+" "+there.String() {
			t.Errorf("in %s: %v", there, others)
		}
	}
}

// TestAGroupThatIsNone ends a run before anything is made.
func TestAGroupThatIsNone(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	c := *o.Campaign
	c.Settings.Group = "jixiao-no-such-group"
	o.Campaign = &c
	if _, err := pipeline.Run(context.Background(), o); err == nil {
		t.Error("it ran")
	}
	if _, err := os.Stat(o.Place.Folder()); err == nil {
		t.Error("a folder was made")
	}
}
