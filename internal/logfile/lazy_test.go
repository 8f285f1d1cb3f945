package logfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestALogIsThereFromItsFirstLineOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	l := &Lazy{Path: filepath.Join(dir, "jixiao.log")}
	write(t, l, "before there is a folder")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(l.Path); err == nil {
		t.Error("a log without lines")
	}
	write(t, l, "first")
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if text, err := os.ReadFile(l.Path); err != nil || string(text) != "first\n" {
		t.Errorf("the log holds %q, %v", text, err)
	}
	if info, err := os.Stat(l.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others can open it: %v, %v", info, err)
	}
}

// Who logs goes on; whoever named the file hears of it at the end.
func TestARequiredLogTellsWhatKeptLinesFromIt(t *testing.T) {
	l := &Lazy{Path: filepath.Join(t.TempDir(), "none", "x.log"), Required: true}
	write(t, l, "a line")
	if err := l.Close(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("closing says %v", err)
	}
}

func write(t *testing.T, l *Lazy, line string) {
	t.Helper()
	if _, err := fmt.Fprintln(l, line); err != nil {
		t.Errorf("%s: %v", line, err)
	}
}
