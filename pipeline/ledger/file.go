package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"jixiao/internal/disk"
)

// file is a ledger that is one file of SQLite.
type file struct {
	db       *sql.DB
	readOnly bool
	kept     soundness
}

// applicationID marks a SQLite file as a ledger of ours: "jixi" in ASCII.
const applicationID = 0x6a697869

// openFile connects with a file that is there.
func openFile(path string, busy time.Duration, readOnly bool) (*file, error) {
	name, err := address(path, busy)
	if err != nil {
		return nil, err
	}
	if readOnly {
		// Not mode=ro: a reader of a ledger that was cut off must be able to put
		// its log back together.
		name += "&_pragma=query_only(1)&mode=rw"
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, fmt.Errorf("open ledger %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	return &file{db: db, readOnly: readOnly}, nil
}

// address writes a path as SQLite wants it, with the settings of every
// connection. Writers take the write lock when they begin, so that two of them
// wait for each other instead of failing half way.
func address(path string, busy time.Duration) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find ledger %s: %w", path, err)
	}
	full = filepath.ToSlash(full)
	if !strings.HasPrefix(full, "/") {
		full = "/" + full // a Windows drive
	}
	settings := url.Values{
		"_pragma": {
			"busy_timeout(" + strconv.FormatInt(busy.Milliseconds(), 10) + ")",
			"foreign_keys(1)",
			"synchronous(FULL)",
		},
		"_txlock": {"immediate"},
	}
	return (&url.URL{Scheme: "file", Path: full, RawQuery: settings.Encode()}).String(), nil
}

// prepare makes sure that the file is ours before anything in it is changed.
func (f *file) prepare(ctx context.Context) error {
	if err := f.claim(ctx); err != nil {
		return err
	}
	if _, err := f.db.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return err
	}
	if err := migrate(ctx, goose.DialectSQLite3, f.db, fileSteps); err != nil {
		return err
	}
	var err error
	f.kept.version, err = f.dataVersion(ctx)
	return err
}

// claim checks that the file is a ledger, or empty and then ours.
func (f *file) claim(ctx context.Context) error {
	var id int
	if err := f.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil || id == applicationID {
		return err
	}
	f.touch()
	// Another process may be claiming the same file: look again under the lock.
	return write(ctx, f.db, func(tx *sql.Tx) error {
		var tables int
		err := tx.QueryRowContext(ctx, "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id").
			Scan(&id, &tables)
		if err != nil || id == applicationID {
			return err
		}
		if id != 0 || tables > 0 {
			return ErrForeign
		}
		_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
		return err
	})
}

func (f *file) version(ctx context.Context) (v int64, err error) {
	var made bool
	err = f.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)", goose.DefaultTablename).Scan(&made)
	if err == nil && made {
		err = f.db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM "+goose.DefaultTablename).Scan(&v)
	}
	return v, err
}

func (f *file) copyTo(ctx context.Context, path string) error {
	if err := disk.CreatePrivate(path); err != nil {
		return err
	}
	if f.readOnly { // SQLite counts the copy among what such a connection must not write
		if _, err := f.db.ExecContext(ctx, `PRAGMA query_only = 0`); err != nil {
			return err
		}
		defer func() { _, _ = f.db.Exec(`PRAGMA query_only = 1`) }()
	}
	_, err := f.db.ExecContext(ctx, `VACUUM INTO ?`, path)
	return err
}

// faults asks SQLite whether its file is whole, and every row that points at
// another finds it.
func (f *file) faults(ctx context.Context, tx *sql.Tx) ([]string, error) {
	rows, err := tx.QueryContext(ctx, `PRAGMA integrity_check(20)`)
	said, err := collect(rows, err, func(rows *sql.Rows) (s string, err error) {
		err = rows.Scan(&s)
		return s, err
	})
	if err != nil {
		return nil, err
	}
	if len(said) == 1 && said[0] == "ok" {
		said = nil
	}
	rows, err = tx.QueryContext(ctx, `SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2`)
	lost, err := collect(rows, err, func(rows *sql.Rows) (string, error) {
		var table, parent string
		var n int
		err := rows.Scan(&table, &parent, &n)
		return fmt.Sprintf("%d rows of %s point at missing rows of %s", n, table, parent), err
	})
	return append(said, lost...), err
}

// hold has nothing to take: who writes has the lease beside the file.
func (*file) hold(context.Context) error { return nil }

func (f *file) sound() bool { return f.kept.sound.Load() }

func (f *file) know(sound bool) { f.kept.sound.Store(sound) }

func (f *file) touch() { f.kept.touch() }

func (f *file) mayKeep() bool { return !f.readOnly }

func (f *file) close() error {
	if f.kept.touched.Load() && !f.alone() {
		f.kept.sound.Store(false)
	}
	if err := f.db.Close(); err != nil {
		return err
	}
	return f.kept.leave()
}
