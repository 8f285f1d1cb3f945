package disk

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// watched is a disk that counts what is asked of it.
func watched() (d Disk, asked func(Op) map[string]int) {
	var lock sync.Mutex
	counts := map[Op]map[string]int{}
	d = Disk{Before: func(op Op, path string) error {
		lock.Lock()
		defer lock.Unlock()
		if counts[op] == nil {
			counts[op] = map[string]int{}
		}
		counts[op][filepath.Base(path)]++
		return nil
	}}
	return d, func(op Op) map[string]int {
		lock.Lock()
		defer lock.Unlock()
		return counts[op]
	}
}

// TestBatchSyncsEachFolderOnce: files stand at once, folders wait for Sync, and
// a second Sync has nothing to do.
func TestBatchSyncsEachFolderOnce(t *testing.T) {
	dir := t.TempDir()
	d, asked := watched()
	b := d.NewBatch()
	defer b.Close()
	for _, name := range []string{"甲/1.txt", "甲/2.txt", "乙/1.txt"} {
		if err := b.WriteFile(filepath.Join(dir, name), text(name)); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]string{"甲/1.txt": "甲/1.txt", "甲/2.txt": "甲/2.txt", "乙/1.txt": "乙/1.txt"}
	if diff := cmp.Diff(want, files(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if n := len(asked(OpSync)); n != 3 {
		t.Errorf("%d files were synced before they were renamed, want 3", n)
	}
	if got := asked(OpSyncFolder); len(got) > 0 {
		t.Errorf("before Sync, folders synced: %v", got)
	}
	for range 2 {
		if err := b.Sync(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(map[string]int{"甲": 1, "乙": 1}, asked(OpSyncFolder)); diff != "" {
		t.Errorf("folders synced (-want +got):\n%s", diff)
	}
}

// TestBatchSaysWhatIsNotSynced: one folder that cannot be synced keeps none of
// the others from it.
func TestBatchSaysWhatIsNotSynced(t *testing.T) {
	dir := t.TempDir()
	broken := errors.New("disk broken")
	d, asked := watched()
	count := d.Before
	d.Before = func(op Op, path string) error {
		if op == OpSyncFolder && filepath.Base(path) == "甲" {
			return broken
		}
		return count(op, path)
	}
	b := d.NewBatch()
	defer b.Close()
	for _, name := range []string{"甲/1.txt", "乙/1.txt", "丙/1.txt"} {
		if err := b.WriteFile(filepath.Join(dir, name), text(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Sync(); !errors.Is(err, broken) {
		t.Errorf("error = %v, want %v", err, broken)
	}
	if diff := cmp.Diff(map[string]int{"乙": 1, "丙": 1}, asked(OpSyncFolder)); diff != "" {
		t.Errorf("folders synced (-want +got):\n%s", diff)
	}
}
