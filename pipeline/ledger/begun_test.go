package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pressly/goose/v3"

	"jixiao/pipeline/record"
)

// newborn is a ledger that was cut off after so many steps of its schema: -1
// before the file was claimed, 0 between that and the first step.
func newborn(t *testing.T, steps int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.db")
	name, err := address(path, busyTimeout)
	must(t, err)
	db, err := sql.Open("sqlite", name)
	must(t, err)
	l := &file{db: db}
	defer func() { must(t, l.close()) }()
	if steps < 0 {
		must(t, os.WriteFile(path, nil, 0o600))
		return path
	}
	must(t, l.claim(context.Background()))
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, os.DirFS("migrations"),
		goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true))
	must(t, err)
	for range steps {
		_, err := provider.UpByOne(context.Background())
		must(t, err)
	}
	return path
}

// TestCutOffInItsFirstMoment: a file in which nothing is recorded yet is neither
// somebody else's nor an older version's, and is gone on with.
func TestCutOffInItsFirstMoment(t *testing.T) {
	ofFiles(t)
	all, err := fs.Glob(migrations, fileSteps+"/*.sql")
	must(t, err)
	for steps := -1; steps < len(all); steps++ {
		t.Run(fmt.Sprint(steps), func(t *testing.T) {
			path := newborn(t, steps)
			begun, err := Begun(path)
			if err != nil || begun {
				t.Errorf("begun = %v, %v, want false", begun, err)
			}
			if _, err := OpenReadOnly(path); !errors.Is(err, ErrUnused) {
				t.Errorf("error = %v, want ErrUnused", err)
			}
			mustOpen(t, path)
		})
	}
}

func TestBegun(t *testing.T) {
	ctx := context.Background()
	begun := func(path string, want bool) {
		t.Helper()
		if got, err := Begun(path); err != nil || got != want {
			t.Errorf("begun = %v, %v, want %v", got, err, want)
		}
	}
	p := newPlay(t)
	begun(filepath.Join(t.TempDir(), "none.db"), false)
	begun(p.path, false)
	_, err := p.l.StartRun(ctx, friday, friday)
	must(t, err)
	begun(p.path, false)
	p.run(friday, inbox{})
	begun(p.path, true)

	path := ledgerPath(t)
	must(t, mustOpen(t, path).StartAnew(ctx))
	begun(path, true)
}

// TestCutShort says of every length what is left: nothing, or too little.
func TestCutShort(t *testing.T) {
	ofFiles(t)
	p := threeRuns(t)
	must(t, p.l.Close())
	whole, err := os.ReadFile(p.path)
	must(t, err)
	for size, want := range map[int]error{
		0: nil, 15: ErrIncomplete, 16: ErrIncomplete, 72: ErrIncomplete, 511: ErrIncomplete, 512: ErrIncomplete, 4095: ErrIncomplete,
		4096: ErrDamaged, 5000: ErrDamaged, 3 * 4096: ErrDamaged, len(whole) - 4096: ErrDamaged,
	} {
		must(t, os.WriteFile(p.path, whole[:size], 0o600))
		if _, err := Begun(p.path); !errors.Is(err, want) {
			t.Errorf("%d bytes: begun: %v, want %v", size, err, want)
		}
		if l, err := Open(p.path); !errors.Is(err, want) {
			t.Errorf("%d bytes: open: %v, want %v", size, err, want)
		} else if err == nil {
			must(t, l.Close())
		}
	}
	// A first word that was damaged makes it no other program's file.
	whole[3] ^= 1
	must(t, os.WriteFile(p.path, whole, 0o600))
	if _, err := Open(p.path); !errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged head: %v, want ErrDamaged", err)
	}
}

// TestCheck: what can be judged again from its original is, what a sealed entry
// proves is put right, and all else is damage.
func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		name      string
		statement string
		again     int // files, -1: damage
	}{
		{"nothing", `SELECT 1`, 0},
		{"what a submission says", `UPDATE submissions SET body = replace(body, '91.36', '95.36') WHERE file = 2`, 1},
		{"a submission that cannot be read", `UPDATE submissions SET body = 'x' WHERE file = 2`, 1},
		{"a finding that cannot be read", `UPDATE findings SET body = 'x' WHERE code = 'T03'`, 1},
		{"a verdict of a file", `UPDATE files SET verdict = 'accepted' WHERE path = 'd'`, 1},
		{"whose a version is", `UPDATE versions SET project = 'A-09' WHERE file = 2`, 1},
		{"an arrival", `UPDATE files SET arrival = '2023-10-01T00:00:00.000000000Z' WHERE path = 'b'`, 1},
		{"an arrival that is no time", `UPDATE files SET arrival = 'x' WHERE path = 'b'`, 1},
		{"a hash and a path", `UPDATE files SET hash = 'x', path = 'y' WHERE path = 'b'`, 1},
		{"an arrival in an entry", `UPDATE entries SET body = replace(body, '"arrival":"2023-10-1', '"arrival":"2023-10-0') WHERE file = 2`, -1},
		{"an arrival where the chain is broken", `UPDATE files SET arrival = 'x' WHERE path = 'b'; UPDATE runs SET hash = 'x' WHERE id = 1`, -1},
		{"an entry", `UPDATE entries SET body = 'x' WHERE file = 2`, -1},
		{"an entry deleted", `DELETE FROM entries WHERE file = 2`, -1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := threeRuns(t)
			before, err := p.l.Files(context.Background(), []int64{1, 2, 3})
			must(t, err)
			p.tamper(tt.statement)
			again, err := p.l.Check(context.Background())
			if tt.again < 0 {
				if !errors.Is(err, ErrDamaged) {
					t.Errorf("error = %v, want ErrDamaged", err)
				}
				return
			}
			must(t, err)
			if len(again) != tt.again {
				t.Errorf("to be judged again: %q, want %d", again, tt.again)
			}
			stale, err := p.l.Stale(context.Background(), by(p.fingerprint))
			must(t, err)
			if len(stale) < tt.again {
				t.Errorf("%d files are judged again, want %d", len(stale), tt.again)
			}
			after, err := p.l.Files(context.Background(), []int64{1, 2, 3})
			must(t, err)
			if diff := cmp.Diff(before, after, cmpopts.IgnoreFields(record.File{}, "Judged", "Verdict")); diff != "" {
				t.Errorf("what was seen of the files (-before +after):\n%s", diff)
			}
		})
	}
}
