package intake

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"jixiao/pipeline/record"
)

// nested makes an inbox with one folder in the other, and a file in the last.
// The path is longer than the system takes in one.
func nested(t testing.TB, folders int) string {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, "213001")
	must(t, os.Mkdir(dir, 0o755))
	// Removing them one in the other needs more open files than many have.
	t.Cleanup(func() { must(t, exec.Command("rm", "-rf", dir).Run()) })
	at, err := os.OpenRoot(dir)
	must(t, err)
	for range folders {
		must(t, at.Mkdir("d", 0o755))
		below, err := at.OpenRoot("d")
		must(t, err)
		must(t, at.Close())
		at = below
	}
	must(t, at.WriteFile("a.xlsx", []byte("x"), 0o644))
	must(t, at.Close())
	return root
}

// TestFoldersInFolders by the thousand cost no more than those that are looked
// into, and keep nobody else from being seen.
func TestFoldersInFolders(t *testing.T) {
	for _, folders := range []int{300, 3000} {
		s := newScanner(nested(t, folders))
		put(t, s.root, "402001/b.xlsx", "x")
		var listed atomic.Int64
		s.before = func(string) error { listed.Add(1); return nil }
		began := time.Now()
		look, err := s.look(context.Background())
		must(t, err)
		took := time.Since(began)
		if len(look.Files) != 1 || len(look.Unknown) != 1 || look.Unknown[0].Why != record.Deep {
			t.Errorf("files %q, unknown %v", paths(look.Files), look.Unknown)
		}
		// Inbox (twice: it is looked at again at the end), and both departments'.
		if n := listed.Load(); n != 2+Depth+1+1 {
			t.Errorf("%d folders were listed", n)
		}
		if took > 2*time.Second {
			t.Errorf("%d nested folders: a look took %s", folders, took)
		}
	}
}

// A folder as deep as looks go whose path no system takes in one is seen, and
// so is what lies in it.
func TestAPathThatIsTooLong(t *testing.T) {
	root := t.TempDir()
	at, err := os.OpenRoot(root)
	must(t, err)
	name := fmt.Sprintf("%0250d", 1)
	path := "213001"
	for _, folder := range append([]string{path}, slices.Repeat([]string{name}, Depth)...) {
		must(t, at.Mkdir(folder, 0o755))
		below, err := at.OpenRoot(folder)
		must(t, err)
		must(t, at.Close())
		at = below
	}
	must(t, at.WriteFile("a.xlsx", []byte("x"), 0o644))
	must(t, at.Close())
	seen := look(t, root)
	if len(seen) != 1 || len(seen[0].Path) < 8000 {
		t.Fatalf("seen %d files", len(seen))
	}
	if data, err := Read(context.Background(), root, seen[0], 0); err != nil || string(data) != "x" {
		t.Errorf("read %q, %v", data, err)
	}
}

func BenchmarkLookNested3000(b *testing.B) {
	root := nested(b, 3000)
	for b.Loop() {
		if _, err := Look(context.Background(), root); err != nil {
			b.Fatal(err)
		}
	}
}
