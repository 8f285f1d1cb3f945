package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

// may skips what this system does not let a test prepare.
func may(t *testing.T, what string, err error) {
	t.Helper()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		t.Skipf("no right to make %s here", what)
	}
	must(t, err)
}

func linksOf(seen []record.Sighting) map[string]bool {
	links := map[string]bool{}
	for _, s := range seen {
		links[s.Path] = s.Link
	}
	return links
}

// refused checks that none of the links that a look saw can be read, not even
// by somebody who takes it for a file.
func refused(t *testing.T, root string, seen []record.Sighting) {
	t.Helper()
	for _, s := range seen {
		if !s.Link {
			continue
		}
		for _, s.Link = range []bool{true, false} {
			if data, err := Read(context.Background(), root, s, 0); err == nil {
				t.Errorf("%s was read: %q", s.Path, data)
			}
		}
	}
}

func TestLinksOfEveryKindAreRefused(t *testing.T) {
	root, outside := t.TempDir(), t.TempDir()
	put(t, outside, "secret/a.xlsx", "secret")
	put(t, root, "213001/a.xlsx", "mine")
	put(t, root, "402001/b.xlsx", "theirs")
	for name, target := range map[string]string{
		"213001/folder":     filepath.Join(outside, "secret"),
		"213001/neighbour":  "../402001",
		"213001/file.xlsx":  "../402001/b.xlsx",
		"213001/chain.xlsx": "file.xlsx",
		"213001/chained":    "neighbour",
		"213001/up":         "../..",
		"213001/self":       "self",
		"213001/root":       "/",
		"403001":            outside,
	} {
		must(t, os.Symlink(target, filepath.Join(root, name)))
	}
	seen := look(t, root)
	want := map[string]bool{"213001/a.xlsx": false, "402001/b.xlsx": false, "403001": true}
	for _, name := range []string{"folder", "neighbour", "file.xlsx", "chain.xlsx", "chained", "up", "self", "root"} {
		want["213001/"+name] = true
	}
	if diff := cmp.Diff(want, linksOf(seen)); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	refused(t, root, seen)
}

// A pipe on which nobody writes, and a device, are seen and never opened.
func TestPipesAndDevicesAreRefused(t *testing.T) {
	root := t.TempDir()
	put(t, root, "213001/a.xlsx", "mine")
	pipe := filepath.Join(root, "213001", "管道.xlsx")
	must(t, syscall.Mkfifo(pipe, 0o644))
	seen := look(t, root)
	if diff := cmp.Diff(map[string]bool{"213001/a.xlsx": false, "213001/管道.xlsx": true}, linksOf(seen)); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	refused(t, root, seen)

	// One that takes the place of a folder between two steps of a look.
	inbox, err := os.OpenRoot(filepath.Join(root, "213001"))
	must(t, err)
	defer func() { must(t, inbox.Close()) }()
	if d, err := list(inbox, "管道.xlsx"); err == nil {
		t.Errorf("a pipe was listed: %v", d.entries)
	}

	const zero = 1<<8 | 5 // the device of endless zeros
	may(t, "a device", syscall.Mknod(filepath.Join(root, "213001", "zero.xlsx"), syscall.S_IFCHR|0o644, zero))
	seen = look(t, root)
	if !linksOf(seen)["213001/zero.xlsx"] {
		t.Errorf("links = %v, want the device", linksOf(seen))
	}
	refused(t, root, seen)
}

// What is mounted inside a department's folder leads out of the inbox. The
// keeper may mount the folder itself: no department can.
func TestMountsInsideAFolderAreRefused(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"213001/a.xlsx", "213001/mounted/hidden.xlsx", "402001/hidden.xlsx"} {
		put(t, root, name, "x")
	}
	for _, name := range []string{"213001/mounted", "402001"} {
		at := filepath.Join(root, name)
		may(t, "a mount", syscall.Mount("none", at, "tmpfs", 0, "size=64k"))
		defer func() { must(t, syscall.Unmount(at, 0)) }()
		put(t, root, name+"/b.xlsx", "y")
	}
	seen := look(t, root)
	want := map[string]bool{"213001/a.xlsx": false, "213001/mounted": true, "402001/b.xlsx": false}
	if diff := cmp.Diff(want, linksOf(seen)); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	refused(t, root, seen)
}

// A folder that is exchanged for a link between two steps of a look counts as
// vanished: what the link leads to is not listed under its name.
func TestAFolderThatBecameALinkIsEmpty(t *testing.T) {
	root := t.TempDir()
	put(t, root, "402001/theirs.xlsx", "theirs")
	must(t, os.Symlink("402001", filepath.Join(root, "213001")))
	inbox, err := os.OpenRoot(root)
	must(t, err)
	defer func() { must(t, inbox.Close()) }()
	w := walk{ctx: context.Background(), before: newScanner(root).asked}
	if err := w.folder(inbox, "213001", "213001", 0); err != nil || len(w.files) > 0 || len(w.unknown) > 0 {
		t.Errorf("listed %v, unknown %v, %v", w.files, w.unknown, err)
	}
	if !w.vanished {
		t.Error("nobody asks whether the inbox is still there")
	}
}
