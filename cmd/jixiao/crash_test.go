//go:build unix

package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/internal/disk"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

var serveKills = flag.Int("serve-kills", 6, "how many times TestServeKilledAnywhere kills the standing service")

// TestServeKilledAnywhere kills the standing service at random moments, as
// kill -9 does, while files come in two lots. Started again, it comes to what a
// service comes to that nobody disturbs, and no file arrived later.
func TestServeKilledAnywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("real time and killed processes: make test and make crash have them")
	}
	quiet := newServed(t)
	var took [2]time.Duration
	for lot := range took {
		took[lot] = quiet.take(t, lot, func() {})
	}
	quiet.end(t)
	want := quiet.account(t)
	random := rand.New(rand.NewPCG(1, 9))
	limit := make(chan struct{}, 3)
	var killed atomic.Int64
	t.Run("kills", func(t *testing.T) {
		for i := range *serveKills {
			at := i % 2
			after := time.Duration(random.Int64N(int64(took[at])))
			t.Run(fmt.Sprintf("%d, lot %d, %s", i, at, after), func(t *testing.T) {
				t.Parallel()
				limit <- struct{}{}
				defer func() { <-limit }()
				s := newServed(t)
				for lot := range took {
					s.take(t, lot, func() {
						if lot == at && s.kill(t, after) {
							killed.Add(1)
						}
					})
				}
				s.end(t)
				if diff := cmp.Diff(want, s.account(t)); diff != "" {
					t.Errorf("(-undisturbed +killed):\n%s", diff)
				}
			})
		}
	})
	if n := killed.Load(); n < int64(*serveKills) {
		t.Errorf("%d of %d services were killed", n, *serveKills)
	}
}

// served is a folder before which a service runs in a process of its own.
type served struct {
	dir     string
	process *exec.Cmd
	output  *locked
	files   int                  // in the inbox
	before  map[string]time.Time // when files had arrived that the killed service had seen
}

func newServed(t *testing.T) *served {
	t.Helper()
	s := &served{dir: t.TempDir()}
	must(t, os.CopyFS(filepath.Join(s.dir, "configs"), configs.Files()))
	settings := filepath.Join(s.dir, "configs", "campaign.yaml")
	text, err := os.ReadFile(settings)
	must(t, err)
	for old, by := range map[string]string{"poll_seconds: 20": "poll_seconds: 1", "listen: 127.0.0.1:8737": `listen: ""`} {
		if !bytes.Contains(text, []byte(old)) {
			t.Fatalf("settings without %q", old)
		}
		text = bytes.Replace(text, []byte(old), []byte(by), 1)
	}
	must(t, os.WriteFile(settings, text, 0o600))
	must(t, os.Mkdir(filepath.Join(s.dir, "inbox"), 0o755))
	return s
}

// take drops a lot of files, disturbs, and waits until they are judged.
func (s *served) take(t *testing.T, lot int, disturb func()) time.Duration {
	t.Helper()
	began := time.Now()
	if lot == 0 {
		samples.Evenings(t)[0].CopyTo(t, s.inbox())
		s.start(t)
	} else {
		s.dropSecond(t)
	}
	s.files = countFiles(t, s.inbox())
	disturb()
	if s.process == nil {
		s.start(t)
	}
	s.await(t)
	return time.Since(began)
}

// dropSecond moves a folder of files into a department's, all at once: which
// files a look sees together decides how they are judged.
func (s *served) dropSecond(t *testing.T) {
	t.Helper()
	aside := filepath.Join(s.dir, "aside")
	samples.Evenings(t)[1].CopyTo(t, aside)
	folders, err := filepath.Glob(filepath.Join(aside, "213001*"))
	must(t, err)
	if len(folders) != 1 {
		t.Fatalf("folders of the second evening: %v", folders)
	}
	must(t, os.Rename(folders[0], filepath.Join(s.inbox(), filepath.Base(folders[0]), "第二批")))
}

func (s *served) inbox() string { return filepath.Join(s.dir, "inbox") }

func countFiles(t *testing.T, dir string) int {
	t.Helper()
	return len(allFiles(t, dir))
}

// allFiles lists the files below a folder, by their paths in it.
func allFiles(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	must(t, filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			rel, _ := filepath.Rel(dir, path) // it lies below dir
			all = append(all, rel)
		}
		return err
	}))
	return all
}

// locked is what a process prints, read while it prints on.
type locked struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// start runs the service: the test binary is the program where that is its name.
func (s *served) start(t *testing.T) {
	t.Helper()
	s.output = &locked{}
	s.process = exec.Command(os.Args[0], "serve")
	s.process.Args[0] = "jixiao"
	s.process.Dir = s.dir
	s.process.Stdout, s.process.Stderr = s.output, s.output
	must(t, s.process.Start())
	t.Cleanup(func() {
		if s.process != nil {
			_ = s.process.Process.Kill()
			_ = s.process.Wait()
		}
	})
}

