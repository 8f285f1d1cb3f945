package outbox

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestNotesReadBack whatever they hold, and what is cut short is none.
func TestNotesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringN(0, 8, 40)
		notes := map[string]note{}
		for range rapid.IntRange(0, 5).Draw(t, "n") {
			notes[word.Draw(t, "name")] = note{Key: word.Draw(t, "key"), Drawn: word.Draw(t, "drawn"), Hash: word.Draw(t, "hash"),
				Size: rapid.Int64().Draw(t, "size"), ModTime: time.Unix(rapid.Int64Range(-1e10, 1e10).Draw(t, "s"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns")),
				Path: word.Draw(t, "path"), Past: word.Draw(t, "past"), Remark: word.Draw(t, "remark")}
		}
		var out strings.Builder
		if err := writeDown(&out, notes); err != nil {
			t.Fatal(err)
		}
		data := out.String()
		if got, ok := readNotes(data); !ok || !cmp.Equal(notes, got) {
			t.Fatalf("read %v, want %v", got, notes)
		}
		if _, ok := readNotes(data[:rapid.IntRange(0, len(data)-1).Draw(t, "cut")]); ok {
			t.Fatal("what is cut short was read")
		}
	})
}

// TestTheMemoryOfAnEarlierProgramIsRead: it had all pages in one file.
func TestTheMemoryOfAnEarlierProgramIsRead(t *testing.T) {
	d := newDesk(t)
	gone := d.page("gone", "1", "three")
	gone.Transient = true
	watched := d.page("w", "1", "two")
	watched.Watched = true
	d.publish(t, d.page("a", "1", "one"), watched, gone)
	m, err := d.rememberAll()
	if err != nil {
		t.Fatal(err)
	}
	for name, n := range m.ordinary {
		m.Pages[name] = n
	}
	old, err := json.Marshal(m.notes)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.Memory, "outbox.json"), old, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(d.Memory, notebookName)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		d.publish(t, d.page("a", "1", "one"), watched)
	}
	if d.made["a"] != 1 || d.made["w"] != 1 {
		t.Errorf("made again: %v", d.made)
	}
	if diff := cmp.Diff(map[string]string{"a": "one", "w": "two"}, d.lies(t)); diff != "" {
		t.Errorf("outbox (-want +got):\n%s", diff)
	}
}

// TestNothingNewIsNotRemembered: the memory is not written where it says the same.
func TestNothingNewIsNotRemembered(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("a", "1", "one"))
	touch(t, filepath.Join(d.Memory, notebookName))
	before, err := os.Stat(filepath.Join(d.Memory, notebookName))
	if err != nil {
		t.Fatal(err)
	}
	d.publish(t, d.page("a", "1", "one"))
	if after, err := os.Stat(filepath.Join(d.Memory, notebookName)); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("written again: %v, %v", after, err)
	}
}
