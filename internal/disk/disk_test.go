package disk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func mustWrite(t *testing.T, path, content string) {
	t.Helper()
	if err := WriteFile(path, text(content)); err != nil {
		t.Fatal(err)
	}
}

// files are the names and contents of everything below dir.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		found[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWriteFileMakesAndReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "单位", "213001城管局", "回执.txt")
	mustWrite(t, path, "first")
	mustWrite(t, path, "second")
	want := map[string]string{"单位/213001城管局/回执.txt": "second"}
	if diff := cmp.Diff(want, files(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestWriteFileFailingWriter(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "总表.xlsx")
	mustWrite(t, path, "old")
	broken := errors.New("disk full")
	err := WriteFile(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	})
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), path) {
		t.Errorf("error = %v, want one that wraps %v and names %s", err, broken, path)
	}
	if diff := cmp.Diff(map[string]string{"总表.xlsx": "old"}, files(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestWriteFileNothingHalfSeen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "findings.json")
	mustWrite(t, path, "old")
	err := WriteFile(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, "new, and more to come")
		if got, _ := os.ReadFile(path); string(got) != "old" {
			t.Errorf("while writing, a reader sees %q, want %q", got, "old")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWriteFileTargetCannotBeReplaced(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "总表.xlsx")
	mustWrite(t, filepath.Join(path, "inside.txt"), "a folder stands where the file should")
	err := WriteFile(path, text("new"))
	if err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("error = %v, want one naming %s", err, path)
	}
	want := map[string]string{"总表.xlsx/inside.txt": "a folder stands where the file should"}
	if diff := cmp.Diff(want, files(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestWriteFileFolderUnwritable(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("file modes do not bind this user")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "总表.xlsx")
	if err := WriteFile(path, text("new")); !errors.Is(err, os.ErrPermission) || !strings.Contains(err.Error(), path) {
		t.Errorf("error = %v, want a permission error naming %s", err, path)
	}
}

func TestWriteFileFolderIsAFile(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, filepath.Join(dir, "outbox"), "a file")
	path := filepath.Join(dir, "outbox", "总表.xlsx")
	if err := WriteFile(path, text("new")); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("error = %v, want one naming %s", err, path)
	}
	if diff := cmp.Diff(map[string]string{"outbox": "a file"}, files(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestWriteFileIsReadableByOthers(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no file modes on windows")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "report.xlsx")
	mustWrite(t, path, "x")
	plain := filepath.Join(dir, "plain")
	f, err := os.Create(plain)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	want, _ := os.Stat(plain)
	got, _ := os.Stat(path)
	if got.Mode() != want.Mode() {
		t.Errorf("mode = %v, want that of any new file, %v", got.Mode(), want.Mode())
	}
}

func TestRemoveStale(t *testing.T) {
	dir := t.TempDir()
	kept := []string{".jixiao-notes.tmp", "a.tmp", ".jixiao-0123456789abcdef", "x.jixiao-0123456789abcdef.tmp", "总表.xlsx"}
	for _, name := range append(kept, ".jixiao-0123456789abcdef.tmp", "单位/.jixiao-00000000000000ff.tmp") {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := RemoveStale(dir); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, name := range kept {
		want[name] = ""
	}
	if diff := cmp.Diff(want, files(t, dir)); diff != "" {
		t.Errorf("files left (-want +got):\n%s", diff)
	}
}

func TestRemoveStaleOfAKilledWriter(t *testing.T) {
	dir := t.TempDir()
	temp, err := Disk{}.createTemp(dir)
	if err != nil {
		t.Fatal(err)
	}
	temp.Close()
	if err := RemoveStale(dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{}, files(t, dir)); diff != "" {
		t.Errorf("files left (-want +got):\n%s", diff)
	}
	if err := RemoveStale(filepath.Join(dir, "nowhere")); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
}
