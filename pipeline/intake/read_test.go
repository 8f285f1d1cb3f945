package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jixiao/pipeline/record"
)

func TestReadGivesWhatTheLookSawOrNothing(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(t *testing.T, file string)
		want   error
	}{
		{"unchanged", func(*testing.T, string) {}, nil},
		{"grown", func(t *testing.T, file string) { must(t, os.WriteFile(file, []byte("content and more"), 0o644)) }, ErrUnsettled},
		{"cut short", func(t *testing.T, file string) { must(t, os.Truncate(file, 3)) }, ErrUnsettled},
		{"touched", func(t *testing.T, file string) { must(t, os.Chtimes(file, evening, evening.Add(time.Nanosecond))) }, ErrUnsettled},
		{"removed", func(t *testing.T, file string) { must(t, os.Remove(file)) }, ErrVanished},
		{"folder removed", func(t *testing.T, file string) { must(t, os.RemoveAll(filepath.Dir(file))) }, ErrVanished},
		{"became a folder", func(t *testing.T, file string) { must(t, os.Remove(file)); must(t, os.Mkdir(file, 0o755)) }, ErrUnsettled},
		{"folder became a file", func(t *testing.T, file string) {
			must(t, os.RemoveAll(filepath.Dir(file)))
			must(t, os.WriteFile(filepath.Dir(file), nil, 0o644))
		}, ErrUnsettled},
		{"became a link", func(t *testing.T, file string) {
			must(t, os.Rename(file, file+" moved"))
			must(t, os.Symlink(filepath.Base(file)+" moved", file))
		}, ErrUnsettled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := t.TempDir()
			put(t, root, "213001/a.xlsx", "content")
			seen := look(t, root)[0]
			tt.change(t, filepath.Join(root, "213001", "a.xlsx"))
			data, err := Read(context.Background(), root, seen, 100)
			if !errors.Is(err, tt.want) {
				t.Errorf("error = %v, want %v", err, tt.want)
			}
			if got := string(data); (got == "content") != (tt.want == nil) || (got != "" && tt.want != nil) {
				t.Errorf("data = %q", got)
			}
		})
	}
}

func TestReadOfAClosedFileWaits(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is closed to root")
	}
	root := t.TempDir()
	put(t, root, "a.xlsx", "content")
	must(t, os.Chmod(filepath.Join(root, "a.xlsx"), 0))
	if _, err := Read(context.Background(), root, look(t, root)[0], 0); !errors.Is(err, ErrUnsettled) {
		t.Errorf("error = %v, want ErrUnsettled", err)
	}
}

func TestReadLimits(t *testing.T) {
	root := t.TempDir()
	put(t, root, "a.xlsx", "0123456789")
	seen := look(t, root)[0]
	if data, err := Read(context.Background(), root, seen, 10); err != nil || len(data) != 10 {
		t.Errorf("at the limit: %q, %v", data, err)
	}
	if _, err := Read(context.Background(), root, seen, 9); !errors.Is(err, ErrTooLarge) {
		t.Errorf("over the limit: %v", err)
	}
	put(t, root, "a.xlsx", "")
	if data, err := Read(context.Background(), root, look(t, root)[0], 10); err != nil || len(data) != 0 {
		t.Errorf("an empty file: %q, %v", data, err)
	}
}

func TestReadNeverLeavesTheInbox(t *testing.T) {
	root, outside := t.TempDir(), t.TempDir()
	put(t, outside, "a.xlsx", "secret")
	put(t, root, "213001/a.xlsx", "public")
	seen := look(t, root)[0]
	must(t, os.RemoveAll(filepath.Join(root, "213001")))
	if err := os.Symlink(outside, filepath.Join(root, "213001")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	for _, s := range []record.Sighting{seen, {Path: "../a.xlsx", Size: 6, ModTime: evening},
		{Path: filepath.Join(outside, "a.xlsx"), Size: 6, ModTime: evening}} {
		if data, err := Read(context.Background(), root, s, 0); err == nil {
			t.Errorf("Read(%q) = %q", s.Path, data)
		}
	}
}

// Errors that are not about one file are not taken for one of its own.
func TestReadOfAnInboxThatIsGone(t *testing.T) {
	root := t.TempDir()
	put(t, root, "a.xlsx", "x")
	seen := look(t, root)[0]
	must(t, os.RemoveAll(root))
	_, err := Read(context.Background(), root, seen, 0)
	if !errors.Is(err, ErrAway) || errors.Is(err, ErrVanished) || errors.Is(err, ErrUnsettled) {
		t.Errorf("error = %v, want ErrAway", err)
	}
}

func TestReadSizedNoticesGrowth(t *testing.T) {
	for _, size := range []int64{4, 6} {
		if data, err := readSized(strings.NewReader("12345"), size); !errors.Is(err, ErrUnsettled) {
			t.Errorf("five bytes read as %d: %q, %v", size, data, err)
		}
	}
}

// broken is what a file with a broken clock says of itself.
type broken struct {
	os.FileInfo
	time.Time
}

func (b broken) ModTime() time.Time { return b.Time }

func TestAnImpossibleTimeIsTheZeroTime(t *testing.T) {
	info, err := os.Stat(t.TempDir())
	must(t, err)
	for year, want := range map[int]bool{-5: true, 0: true, 1: false, 2023: false, 9999: false, 10000: true} {
		at := time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)
		if got := modTime(broken{info, at}); got.IsZero() != want {
			t.Errorf("year %d gives %v", year, got)
		}
	}
}