// kill ends the process where it is after a while, and notes the arrivals of
// what it had seen by then. It reports whether it was still there to be killed.
func (s *served) kill(t *testing.T, after time.Duration) bool {
	t.Helper()
	time.Sleep(after)
	running := s.process.Process.Kill() == nil
	_ = s.process.Wait() // "signal: killed"
	s.process = nil
	s.before = s.arrivals(t)
	return running
}

// arrivals are when the files arrived, by a copy of the ledger: reading it in
// its place would end what the kill left open.
func (s *served) arrivals(t *testing.T) map[string]time.Time {
	t.Helper()
	copied := t.TempDir()
	data := filepath.Join(s.dir, "data")
	for _, name := range []string{"ledger.db", "ledger.db-wal"} {
		text, err := os.ReadFile(filepath.Join(data, name))
		if os.IsNotExist(err) {
			continue
		}
		must(t, err)
		must(t, os.WriteFile(filepath.Join(copied, name), text, 0o600))
	}
	o := s.options(t)
	o.Place = workspace.Place(filepath.Join(copied, "ledger.db"))
	out := map[string]time.Time{}
	now, err := o.Current(t.Context())
	if err != nil {
		return out // killed before there was anything to read
	}
	for _, f := range now.Files {
		out[f.Path] = f.Arrival
	}
	return out
}

func (s *served) options(t *testing.T) pipeline.Options {
	t.Helper()
	var out bytes.Buffer
	o, err := newSession(filepath.Join(s.dir, "configs"), &out, &out).options(placeFlags{})
	must(t, err)
	return o
}

// await waits until a run has come to its end that judged every file.
func (s *served) await(t *testing.T) {
	t.Helper()
	o := s.options(t)
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		now, err := o.Current(t.Context())
		if err == nil && strings.Contains(s.output.String(), "审核完成") && !now.Run.Ended.IsZero() && len(now.Files)+len(now.Past) == s.files && !anyUnsettled(now) {
			return
		}
	}
	t.Fatalf("%d files were not judged in a minute:\n%s", s.files, s.output)
}

func anyUnsettled(s *record.Snapshot) bool {
	return slices.ContainsFunc(s.Files, func(f record.File) bool { return f.Verdict == record.Unsettled || f.Verdict == "" })
}

// end stops the service in good order, when its outbox is written.
func (s *served) end(t *testing.T) {
	t.Helper()
	must(t, s.process.Process.Signal(syscall.SIGINT))
	err := s.process.Wait()
	s.process = nil
	if err != nil {
		t.Fatalf("service ended with %v:\n%s", err, s.output)
	}
}

// account is what ledger, archive and outbox say, but for times and for what
// was replaced on the way.
func (s *served) account(t *testing.T) []string {
	t.Helper()
	o := s.options(t)
	now, err := o.Current(t.Context())
	must(t, err)
	var lines []string
	for _, f := range now.Files {
		if at, seen := s.before[f.Path]; seen && !at.Equal(f.Arrival) {
			t.Errorf("%s arrived at %s before the kill, and at %s in the end", f.Path, at, f.Arrival)
		}
		lines = append(lines, fmt.Sprintf("file %s %s %s %s", f.Path, f.Verdict, f.Department, f.Hash))
	}
	for _, v := range now.Versions {
		lines = append(lines, fmt.Sprintf("version %v %d %s %s", v.Duty, v.N, v.File.Path, v.Verdict))
	}
	for _, i := range now.Issues {
		lines = append(lines, fmt.Sprintf("finding %s %s %s %s %s %s %s", i.Department, i.Code, i.Place.File, i.Place.Sheet, i.Place.Cell, i.Project, i.Field))
	}
	for _, name := range allFiles(t, filepath.Join(s.dir, "outbox")) {
		if !strings.Contains(name, "历次") {
			lines = append(lines, "published "+name)
		}
	}
	for _, name := range allFiles(t, filepath.Join(s.dir, "data")) {
		if disk.IsTemp(filepath.Base(name)) {
			t.Errorf("%s was left behind", name)
		}
		if strings.HasPrefix(name, "archive") {
			lines = append(lines, name)
		}
	}
	report, err := custody.Audit(t.Context(), o.Workspace)
	must(t, err)
	if len(report.Faults) > 0 || report.Leftovers > 0 {
		t.Errorf("audit: %d leftovers, faults %+v", report.Leftovers, report.Faults)
	}
	slices.Sort(lines)
	return lines
}
