package cost

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestRestLeavesFilesAlone: what leaves the cache lies there as it was, a folder
// that is away is told, and whoever is in a hurry may go.
func TestRestLeavesFilesAlone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "单位", "评分表.xlsx")
	if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("内容"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := Rest(t.Context(), time.Millisecond, dir); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(path); string(data) != "内容" {
		t.Errorf("the file says %q, %v", data, err)
	}
	if err := Rest(t.Context(), 0, filepath.Join(dir, "无")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is away: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if err := Rest(ctx, time.Hour); err == nil {
		t.Error("it waited for an hour")
	}
}
