package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a ledger of ours: "jixi" in ASCII.
const applicationID = 0x6a697869

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

// claim checks that the file is a ledger, or empty and then ours.
func (l *Ledger) claim(ctx context.Context) error {
	var id int
	if err := l.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil || id == applicationID {
		return err
	}
	// Another process may be claiming the same file: look again under the lock.
	return l.write(ctx, "claim file", func(tx *sql.Tx) error {
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

// migrate brings the schema up to date, each step in its own transaction.
func (l *Ledger) migrate(ctx context.Context) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, l.db, steps,
		goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	var failed error
	for last := int64(-1); ; {
		current, target, err := provider.GetVersions(ctx)
		if err != nil {
			return fmt.Errorf("read schema version: %w", err)
		}
		if current > target {
			return fmt.Errorf("schema %d, known up to %d: %w", current, target, ErrNewer)
		}
		if current == target {
			return nil
		}
		// A step that failed because another process has just made it is no
		// failure: go on as long as the schema moves.
		if current == last {
			return failed
		}
		last = current
		_, failed = provider.Up(ctx)
	}
}

// ErrOlder: the ledger has not been opened since the program was upgraded.
var ErrOlder = errors.New("the ledger was written by an older version of jixiao; run once to bring it up to date")

// ErrUnused: the file was cut off when it was made, and nothing is recorded in it.
var ErrUnused = errors.New("the ledger was cut off before anything was recorded in it; run once more")

// OpenReadOnly opens a ledger that is there, and changes nothing in it. Besides
// what Open may return, the error matches fs.ErrNotExist, ErrOlder or ErrUnused.
func OpenReadOnly(path string) (*Ledger, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	l, err := connectReadOnly(path)
	if err != nil {
		return nil, err
	}
	if err := l.recognise(context.Background()); err != nil {
		_ = l.db.Close()
		return nil, diagnose(path, err)
	}
	return l, nil
}

func connectReadOnly(path string) (*Ledger, error) {
	name, err := address(path, busyTimeout)
	if err != nil {
		return nil, err
	}
	// Not mode=ro: a reader of a ledger that was cut off must be able to put
	// its log back together.
	db, err := sql.Open("sqlite", name+"&_pragma=query_only(1)&mode=rw")
	if err != nil {
		return nil, fmt.Errorf("open ledger %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	return &Ledger{db: db, readOnly: true}, nil
}

// recognise makes sure that the file is a ledger of this version.
func (l *Ledger) recognise(ctx context.Context) error {
	begun, err := l.begun(ctx)
	if err != nil {
		return err
	}
	target, err := newest()
	if err != nil {
		return err
	}
	current, err := l.version(ctx)
	switch {
	case err != nil:
		return err
	case current > target:
		return fmt.Errorf("schema %d, known up to %d: %w", current, target, ErrNewer)
	case current < target && !begun:
		return ErrUnused
	case current < target:
		return ErrOlder
	}
	return nil
}

// version is the schema of the ledger, 0 before the first.
func (l *Ledger) version(ctx context.Context) (v int64, err error) {
	var made bool
	err = l.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)", goose.DefaultTablename).Scan(&made)
	if err == nil && made {
		err = l.db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM "+goose.DefaultTablename).Scan(&v)
	}
	return v, err
}

// newest is the schema that this program writes.
func newest() (int64, error) {
	files, err := migrations.ReadDir("migrations")
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("read migrations: %w", err)
	}
	return goose.NumericComponent(files[len(files)-1].Name())
}
