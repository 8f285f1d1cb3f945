package outbox

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"jixiao/internal/disk"
)

func TestWhatWasSeenIsNotAskedForOnceMore(t *testing.T) {
	d := newDesk(t)
	moved := d.page("b", "1", "two")
	moved.Path = filepath.Join(d.dir, "elsewhere", "b")
	d.publish(t, d.page("a", "1", "one"), moved)
	d.lookOver()
	asked := map[string]int{}
	d.Disk.Before = func(op disk.Op, path string) error {
		d.lock.Lock()
		defer d.lock.Unlock()
		asked[path]++
		return nil
	}
	d.publish(t, d.page("a", "1", "one"), moved)
	if n := asked[filepath.Join(d.dir, "a")]; n > 0 {
		t.Errorf("asked %d times for the page that was seen", n)
	}
	if asked[moved.Path] == 0 {
		t.Error("not asked for the page that lies elsewhere than was looked")
	}
	if d.made["a"] != 1 || d.made["b"] != 1 {
		t.Error("made again", d.made)
	}
}

func TestWhatChangesAfterTheLookIsMetNextTime(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("a", "1", "one"))
	d.lookOver()
	d.put(t, "a", "ONE!")
	d.publish(t, d.page("a", "1", "one"))
	d.lookOver()
	d.publish(t, d.page("a", "1", "one"))
	if got := d.lies(t)["a"]; got != "one" {
		t.Errorf("there lies %q", got)
	}
}

func TestALookAtWhatCannotBeReadIsNone(t *testing.T) {
	d := newDesk(t)
	if err := d.Disk.MakeFolder(filepath.Join(d.Memory, notebookName)); err != nil {
		t.Fatal(err)
	}
	d.lookOver()
	_, err := d.Publish(context.Background(), func(func(Page) bool) {})
	if d.Lying != nil || err == nil {
		t.Errorf("looked %v, published with %v", d.Lying, err)
	}
}

// TestPagesOnAShareAreLookedForTogether: where each takes a millisecond to be found,
// thousands do not take seconds.
func TestPagesOnAShareAreLookedForTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t)
		writeNotes(t, d.Writer, 5000)
		d.Disk.Before = func(_ disk.Op, path string) error {
			if filepath.Dir(path) != d.Memory {
				time.Sleep(time.Millisecond)
			}
			return nil
		}
		began := time.Now()
		d.lookOver()
		if took := time.Since(began); took > 250*time.Millisecond {
			t.Errorf("looking for 5000 pages took %v", took)
		}
		if n := len(d.Lying.notes.lie); n != 5000 {
			t.Errorf("looked for %d pages", n)
		}
	})
}

// writeNotes remembers so many pages.
func writeNotes(t testing.TB, w Writer, n int) {
	t.Helper()
	notes := pageNotes{other: map[string]note{}}
	for i := range n {
		notes.other[fmt.Sprintf("单位/%05d/最新审核意见.xlsx", i)] = note{Key: hashOf(nil), Hash: hashOf(nil)}
	}
	if err := w.Disk.WriteFile(filepath.Join(w.Memory, notebookName), notes.writeTo); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkFindLying(b *testing.B) {
	d := Writer{Memory: b.TempDir()}
	writeNotes(b, d, 20_000)
	for b.Loop() {
		d.FindLying(context.Background(), func(name string) string { return d.Memory + name })
	}
}
