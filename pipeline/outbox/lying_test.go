package outbox

import (
	"context"
	"io"
	"path/filepath"
	"testing"

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

func BenchmarkFindLying(b *testing.B) {
	d := Writer{Memory: b.TempDir()}
	notes := pageNotes{other: map[string]note{}}
	for i := range 20_000 {
		notes.other[filepath.Join("单位", string(rune('a'+i%26)), string(rune(0x4e00+i)))] = note{Key: hashOf(nil), Hash: hashOf(nil)}
	}
	if err := d.Disk.WriteFile(filepath.Join(d.Memory, notebookName), func(w io.Writer) error { return notes.writeTo(w) }); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		d.FindLying(context.Background(), func(name string) string { return d.Memory + name })
	}
}
