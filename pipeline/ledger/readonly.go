package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"github.com/pressly/goose/v3"
)

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
	return &Ledger{db: db}, nil
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
