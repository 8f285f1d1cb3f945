package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jixiao/pipeline/record"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var evening = time.Date(2023, 10, 13, 21, 58, 3, 123_456_789, time.UTC)

// put makes a file of the inbox, with folders, at a fixed time.
func put(t testing.TB, root, name, content string) {
	t.Helper()
	full := filepath.Join(root, filepath.FromSlash(name))
	must(t, os.MkdirAll(filepath.Dir(full), 0o755))
	must(t, os.WriteFile(full, []byte(content), 0o644))
	must(t, os.Chtimes(full, evening, evening))
}

func look(t testing.TB, root string) []record.Sighting {
	t.Helper()
	seen, err := Look(context.Background(), root)
	must(t, err)
	return seen.Files
}

func paths(seen []record.Sighting) []string {
	var out []string
	for _, s := range seen {
		out = append(out, s.Path)
	}
	return out
}

func TestLookSeesEverythingInPathOrder(t *testing.T) {
	root := t.TempDir()
	names := []string{
		".gitkeep",
		"213001城管局/.隐藏/评分表.xlsx",
		"213001城管局/a/b/c/d/评分表.xlsx",
		"213001城管局/a-1.xlsx",
		"213001城管局/~$评分表.xlsx",
		"213001城管局-2/评分表.xlsx",
		"readme.txt",
	}
	for _, name := range names {
		put(t, root, name, name)
	}
	must(t, os.MkdirAll(filepath.Join(root, "402001空文件夹"), 0o755))
	want := []string{".gitkeep", "213001城管局-2/评分表.xlsx", "213001城管局/.隐藏/评分表.xlsx", "213001城管局/a-1.xlsx",
		"213001城管局/a/b/c/d/评分表.xlsx", "213001城管局/~$评分表.xlsx", "readme.txt"}
	seen := look(t, root)
	if diff := cmp.Diff(want, paths(seen)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	first := record.Sighting{Path: ".gitkeep", Size: 8, ModTime: evening}
	if diff := cmp.Diff(first, seen[0], cmpopts.IgnoreFields(record.Sighting{}, "ChangeTime")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// strangeNames are names that a Chinese office really makes.
func strangeNames() []string {
	names := []string{
		"213001/e\u0301 NFD.xlsx", "213001/\u00e9 NFC.xlsx", "213001/进度 50%.xlsx", "213001/ 前后有空格 .xlsx",
		"213001/" + strings.Repeat("绩效", 40) + ".xlsx",
	}
	if runtime.GOOS == "linux" {
		names = append(names, "213001/换\n行.xlsx", "213001/反\\斜杠.xlsx", "213001/\xb9\xab\xd7\xab GBK.xlsx", "\xb9\xab GBK/a.xlsx")
	}
	return names
}

func TestStrangeNamesAreSeenAndRead(t *testing.T) {
	root := t.TempDir()
	for _, name := range strangeNames() {
		put(t, root, name, "content of "+name)
	}
	seen := look(t, root)
	if len(seen) != len(strangeNames()) {
		t.Fatalf("%d files were seen, want %d", len(seen), len(strangeNames()))
	}
	for _, s := range seen {
		data, err := Read(context.Background(), root, s, 0)
		if err != nil || string(data) != "content of "+s.Path {
			t.Errorf("Read(%q) = %q, %v", s.Path, data, err)
		}
	}
}

// Two hundred Chinese characters are more than a Linux disk takes in one name,
// but not more than Windows and its shares do: the longest one here is 255 bytes.
func TestLongestName(t *testing.T) {
	root := t.TempDir()
	name := strings.Repeat("绩", 83) + ".xlsx"
	put(t, root, strings.Repeat("单", 85)+"/"+name, "x")
	if seen := look(t, root); len(seen) != 1 || !strings.HasSuffix(seen[0].Path, name) {
		t.Errorf("seen = %q", paths(seen))
	}
}

func TestLinksAreSeenAndNeverFollowed(t *testing.T) {
	root, outside := t.TempDir(), t.TempDir()
	put(t, outside, "secret.xlsx", "secret")
	put(t, root, "213001/a.xlsx", "mine")
	for name, target := range map[string]string{
		"213001/out.xlsx": filepath.Join(outside, "secret.xlsx"),
		"213001/in.xlsx":  "a.xlsx",
		"213001/up":       "..",
		"213001/dangling": "nowhere",
		"other":           outside,
	} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	links := map[string]bool{}
	for _, s := range look(t, root) {
		links[s.Path] = s.Link
		if !s.Link {
			continue
		}
		if data, err := Read(context.Background(), root, s, 0); err == nil {
			t.Errorf("link %s was read: %q", s.Path, data)
		}
	}
	want := map[string]bool{"213001/a.xlsx": false, "213001/out.xlsx": true, "213001/in.xlsx": true,
		"213001/up": true, "213001/dangling": true, "other": true}
	if diff := cmp.Diff(want, links); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLookErrors(t *testing.T) {
	root := t.TempDir()
	if _, err := Look(context.Background(), filepath.Join(root, "nowhere")); !errors.Is(err, fs.ErrNotExist) || !errors.Is(err, ErrAway) {
		t.Errorf("an inbox that is not there: %v", err)
	}
	put(t, root, "file", "x")
	if _, err := Look(context.Background(), filepath.Join(root, "file")); err == nil {
		t.Error("a file was taken for an inbox")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Look(ctx, root); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled look: %v", err)
	}
}

func BenchmarkLook20000(b *testing.B) {
	root := b.TempDir()
	for i := range 20000 {
		put(b, root, fmt.Sprintf("%06d局/评分表_A-%05d.xlsx", 213000+i/20, i), "x")
	}
	for b.Loop() {
		if n := len(look(b, root)); n != 20000 {
			b.Fatal(n)
		}
	}
}
