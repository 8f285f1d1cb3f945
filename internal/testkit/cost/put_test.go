package cost

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPut(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	write := func(text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("before\n<!-- a -->\nold\n<!-- /a -->\nafter <!-- b -->\n")
	for range 2 { // putting the same twice changes nothing
		if err := Put(name, "a", "new\n"); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(name)
		if want := "before\n<!-- a -->\nnew\n<!-- /a -->\nafter <!-- b -->\n"; err != nil || string(got) != want {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	if err := Put(name, "b", "new"); err == nil {
		t.Error("a mark without its end is no error")
	}
}
