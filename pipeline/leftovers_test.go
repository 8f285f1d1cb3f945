package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/disk"
	"jixiao/pipeline/custody"
)

// leftovers are our temporary files below a folder.
func leftovers(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && disk.IsTemp(e.Name()) {
			found = append(found, path)
		}
		return err
	})
	if !errors.Is(err, fs.ErrNotExist) {
		must(t, err)
	}
	return found
}

// TestTheArchiveIsCleared of what a run that was killed between making a copy
// and putting it in its place left there.
func TestTheArchiveIsCleared(t *testing.T) {
	t.Parallel()
	r := newCrashRound(t)
	for n := 1; ; n++ {
		work := t.TempDir()
		if !r.kill(t, work, tasks[0], fmt.Sprintf("operation %d", n)) {
			t.Fatalf("no run of %d operations left anything in the archive", n)
		}
		if len(leftovers(t, filepath.Join(work, "data", "archive"))) > 0 {
			r.again(t, work, tasks[0])
			if left := leftovers(t, work); len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
			return
		}
	}
}

// TestAKilledRestoreIsCleared by whoever works on the ledger next, and by none
// that follows one that ended well.
func TestAKilledRestoreIsCleared(t *testing.T) {
	t.Parallel()
	o := onceRun(t)
	const temp = ".jixiao-0123456789abcdef.tmp"
	data := o.Place.Folder()
	put(t, data, "archive/aa/"+temp, nil)
	mustRun(t, o)
	if len(leftovers(t, data)) != 1 {
		t.Error("the archive was gone through although nobody was killed")
	}
	put(t, data, temp, nil)
	put(t, data, "replaced-20231013-220000/"+temp, nil)
	put(t, data, "ledger.db.restored", nil)
	put(t, data, "ledger.db.holder", []byte("{}"))
	put(t, o.Backups, "originals/aa/"+temp, nil)
	if _, err := custody.Backup(context.Background(), o.Workspace, o.Backups, 1); err != nil {
		t.Fatal(err)
	}
	if left := append(leftovers(t, data), leftovers(t, o.Backups)...); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if _, err := os.Stat(string(o.Place) + ".restored"); err == nil {
		t.Error("a ledger that was to be in place is left behind")
	}
}
