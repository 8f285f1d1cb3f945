package pipeline_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/workspace"
)

// evening is a workspace after a run over the first sample evening.
func evening(t *testing.T) pipeline.Options {
	t.Helper()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	return o
}

func mustAudit(t *testing.T, o pipeline.Options) *custody.AuditReport {
	t.Helper()
	a, err := custody.Audit(context.Background(), o.Workspace)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func faultKinds(a *custody.AuditReport) []string {
	var kinds []string
	for _, f := range a.Faults {
		kinds = append(kinds, f.Kind)
	}
	return kinds
}

// originals are the files of the archive.
func originals(t *testing.T, o pipeline.Options) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(o.Place.Folder(), "archive", "*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d originals, %v", len(files), err)
	}
	return files
}

// flip turns a byte in the middle of a file around.
func flip(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAuditTellsLossAndDamage(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		damage func(t *testing.T, o pipeline.Options)
		want   []string
	}{
		{"nothing", func(*testing.T, pipeline.Options) {}, nil},
		{"a byte of an original", func(t *testing.T, o pipeline.Options) { flip(t, originals(t, o)[3]) }, []string{"original_damaged"}},
		{"an original cut short", func(t *testing.T, o pipeline.Options) { must(t, os.Truncate(originals(t, o)[3], 10)) }, []string{"original_damaged"}},
		{"an original deleted", func(t *testing.T, o pipeline.Options) { must(t, os.Remove(originals(t, o)[3])) }, []string{"original_missing"}},
		{"the ledger cut short", func(t *testing.T, o pipeline.Options) { must(t, os.Truncate(string(o.Place), 3*4096)) }, []string{"ledger_damaged"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := evening(t)
			tt.damage(t, o)
			a := mustAudit(t, o)
			if diff := cmp.Diff(tt.want, faultKinds(a)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAuditCountsLeftovers(t *testing.T) {
	t.Parallel()
	o := evening(t)
	kept := originals(t, o)
	data := []byte("kept, and never recorded")
	put(t, o.Place.Folder(), "archive/.jixiao-0123456789abcdef.tmp", data)
	put(t, o.Place.Folder(), "archive/aa/"+filepath.Base(kept[0]), data)
	a := mustAudit(t, o)
	if a.Leftovers != 2 || len(a.Faults) != 0 || a.Originals != len(kept) {
		t.Errorf("audit = %+v, want two leftovers beside %d originals", a, len(kept))
	}
}

func TestAuditWithoutARun(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	if _, err := custody.Audit(context.Background(), o.Workspace); !errors.Is(err, workspace.ErrNoRun) {
		t.Errorf("error = %v, want ErrNoRun", err)
	}
	if _, err := os.Stat(o.Place.Folder()); !errors.Is(err, fs.ErrNotExist) {
		t.Error("an audit made a ledger")
	}
}

// A run that is stopped at any file, and completed by the next, leaves nothing
// that an audit would tell.
func TestAuditAfterAStoppedRun(t *testing.T) {
	t.Parallel()
	for stop := 1; stop < 16; stop += 7 {
		o := fixture(t)
		samples.Evenings(t)[0].CopyTo(t, o.Inbox)
		o.Campaign.Settings.Workers = 1
		ctx, cancel := context.WithCancel(context.Background())
		o.OnProgress = func(done, _ int) {
			if done == stop {
				cancel()
			}
		}
		if _, err := pipeline.Run(ctx, o); !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped at file %d: %v", stop, err)
		}
		if a := mustAudit(t, o); len(a.Faults) != 0 || a.Ledger.CutOff != 1 {
			t.Errorf("stopped at file %d: %+v", stop, a)
		}
		o.OnProgress = nil
		out := mustRun(t, o)
		a := mustAudit(t, o)
		if len(a.Faults) != 0 || a.Leftovers != 0 || a.Ledger.Head.Hash != out.Seal || a.Ledger.Unsealed != 0 {
			t.Errorf("completed after a stop at file %d: %+v", stop, a)
		}
	}
}

func TestAuditAfterThreeEvenings(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		mustRun(t, o)
	}
	o.Version = "another" // everything is judged again
	mustRun(t, o)
	if a := mustAudit(t, o); len(a.Faults) != 0 || a.Ledger.Runs != 4 {
		t.Errorf("audit = %+v", a)
	}
}
