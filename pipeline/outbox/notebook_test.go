package outbox

import (
	"encoding/binary"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// anyNotes are notes whatever they hold; a digest is one, as a rule.
func anyNotes(t *rapid.T) map[string]note {
	word := rapid.OneOf(rapid.StringN(0, 8, 40), rapid.StringMatching(`[0-9a-f]{0,8}( [a-f]{0,3})?`), rapid.StringMatching(`(/[ab]){0,4}`))
	notes := map[string]note{}
	for range rapid.IntRange(0, 5).Draw(t, "n") {
		at := time.Unix(rapid.Int64Range(-1e10, 1e10).Draw(t, "s"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns"))
		notes[word.Draw(t, "name")] = note{Key: word.Draw(t, "key"), Drawn: word.Draw(t, "drawn"), Hash: word.Draw(t, "hash"),
			outside: outside{rapid.Int64().Draw(t, "size"), at},
			Path:    word.Draw(t, "path"), Past: word.Draw(t, "past"), Remark: word.Draw(t, "remark")}
	}
	return notes
}

func written(t *rapid.T, all pageNotes) string {
	var out strings.Builder
	if err := all.writeTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestNotesReadBack whatever they hold and whatever was changed since they were read,
// and what is cut short is none.
func TestNotesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		notes, now := anyNotes(t), anyNotes(t)
		data := written(t, pageNotes{other: notes})
		cut := readNotes(data[:rapid.IntRange(0, len(data)-1).Draw(t, "cut")])
		if len(maps.Collect(cut.unasked())) > 0 || !cut.changed {
			t.Fatal("what is cut short was read")
		}
		all := readNotes(data)
		if got := maps.Collect(all.unasked()); all.changed || !cmp.Equal(notes, got, cmp.AllowUnexported(note{})) {
			t.Fatalf("read %v, want %v", got, notes)
		}
		for name, n := range notes {
			if entry, there := all.find(name); !there || !keyIs(entry, n.Key) || keyIs(entry, n.Key+"0") {
				t.Fatalf("%q is known under another key than %q", name, n.Key)
			}
			if _, stays := now[name]; !stays {
				all.forget(name)
			}
		}
		for name, n := range now {
			all.put(name, n)
		}
		data = written(t, all)
		if want := written(t, pageNotes{other: now}); data != want {
			t.Fatalf("written anew: %q, want %q", data, want)
		}
		if same := cmp.Equal(notes, now, cmp.AllowUnexported(note{})); all.changed == same {
			t.Fatalf("changed is %t", all.changed)
		}
	})
}

func keyIs(entry entryReader, key string) bool {
	_, _, same := entry.madeUnder(key)
	return same
}

// TestDamagedNotesHarmNobody: they may be others, and no more.
func TestDamagedNotesHarmNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := []byte(written(t, pageNotes{other: anyNotes(t)}))
		data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		all := readNotes(string(data))
		for name := range all.unasked() {
			all.ask(name)
			all.note(name)
		}
	})
}

// TestTheNotebookOfAnEarlierProgramIsRead and written anew once, as nothing else is.
func TestTheNotebookOfAnEarlierProgramIsRead(t *testing.T) {
	d := newDesk(t)
	gone := d.page("gone", "1", "two")
	gone.Transient = true
	d.publish(t, d.page("a", "1", "one"), gone)
	m, err := d.rememberAll()
	if err != nil {
		t.Fatal(err)
	}
	old := binary.AppendUvarint([]byte(earlierNotebook), uint64(m.ordinary.len()))
	for name, n := range m.ordinary.unasked() {
		for _, s := range []string{name, n.Key, n.Drawn, n.Hash, n.Path, n.Past, n.Remark} {
			old = appendWord(old, s)
		}
		old = binary.AppendVarint(binary.AppendVarint(binary.AppendVarint(old, n.Size), n.ModTime.Unix()), int64(n.ModTime.Nanosecond()))
	}
	if err := os.WriteFile(filepath.Join(d.Memory, notebookName), old, 0o666); err != nil {
		t.Fatal(err)
	}
	if r := d.publish(t, d.page("a", "1", "one"), gone); r.Written != 0 || d.made["a"] != 1 || d.made["gone"] != 1 {
		t.Errorf("made again: %v, written %d", d.made, r.Written)
	}
	if d.publish(t, d.page("a", "1", "one")); len(d.lies(t)) != 1 {
		t.Errorf("the outbox holds %v", d.lies(t))
	}
	if now, err := os.ReadFile(filepath.Join(d.Memory, notebookName)); err != nil || !strings.HasPrefix(string(now), notebook) {
		t.Errorf("the notebook is %q, %v", now, err)
	}
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
	for name, n := range m.ordinary.unasked() {
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
