// Package samples gives tests the three evenings of testdata/samples: what ten
// invented departments hand in, and what the checks must say of it.
//
// It owns finding those files from any package's test, and copying an evening
// over an inbox as departments drop it. It refuses to run anything: which
// stage reads the files, and by which clock, is the test's.
package samples

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jixiao/rules/finding"
)

// Evening is one evening's arrivals.
type Evening struct {
	Name     string    // the folder's: 1_2023-10-13
	AsOf     time.Time // the clock of that evening's run
	Expected []Expected
	dir      string
}

// Expected is a finding that the evening's run must report.
type Expected struct {
	Department string       `json:"department"`
	File       string       `json:"file"` // path inside the inbox; "" for a finding about no file
	Code       finding.Code `json:"code"`
	Cell       string       `json:"cell"` // "" for no cell
}

// Evenings lists the evenings in their order.
func Evenings(t testing.TB) []Evening {
	t.Helper()
	dir := filepath.Join(testdata(t), "samples")
	data, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string][]Expected
	if err := json.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	folders, err := filepath.Glob(filepath.Join(dir, "[0-9]_*"))
	if err != nil {
		t.Fatal(err)
	}
	var evenings []Evening
	for _, folder := range folders {
		name := filepath.Base(folder)
		evenings = append(evenings, Evening{Name: name, AsOf: clock(t, name), Expected: expected[name], dir: folder})
	}
	return evenings
}

// clock is ten in the evening, in China, of the day in a folder's name.
func clock(t testing.TB, name string) time.Time {
	t.Helper()
	_, day, _ := strings.Cut(name, "_")
	asOf, err := time.Parse(time.RFC3339, day+"T22:00:00+08:00")
	if err != nil {
		t.Fatal(err)
	}
	return asOf
}

// Folder is where the evening's files are.
func (e Evening) Folder() string { return e.dir }

// CopyTo puts the evening's files over an inbox: what lay there before stays,
// unless a file of the same path replaces it. The copies are an hour old, so
// that no reader takes them for files still being written.
func (e Evening) CopyTo(t testing.TB, inbox string) {
	t.Helper()
	settled := time.Now().Add(-time.Hour)
	for _, name := range e.Files(t) {
		data, err := os.ReadFile(filepath.Join(e.dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(inbox, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(target, settled, settled); err != nil {
			t.Fatal(err)
		}
	}
}

// Files lists the evening's files by their paths inside the inbox.
func (e Evening) Files(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(e.dir, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	files := make([]string, len(paths))
	for i, path := range paths {
		rel, err := filepath.Rel(e.dir, path)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = filepath.ToSlash(rel)
	}
	return files
}

// Form is the bytes of a filled form of testdata/forms, such as 评分表_样例.xlsx.
func Form(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(testdata(t), "forms", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// testdata is the project's testdata folder: the one beside go.mod, above the
// folder in which go test runs the calling package.
func testdata(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "testdata")
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test's folder")
		}
		dir = parent
	}
}
