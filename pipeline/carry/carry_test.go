package carry_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"jixiao/internal/disk"
	"jixiao/internal/testkit/postgres"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/carry"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/pipeline/work"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

func TestMain(m *testing.M) { os.Exit(postgres.Main(m).Run()) }

// fixture is a campaign whose folders lie in one that is called as it is, wherever
// that lies.
func fixture(t *testing.T) pipeline.Options {
	t.Helper()
	c, err := load.Campaign(os.DirFS("../../configs"))
	must(t, err)
	c.Settings.Blanks = false
	dir := filepath.Join(t.TempDir(), "campaign")
	must(t, os.MkdirAll(filepath.Join(dir, "inbox"), 0o755))
	return pipeline.Options{Sender: notify.Sender{Workspace: workspace.Workspace{
		Campaign: c, Lang: finding.ZH, Log: zerolog.Nop(), Version: "test",
		Place: workspace.Place(filepath.Join(dir, "data", "ledger.db")),
		Folders: workspace.Folders{Inbox: filepath.Join(dir, "inbox"), Outbox: filepath.Join(dir, "outbox"),
			Units: filepath.Join(dir, "outbox", "单位")}}}}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func refused(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error %v, want %v", err, want)
	}
}

// evening makes the run of an evening of the samples; both clocks stand still.
func evening(t *testing.T, o pipeline.Options, n int) {
	t.Helper()
	e := samples.Evenings(t)[n-1]
	e.CopyTo(t, o.Inbox)
	o.AsOf, o.Now = e.AsOf, func() time.Time { return e.AsOf.Add(time.Hour) }
	_, err := pipeline.Run(t.Context(), o)
	must(t, err)
}

// said is what a ledger and its outbox say: bytes of pages, seals of runs.
func said(t *testing.T, o pipeline.Options) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, filepath.WalkDir(o.Outbox, func(path string, e os.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(o.Outbox, path)
		out[name] = string(data)
		return err
	}))
	l, err := o.Place.OpenReadOnly()
	must(t, err)
	runs, err := l.Runs(t.Context(), 100)
	must(t, err)
	for _, run := range runs {
		seal, err := l.Seal(t.Context(), run.ID)
		must(t, err)
		out[fmt.Sprint("run ", run.ID)] = seal
	}
	head, err := l.Head(t.Context())
	must(t, err)
	must(t, l.Verify(t.Context(), head))
	must(t, l.Close())
	return out
}

func toServer(t *testing.T, o pipeline.Options, database, name string) *carry.Done {
	t.Helper()
	done, err := carry.ToServer(t.Context(), o.Workspace, database, name)
	must(t, err)
	return done
}

// there reports whether a database knows a name.
func there(t *testing.T, database, name string) bool {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.db")
	s, err := ledger.Connect(t.Context(), database)
	must(t, err)
	must(t, s.Of(name).Point(disk.Disk{}, path))
	l, err := ledger.OpenReadOnly(path)
	if errors.Is(err, ledger.ErrNotThere) {
		return false
	}
	must(t, err)
	must(t, l.Close())
	return true
}

// names are the files in the folder of a ledger that are the ledger's.
func names(t *testing.T, o pipeline.Options) []string {
	t.Helper()
	entries, err := os.ReadDir(o.Place.Folder())
	must(t, err)
	var out []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "ledger.db") && e.Name() != "ledger.db.lock" {
			name, _, _ := strings.Cut(e.Name(), "moved-")
			out = append(out, name)
		}
	}
	return out
}

