package manysheets

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// inbox makes a small inbox and returns its folder, projects and mistakes.
func inbox(t *testing.T, sheets int, seed uint64) (string, []project, []Mistake) {
	t.Helper()
	dir := t.TempDir()
	projects, _ := register(sheets, projectsAUnit, seed)
	mistakes, err := writeInbox(dir, projects, seed)
	if err != nil {
		t.Fatal(err)
	}
	return dir, projects, mistakes
}

// contents reads every file below a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestAFifthCarriesOneMistakeOfEveryKind(t *testing.T) {
	sheets := everyNth * len(kinds)
	dir, _, mistakes := inbox(t, sheets, 1)
	files := contents(t, dir)
	if len(files) != sheets {
		t.Errorf("%d files in the inbox, want %d", len(files), sheets)
	}
	if len(mistakes) != len(kinds) {
		t.Fatalf("%d mistakes, want %d", len(mistakes), len(kinds))
	}
	seen := map[string]bool{}
	for i, m := range mistakes {
		if m.Code != kinds[i].code {
			t.Errorf("mistake %d is %s, want %s", i, m.Code, kinds[i].code)
		}
		if _, ok := files[m.File]; !ok || seen[m.File] {
			t.Errorf("mistake %d names %q: no file, or twice", i, m.File)
		}
		seen[m.File] = true
	}
}

func TestTheSameSeedMakesTheSameBytes(t *testing.T) {
	first, _, mistakes := inbox(t, 30, 7)
	second, _, again := inbox(t, 30, 7)
	other, _, _ := inbox(t, 30, 8)
	if diff := cmp.Diff(mistakes, again); diff != "" {
		t.Errorf("mistakes differ (-first +second):\n%s", diff)
	}
	a, b := contents(t, first), contents(t, second)
	for name, data := range a {
		if b[name] != data {
			t.Errorf("%s differs between two inboxes of one seed", name)
		}
	}
	if cmp.Equal(a, contents(t, other)) {
		t.Error("another seed made the same inbox")
	}
}

// TestSheetsSayWhatTheyWereMadeToSay reads every sheet back and works out by
// itself which of the mistakes it shows.
func TestSheetsSayWhatTheyWereMadeToSay(t *testing.T) {
	dir, projects, mistakes := inbox(t, everyNth*len(kinds), 3)
	want := map[string]Mistake{}
	for _, m := range mistakes {
		want[m.File] = m
	}
	for _, p := range projects {
		cells := readSheet(t, filepath.Join(dir, p.path()))
		if diff := cmp.Diff(want[p.path()], shown(cells, p)); diff != "" {
			t.Errorf("%s (-made +shown):\n%s", p.path(), diff)
		}
	}
}

func TestWriteRefusesTooMany(t *testing.T) {
	for _, n := range []int{0, MaxSheets + 1} {
		if _, err := Write(t.TempDir(), Options{Sheets: n}); err == nil {
			t.Errorf("Write of %d sheets: no error", n)
		}
	}
}

func TestCodesAreUnique(t *testing.T) {
	projects, units := register(MaxSheets, projectsAUnit, 1)
	seen := map[string]bool{}
	for _, p := range projects {
		seen[p.code] = true
	}
	for _, u := range units {
		seen[u.code] = true
	}
	if len(seen) != len(projects)+len(units) {
		t.Errorf("%d codes for %d projects and %d units", len(seen), len(projects), len(units))
	}
}
