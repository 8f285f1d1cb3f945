package diskinfo

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
)

func TestOf(t *testing.T) {
	d, err := Of(t.TempDir())
	if err != nil || d.Free == 0 {
		t.Errorf("disk %+v, %v: want some room", d, err)
	}
	if _, err := Of(filepath.Join(t.TempDir(), "nothing")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("where nothing is: %v", err)
	}
}
