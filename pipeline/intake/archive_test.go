package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"jixiao/internal/disk"
)

func TestArchiveKeepsAContentOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	s := NewStore(dir)
	hash, err := s.Put([]byte("content"))
	must(t, err)
	const want = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"
	if hash != want {
		t.Errorf("hash = %s, want %s", hash, want)
	}
	again, err := s.Put([]byte("content"))
	must(t, err)
	files, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	must(t, err)
	if again != hash || len(files) != 1 || files[0] != filepath.Join(dir, "ed", want) {
		t.Errorf("kept twice: %s, %v", again, files)
	}
	if data, err := s.Load(hash); err != nil || string(data) != "content" {
		t.Errorf("Load = %q, %v", data, err)
	}
}

// TestArchiveSyncsWhatStandsAlready: a copy may be there only since a run that
// was killed before it lasted, and the ledger will speak of it now.
func TestArchiveSyncsWhatStandsAlready(t *testing.T) {
	var synced []string
	s := NewStore(t.TempDir()).On(disk.Disk{Before: func(op disk.Op, path string) error {
		if op == disk.OpSyncFolder {
			synced = append(synced, filepath.Base(path))
		}
		return nil
	}})
	killed := s.NewBatch()
	defer killed.Close()
	hash := Hash([]byte("content"))
	must(t, killed.Save(hash, []byte("content")))
	next := s.NewBatch()
	defer next.Close()
	must(t, next.Save(hash, []byte("content")))
	if len(synced) > 0 {
		t.Errorf("synced before it was asked for: %v", synced)
	}
	must(t, next.Sync())
	if !slices.Equal(synced, []string{hash[:2]}) {
		t.Errorf("folders synced: %v, want %s", synced, hash[:2])
	}
}

func TestArchiveNoticesAndMendsDamage(t *testing.T) {
	dir := t.TempDir()
	s := NewStore(dir)
	hash, err := s.Put([]byte("content"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, hash[:2], hash), []byte("c0ntent"), 0o644))
	if data, err := s.Load(hash); !errors.Is(err, ErrCorrupt) || data != nil {
		t.Errorf("Load of a damaged copy = %q, %v", data, err)
	}
	if _, err := s.Put([]byte("content")); err != nil {
		t.Error(err)
	}
	if data, err := s.Load(hash); err != nil || string(data) != "content" {
		t.Errorf("Load after mending = %q, %v", data, err)
	}
}

func TestArchiveLoadsNothingButHashes(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "outside", "secret")
	s := NewStore(filepath.Join(dir, "archive"))
	for _, hash := range []string{"", "e", "../outside", "..", strings.Repeat("ab", 32), strings.Repeat("zz", 32)} {
		if data, err := s.Load(hash); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Load(%q) = %q, %v", hash, data, err)
		}
	}
}

func TestArchiveThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "archive", "a file where the folder should be")
	if hash, err := NewStore(filepath.Join(dir, "archive")).Put([]byte("x")); err == nil {
		t.Errorf("Put = %s without a place to put it", hash)
	}
}

func TestArchiveFromManyGoroutines(t *testing.T) {
	s := NewStore(t.TempDir())
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			content := fmt.Sprint(i % 4)
			hash, err := s.Put([]byte(content))
			if err != nil {
				t.Error(err)
				return
			}
			if data, err := s.Load(hash); err != nil || string(data) != content {
				t.Errorf("Load = %q, %v", data, err)
			}
		})
	}
	wg.Wait()
}

func BenchmarkPut(b *testing.B) {
	s := NewStore(b.TempDir())
	content := make([]byte, 15000)
	for i := 0; b.Loop(); i++ {
		copy(content, fmt.Sprint(i))
		if _, err := s.Put(content); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAnArchiveOverAnotherWritesNothingThere: what the other one holds is read, and a
// copy that is damaged there is made anew here.
func TestAnArchiveOverAnotherWritesNothingThere(t *testing.T) {
	below, dir := t.TempDir(), t.TempDir()
	base := NewStore(below)
	whole, err := base.Put([]byte("whole"))
	must(t, err)
	spoilt, err := base.Put([]byte("spoilt"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(below, spoilt[:2], spoilt), []byte("sp0ilt"), 0o644))
	s := NewStore(dir).Over(base).On(disk.Disk{})
	if data, err := s.Load(whole); err != nil || string(data) != "whole" {
		t.Errorf("Load of what the other one holds = %q, %v", data, err)
	}
	if _, err := s.Load(spoilt); !errors.Is(err, ErrCorrupt) {
		t.Errorf("Load of a copy that is damaged there: %v", err)
	}
	b := s.NewBatch()
	defer b.Close()
	must(t, b.Save(spoilt, []byte("spoilt")))
	must(t, b.Sync())
	if data, err := s.Load(spoilt); err != nil || string(data) != "spoilt" {
		t.Errorf("Load once it is kept here = %q, %v", data, err)
	}
	if data, err := os.ReadFile(filepath.Join(below, spoilt[:2], spoilt)); err != nil || string(data) != "sp0ilt" {
		t.Errorf("the other archive holds %q, %v", data, err)
	}
}
