package watch

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestKnocks(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	root := t.TempDir()
	knock, err := On(ctx, root, 33)
	if err != nil {
		t.Fatal(err)
	}
	deep := filepath.Join(root, "213001", "深处")
	for _, change := range []func() error{
		func() error { return os.MkdirAll(deep, 0o755) },
		func() error { return os.WriteFile(filepath.Join(deep, "表.xlsx"), []byte("x"), 0o644) },
		func() error { return os.Remove(filepath.Join(deep, "表.xlsx")) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-knock:
		case <-time.After(10 * time.Second):
			t.Fatal("no knock")
		}
	}
}

func TestWhereNothingIs(t *testing.T) {
	if knock, err := On(t.Context(), filepath.Join(t.TempDir(), "nothing"), 33); err == nil {
		t.Errorf("knock %v without an error", knock)
	}
}

// TestFoldersInFolders: only so many are watched, and the others keep nobody
// from being woken.
func TestFoldersInFolders(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "213001")
	for range 200 {
		path = filepath.Join(path, "d")
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		t.Fatal(err)
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	tree{w, root, 33}.add(root)
	if n := len(w.WatchList()); n != 34 {
		t.Errorf("%d folders are watched, want the inbox and 33 below it", n)
	}
}