func TestThereAndBackBetweenEvenings(t *testing.T) {
	t.Parallel()
	database := postgres.Shared(t).Database(t)
	stayed, moved := fixture(t), fixture(t)
	for n := 1; n <= 3; n++ {
		evening(t, stayed, n)
	}
	evening(t, moved, 1)
	done := toServer(t, moved, database, "2023")
	if !ledger.IsLedger(done.Kept) || done.Head.Run != 1 {
		t.Errorf("%+v", done)
	}
	if diff := cmp.Diff([]string{"ledger.db", "ledger.db."}, names(t, moved)); diff != "" {
		t.Error(diff)
	}
	evening(t, moved, 2)
	done, err := carry.ToFile(t.Context(), moved.Workspace)
	must(t, err)
	if done.Head.Run != 2 || there(t, database, "2023") {
		t.Errorf("%+v, or it is in the database still", done)
	}
	evening(t, moved, 3)
	if diff := cmp.Diff(said(t, stayed), said(t, moved)); diff != "" {
		t.Error(diff)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	server := postgres.Shared(t)
	database, other := server.Database(t), server.Database(t)
	a, b, fresh, another := fixture(t), fixture(t), fixture(t), fixture(t)
	evening(t, a, 1)
	evening(t, b, 2)
	_, err := carry.ToFile(t.Context(), a.Workspace)
	refused(t, err, carry.ErrFile)
	_, err = carry.ToServer(t.Context(), a.Workspace, server.Admin(database), "2023")
	refused(t, err, ledger.ErrSeesAll)
	_, err = carry.ToServer(t.Context(), a.Workspace, "postgres://jixiao@127.0.0.1:1/none?sslmode=disable", "2023")
	refused(t, err, ledger.ErrAway)
	before := said(t, a)
	toServer(t, a, database, "2023")
	toServer(t, a, database, "2023") // nothing is left to do
	_, err = carry.ToServer(t.Context(), b.Workspace, database, "2023")
	refused(t, err, ledger.ErrTaken)
	for _, where := range [][2]string{{other, "2023"}, {database, "2024"}} {
		_, err = carry.ToServer(t.Context(), a.Workspace, where[0], where[1])
		refused(t, err, carry.ErrElsewhere)
	}
	if diff := cmp.Diff(before, said(t, a)); diff != "" {
		t.Error(diff)
	}
	// What has no run yet begins there.
	toServer(t, fresh, database, "2025")
	_, err = carry.ToServer(t.Context(), another.Workspace, database, "2025")
	refused(t, err, ledger.ErrTaken)
	refused(t, fresh.History(), workspace.ErrNoRun)
	evening(t, fresh, 1)
	must(t, os.Remove(string(fresh.Place)))
	var lost *workspace.LostHistory
	if _, err := carry.ToServer(t.Context(), fresh.Workspace, database, "2025"); !errors.As(err, &lost) {
		t.Errorf("where the ledger is lost: %v", err)
	}
}

// TestACopiedFolderIsAnother: its ledger is the same, and only one counts.
func TestACopiedFolderIsAnother(t *testing.T) {
	t.Parallel()
	database := postgres.Shared(t).Database(t)
	a, b := fixture(t), fixture(t)
	evening(t, a, 1)
	must(t, os.CopyFS(filepath.Dir(string(b.Place)), os.DirFS(filepath.Dir(string(a.Place)))))
	toServer(t, a, database, "2023")
	_, err := carry.ToServer(t.Context(), b.Workspace, database, "2023")
	refused(t, err, ledger.ErrTaken)
}

// TestWhatIsOnlyThereIsAnotherLedger: what no run has sealed yet counts too.
func TestWhatIsOnlyThereIsAnotherLedger(t *testing.T) {
	t.Parallel()
	database := postgres.Shared(t).Database(t)
	o := fixture(t)
	evening(t, o, 1)
	s, err := ledger.Connect(t.Context(), database)
	must(t, err)
	must(t, s.Prepare(t.Context()))
	l, err := ledger.Open(string(o.Place))
	must(t, err)
	defer func() { must(t, l.Close()) }()
	w, err := s.Take(t.Context(), l, "2023")
	must(t, err)
	_, err = s.Take(t.Context(), l, "2023") // once more
	must(t, err)
	path := filepath.Join(t.TempDir(), "ledger.db")
	must(t, w.Point(disk.Disk{}, path))
	there, err := ledger.Open(path)
	must(t, err)
	at := samples.Evenings(t)[0].AsOf
	must(t, there.Enter(t.Context(), []record.Decision{{Kind: record.Arrive, Target: record.Target{File: 1}, At: at, AsOf: at, Made: at, By: "王科长", Why: "停机"}}))
	must(t, there.Close())
	_, err = s.Take(t.Context(), l, "2023")
	refused(t, err, ledger.ErrTaken)
	refused(t, w.Clear(t.Context(), l), ledger.ErrTaken)
}

func TestTheListKeepsWhatIsCarried(t *testing.T) {
	t.Parallel()
	database := postgres.Shared(t).Database(t)
	o := fixture(t)
	evening(t, o, 1)
	s, err := ledger.Connect(t.Context(), database)
	must(t, err)
	must(t, s.Prepare(t.Context()))
	list, err := work.OpenList(database)
	must(t, err)
	defer list.Close()
	must(t, list.Add(t.Context(), "2023", "/srv/2023/configs"))
	before, err := list.All(t.Context())
	must(t, err)
	toServer(t, o, database, "2023")
	evening(t, o, 2)
	_, err = carry.ToFile(t.Context(), o.Workspace)
	must(t, err)
	after, err := list.All(t.Context())
	must(t, err)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
	toServer(t, o, database, "2023") // nothing stands in its way there
}

var errKilled = errors.New("killed")

// TestAMoveKilledAnywhere stops a move at each of its operations on the disk: one ledger
// counts then, and the same command completes it.
func TestAMoveKilledAnywhere(t *testing.T) {
	t.Parallel()
	database := postgres.Shared(t).Database(t)
	o := fixture(t)
	evening(t, o, 1)
	before := said(t, o)
	ways := map[string]func(workspace.Workspace) error{
		"to server": func(w workspace.Workspace) error {
			_, err := carry.ToServer(context.WithoutCancel(t.Context()), w, database, "2023")
			return err
		},
		"to file": func(w workspace.Workspace) error {
			_, err := carry.ToFile(context.WithoutCancel(t.Context()), w)
			return err
		},
	}
	for _, way := range []string{"to server", "to file"} {
		for n := 0; ; n++ {
			w, left := o.Workspace, n
			w.Disk.Before = func(disk.Op, string) error {
				if left--; left < 0 {
					return errKilled
				}
				return nil
			}
			err := ways[way](w)
			if diff := cmp.Diff(before, said(t, o)); diff != "" {
				t.Fatalf("%s, %d operations: %s", way, n, diff)
			}
			if err == nil {
				if n < 5 {
					t.Errorf("%s: %d operations are few", way, n)
				}
				break
			}
			refused(t, err, errKilled)
		}
		if _, on, _ := ledger.OnServer(string(o.Place)); on != (way == "to server") || there(t, database, "2023") != on {
			t.Errorf("%s: on server %v, or the database says otherwise", way, on)
		}
	}
	for _, name := range names(t, o) {
		if name != "ledger.db" && name != "ledger.db." {
			t.Errorf("%s is left", name)
		}
	}
}
