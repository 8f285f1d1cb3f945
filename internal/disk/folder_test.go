package disk

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWriteFolderWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "2023")
	broken := errors.New("disk full")
	err := WriteFolder(path, func(in string) error {
		mustWrite(t, filepath.Join(in, "a", "half.txt"), "half")
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("error = %v, want %v", err, broken)
	}
	if diff := cmp.Diff(map[string]string{}, files(t, dir)); diff != "" {
		t.Errorf("files after a failure (-want +got):\n%s", diff)
	}
	mustWrite(t, filepath.Join(dir, ".jixiao-2023.partial", "left.txt"), "by one that was killed")
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(in string) error {
		mustWrite(t, filepath.Join(in, "whole.txt"), "whole")
		return nil
	}
	if err := WriteFolder(path, write); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"2023/whole.txt": "whole"}
	if diff := cmp.Diff(want, files(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if err := WriteFolder(path, write); err == nil {
		t.Error("a folder that is not empty was replaced")
	}
	if diff := cmp.Diff(want, files(t, dir)); diff != "" {
		t.Errorf("files after a refusal (-want +got):\n%s", diff)
	}
}

func TestRemovePartialLeavesEverythingElse(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, filepath.Join(dir, ".jixiao-2023.partial", "left.txt"), "")
	mustWrite(t, filepath.Join(dir, ".jixiao-file.partial"), "a file")
	mustWrite(t, filepath.Join(dir, "2023", "kept.txt"), "kept")
	if err := RemovePartial(dir); err != nil {
		t.Fatal(err)
	}
	if err := RemovePartial(filepath.Join(dir, "nowhere")); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
	if diff := cmp.Diff(map[string]string{".jixiao-file.partial": "a file", "2023/kept.txt": "kept"}, files(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if err := RemoveFolder(filepath.Join(dir, "2023")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{".jixiao-file.partial": "a file"}, files(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}
