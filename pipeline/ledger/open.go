package ledger

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"net/url"
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
