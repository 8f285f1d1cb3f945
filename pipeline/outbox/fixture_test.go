package outbox

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// desk is an outbox in a temporary folder; every page on it counts how often
// it was made.
type desk struct {
	Writer
	dir  string
	lock sync.Mutex // pages are made side by side
	made map[string]int
}

func newDesk(t *testing.T) *desk {
	dir := t.TempDir()
	zone := time.FixedZone("CST", 8*60*60)
	return &desk{dir: filepath.Join(dir, "outbox"), made: map[string]int{},
		Writer: Writer{Memory: filepath.Join(dir, "published"), At: time.Date(2023, 10, 13, 22, 0, 0, 0, zone)}}
}

func (d *desk) page(name, key, text string) Page {
	return Page{Name: name, Path: filepath.Join(d.dir, name), Key: key, Write: func(w io.Writer) error {
		d.lock.Lock()
		d.made[name]++
		d.lock.Unlock()
		_, err := io.WriteString(w, text)
		return err
	}}
}

func (d *desk) publish(t *testing.T, pages ...Page) Result {
	t.Helper()
	r, err := d.Publish(context.Background(), slices.Values(pages))
	if err != nil || len(r.Failures) > 0 {
		t.Fatal(err, r.Failures)
	}
	return r
}

// lookOver looks the outbox over before it is published.
func (d *desk) lookOver() {
	d.Lying = d.FindLying(context.Background(), func(name string) string { return filepath.Join(d.dir, name) })
}

// lies are the names and contents of the outbox.
func (d *desk) lies(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(d.dir, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		found[e.Name()] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (d *desk) put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(d.dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(d.dir, name)); err != nil {
		t.Fatal(err)
	}
}
