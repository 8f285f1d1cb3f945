package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

func TestOpenRefusesWhatIsNotOurs(t *testing.T) {
	ofFiles(t)
	for _, tt := range []struct {
		name string
		make func(t *testing.T, path string)
		want error
	}{
		{"no database", func(t *testing.T, path string) {
			must(t, os.WriteFile(path, []byte("序号,项目名称\n1,环卫一体化\n这不是数据库，只是一个文件，长度超过一百个字节，一百个字节"), 0o644))
		}, ErrForeign},
		{"another program's database", func(t *testing.T, path string) { execute(t, path, "CREATE TABLE t (a)") }, ErrForeign},
		{"another program's mark", func(t *testing.T, path string) { execute(t, path, "PRAGMA application_id = 7") }, ErrForeign},
		{"a newer schema", func(t *testing.T, path string) {
			must(t, mustOpen(t, path).Close())
			execute(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)")
		}, ErrNewer},
		{"a corrupt ledger", func(t *testing.T, path string) {
			must(t, mustOpen(t, path).Close())
			data, err := os.ReadFile(path)
			must(t, err)
			for i := 100; i < len(data); i++ {
				data[i] = 0xff
			}
			must(t, os.WriteFile(path, data, 0o644))
		}, ErrDamaged},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "ledger.db")
			tt.make(t, path)
			before, err := os.ReadFile(path)
			must(t, err)
			if l, err := Open(path); !errors.Is(err, tt.want) {
				t.Errorf("Open = %v, %v; want %v", l, err, tt.want)
			}
			after, err := os.ReadFile(path)
			must(t, err)
			if string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
}

// execute runs a statement as another program would.
func execute(t *testing.T, path, statement string) {
	t.Helper()
	harm(t, path, statement)
}

func TestLockedLedger(t *testing.T) {
	ofFiles(t)
	ctx := context.Background()
	path := ledgerPath(t)
	other := mustOpen(t, path)
	l, err := open(path, 20*time.Millisecond)
	must(t, err)
	defer func() { must(t, l.Close()) }()

	writing, err := other.db.BeginTx(ctx, nil)
	must(t, err)
	if _, err := l.StartRun(ctx, friday, friday); !errors.Is(err, ErrLocked) {
		t.Errorf("StartRun = %v, want ErrLocked", err)
	}
	if _, err := l.Snapshot(ctx); err != nil {
		t.Errorf("reading beside a writer: %v", err)
	}
	if beside, err := open(path, 20*time.Millisecond); err != nil {
		t.Errorf("opening beside a writer: %v", err)
	} else {
		must(t, beside.Close())
	}
	must(t, writing.Rollback())
	if _, err := l.StartRun(ctx, friday, friday); err != nil {
		t.Errorf("StartRun after the other has finished: %v", err)
	}
}

func TestOpenOfALockedFile(t *testing.T) {
	ofFiles(t)
	path := filepath.Join(t.TempDir(), "ledger.db")
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=exclusive")
	must(t, err)
	defer func() { must(t, db.Close()) }()
	tx, err := db.Begin()
	must(t, err)
	defer func() { must(t, tx.Rollback()) }()
	if _, err := open(path, 20*time.Millisecond); !errors.Is(err, ErrLocked) {
		t.Errorf("Open = %v, want ErrLocked", err)
	}
}

func TestSettings(t *testing.T) {
	ofFiles(t)
	l := mustOpen(t, filepath.Join(t.TempDir(), "数据 50%?#", "ledger.db"))
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000"} {
		var got string
		must(t, l.db.QueryRow("PRAGMA "+pragma).Scan(&got))
		if got != want {
			t.Errorf("%s = %s, want %s", pragma, got, want)
		}
	}
}

// A process that was killed while it made the ledger left a marked file
// without tables, or an empty one.
func TestOpenCompletesWhatWasBegun(t *testing.T) {
	ofFiles(t)
	path := ledgerPath(t)
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, nil, 0o644))
	must(t, mustOpen(t, path).Close())
	marked := filepath.Join(t.TempDir(), "ledger.db")
	execute(t, marked, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	must(t, mustOpen(t, marked).Close())
}

func TestOpenWhereNoFileCanBe(t *testing.T) {
	ofFiles(t)
	dir := t.TempDir()
	if _, err := Open(dir); err == nil {
		t.Error("a folder was opened as a ledger")
	}
	must(t, os.WriteFile(filepath.Join(dir, "file"), nil, 0o644))
	if _, err := Open(filepath.Join(dir, "file", "ledger.db")); err == nil {
		t.Error("a ledger was opened below a file")
	}
}

// Two programs that start on the same new campaign make one ledger.
func TestOpenByTwoAtOnce(t *testing.T) {
	ofFiles(t)
	path := ledgerPath(t)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			l, err := Open(path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := l.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}
