package logfile

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestALogKeepsItselfSmall(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jixiao.log")
	for start := range 2 { // a second start goes on where the first ended
		l, err := open(path, 30)
		if err != nil {
			t.Fatal(err)
		}
		for line := range 4 {
			if _, err := fmt.Fprintf(l, "line %d.%d\n", start, line); err != nil {
				t.Fatal(err)
			}
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{path: "line 1.2\nline 1.3\n", path + ".1": "line 0.3\nline 1.0\nline 1.1\n"} {
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", filepath.Base(name), got, err, want)
		}
		info, err := os.Stat(name)
		if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s can be opened by others: %v, %v", filepath.Base(name), info, err)
		}
	}
}
