package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

// failing is an inbox of three folders, in which some folders cannot be listed.
func failing(t *testing.T, errs map[string]error) *scanner {
	t.Helper()
	s := newScanner(t.TempDir())
	for _, name := range []string{"213001/a.xlsx", "213001/第二批/b.xlsx", "213001/第二批/里/c.xlsx", "402001/d.xlsx", "403001/e.xlsx"} {
		put(t, s.root, name, "x")
	}
	s.before = func(folder string) error { return errs[folder] }
	return s
}

// TestAFolderThatCannotBeListed is unknown, with all that is in it, and keeps no
// other folder back.
func TestAFolderThatCannotBeListed(t *testing.T) {
	broken := errors.New("input/output error")
	for _, tt := range []struct {
		name    string
		errs    map[string]error
		files   []string
		unknown []record.Unknown
	}{
		{"one in a department's folder", map[string]error{"213001/第二批": fs.ErrPermission},
			[]string{"213001/a.xlsx", "402001/d.xlsx", "403001/e.xlsx"}, []record.Unknown{{Path: "213001/第二批", Why: record.Closed}}},
		{"a department's folder", map[string]error{"213001": broken},
			[]string{"402001/d.xlsx", "403001/e.xlsx"}, []record.Unknown{{Path: "213001", Why: record.Broken}}},
		{"all that nobody may read", map[string]error{"213001": fs.ErrPermission, "402001": fs.ErrPermission, "403001": fs.ErrPermission},
			nil, []record.Unknown{{Path: "213001", Why: record.Closed}, {Path: "402001", Why: record.Closed}, {Path: "403001", Why: record.Closed}}},
		{"one that vanished", map[string]error{"213001/第二批/里": fs.ErrNotExist},
			[]string{"213001/a.xlsx", "213001/第二批/b.xlsx", "402001/d.xlsx", "403001/e.xlsx"}, nil},
	} {
		look, err := failing(t, tt.errs).look(context.Background())
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.files, paths(look.Files)); diff != "" || look.Folders != 3 {
			t.Errorf("%s: %d folders, files (-want +got):\n%s", tt.name, look.Folders, diff)
		}
		if diff := cmp.Diff(tt.unknown, look.Unknown); diff != "" {
			t.Errorf("%s: unknown (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestWhereNoFolderCanBeListed it is the share that is away, and so it is where
// the inbox itself cannot be listed, at first or when a folder was unknown.
func TestWhereNoFolderCanBeListed(t *testing.T) {
	down := errors.New("host is down")
	for name, errs := range map[string]map[string]error{
		"the inbox": {".": fs.ErrPermission},
		"all":       {"213001": down, "402001": down, "403001": down},
	} {
		if look, err := failing(t, errs).look(context.Background()); !errors.Is(err, ErrAway) {
			t.Errorf("%s: files %q, %v; want ErrAway", name, paths(look.Files), err)
		}
	}
	s := failing(t, nil)
	var mu sync.Mutex
	lost := false
	s.before = func(folder string) error {
		mu.Lock()
		defer mu.Unlock()
		lost = lost || folder == "213001/第二批"
		if lost && (folder == "." || folder == "213001/第二批") {
			return down
		}
		return nil
	}
	if look, err := s.look(context.Background()); !errors.Is(err, ErrAway) {
		t.Errorf("lost on the way: files %q, %v; want ErrAway", paths(look.Files), err)
	}
}

func TestAFolderIsClosed(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is closed to root")
	}
	root := t.TempDir()
	put(t, root, "213001/a.xlsx", "x")
	put(t, root, "402001/b.xlsx", "x")
	must(t, os.Chmod(filepath.Join(root, "213001"), 0))
	defer func() { _ = os.Chmod(filepath.Join(root, "213001"), 0o755) }()
	look, err := Look(context.Background(), root)
	must(t, err)
	if diff := cmp.Diff([]record.Unknown{{Path: "213001", Why: record.Closed}}, look.Unknown); diff != "" || len(look.Files) != 1 {
		t.Errorf("files %q, unknown (-want +got):\n%s", paths(look.Files), diff)
	}
}

// TestASlowFolderDelaysNoOther: it is left behind, is not asked a second time
// while it has not answered, and is back when it has.
func TestASlowFolderDelaysNoOther(t *testing.T) {
	w := NewWatcher(t.TempDir(), time.Now)
	for i := range 3 * atOnce {
		put(t, w.root, fmt.Sprintf("%06d/a.xlsx", i), "x")
	}
	w.asks = newAsks(500 * time.Millisecond)
	answer := make(chan struct{})
	var mu sync.Mutex
	asked := 0
	w.Before = func(folder string) error {
		if folder == "000003" {
			mu.Lock()
			asked++
			mu.Unlock()
			<-answer
		}
		return nil
	}
	want := []record.Unknown{{Path: "000003", Why: record.Slow}}
	for range 3 {
		look, err := w.Look(context.Background())
		must(t, err)
		if diff := cmp.Diff(want, look.Unknown); diff != "" || len(look.Files) != 3*atOnce-1 {
			t.Fatalf("%d files, unknown (-want +got):\n%s", len(look.Files), diff)
		}
	}
	mu.Lock()
	if asked != 1 {
		t.Errorf("asked %d times while there was no answer", asked)
	}
	mu.Unlock()
	close(answer)
	for w.asks.waits("000003") {
		time.Sleep(time.Millisecond)
	}
	look, err := w.Look(context.Background())
	must(t, err)
	if len(look.Unknown) > 0 || len(look.Files) != 3*atOnce || !w.Changed() {
		t.Errorf("%d files, unknown %v, changed %v", len(look.Files), look.Unknown, w.Changed())
	}
}

// TestAFileThatIsNotReadInTime waits, and the others of its department with it;
// those of other departments do not.
func TestAFileThatIsNotReadInTime(t *testing.T) {
	w := NewWatcher(t.TempDir(), time.Now)
	for _, name := range []string{"213001/a.xlsx", "213001/b.xlsx", "402001/c.xlsx"} {
		put(t, w.root, name, "x")
	}
	seen := watch(t, w)
	w.reads = newAsks(time.Second)
	answer := make(chan struct{})
	w.Before = func(path string) error {
		if path == "213001/a.xlsx" {
			<-answer
		}
		return nil
	}
	read := func() (ok []bool) {
		for _, s := range seen {
			data, err := w.Read(context.Background(), s, 0)
			if err != nil && !errors.Is(err, ErrUnsettled) {
				t.Errorf("%s: %v", s.Path, err)
			}
			ok = append(ok, string(data) == "x")
		}
		return ok
	}
	if got := read(); !slices.Equal(got, []bool{false, false, true}) {
		t.Errorf("read = %v", got)
	}
	close(answer)
	for w.reads.waits("213001") {
		time.Sleep(time.Millisecond)
	}
	w.reads.limit = time.Minute
	if got := read(); !slices.Equal(got, []bool{true, true, true}) {
		t.Errorf("when there is an answer: read = %v", got)
	}
}

// TestAShareThatDoesNotAnswer at all is not waited for folder by folder.
func TestAShareThatDoesNotAnswer(t *testing.T) {
	s := newScanner(t.TempDir())
	for i := range 40 * atOnce {
		put(t, s.root, fmt.Sprintf("%06d/a.xlsx", i), "x")
	}
	s.asks = newAsks(20 * time.Millisecond)
	answer := make(chan struct{})
	defer close(answer)
	var mu sync.Mutex
	asked := 0
	s.before = func(folder string) error {
		if folder != "." {
			mu.Lock()
			asked++
			mu.Unlock()
			<-answer
		}
		return nil
	}
	_, err := s.look(context.Background())
	if !errors.Is(err, ErrAway) {
		t.Errorf("error = %v, want ErrAway", err)
	}
	mu.Lock()
	defer mu.Unlock()
	if asked > mostSlow+atOnce {
		t.Errorf("%d folders were asked", asked)
	}
}

// TestDepth: a look goes so deep and no deeper, and says so.
func TestDepth(t *testing.T) {
	root := t.TempDir()
	path := "213001"
	for range Depth {
		path += "/d"
	}
	put(t, root, path+"/a.xlsx", "x")
	put(t, root, path+"/e/b.xlsx", "x")
	put(t, root, path+"/f/c.xlsx", "x")
	look, err := Look(context.Background(), root)
	must(t, err)
	want := []record.Unknown{{Path: path + "/e", Why: record.Deep}, {Path: path + "/f", Why: record.Deep}}
	if diff := cmp.Diff(want, look.Unknown); diff != "" || !slices.Equal(paths(look.Files), []string{path + "/a.xlsx"}) {
		t.Errorf("files %q, unknown (-want +got):\n%s", paths(look.Files), diff)
	}
	for i := range mostUnknown {
		must(t, os.Mkdir(filepath.Join(root, path, fmt.Sprint(i)), 0o755))
	}
	look, err = Look(context.Background(), root)
	must(t, err)
	want = []record.Unknown{{Path: "213001", Why: record.Deep, More: mostUnknown + 2}}
	if diff := cmp.Diff(want, look.Unknown); diff != "" || len(look.Files) > 0 {
		t.Errorf("files %q, unknown (-want +got):\n%s", paths(look.Files), diff)
	}
}

// TestTheWatcherKeepsWhatIsUnknown: what lies there stood still before, and is
// no change; that nobody can look is one, once.
func TestTheWatcherKeepsWhatIsUnknown(t *testing.T) {
	clock := &ticking{evening}
	w := NewWatcher(t.TempDir(), clock.now)
	put(t, w.root, "213001/a.xlsx", "x")
	put(t, w.root, "402001/b.xlsx", "x")
	seen := watch(t, w)
	clock.at = clock.at.Add(time.Hour)
	w.Before = func(folder string) error {
		if strings.HasPrefix(folder, "213001") {
			return fs.ErrPermission
		}
		return nil
	}
	for _, changed := range []bool{true, false} {
		watch(t, w)
		if w.Changed() != changed {
			t.Errorf("changed = %v, want %v", !changed, changed)
		}
	}
	w.Before = nil
	watch(t, w)
	if !w.Changed() || waits(w, seen, time.Hour) {
		t.Error("a file that was unknown for a while is one that moved")
	}
}
