package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// migrations are the steps of the schema: of a file, and below server of a database
// that holds many ledgers. Both come to the same step.
//
//go:embed migrations/*.sql migrations/server/*.sql
var migrations embed.FS

// The folders of steps.
const (
	fileSteps   = "migrations"
	serverSteps = "migrations/server"
)

// ErrOlder: the ledger has not been opened since the program was upgraded.
var ErrOlder = errors.New("the ledger was written by an older version of jixiao; run once to bring it up to date")

// ErrUnused: the file was cut off when it was made, and nothing is recorded in it.
var ErrUnused = errors.New("the ledger was cut off before anything was recorded in it; run once more")

// migrate brings the schema up to date, each step in its own transaction.
func migrate(ctx context.Context, dialect goose.Dialect, db *sql.DB, folder string, options ...goose.ProviderOption) error {
	steps, err := fs.Sub(migrations, folder)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	options = append(options, goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true))
	provider, err := goose.NewProvider(dialect, db, steps, options...)
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

// recognise makes sure that an engine holds a ledger of this version.
func recognise(ctx context.Context, e engine) error {
	begun, err := e.begun(ctx)
	if err != nil {
		return err
	}
	target, err := newest()
	if err != nil {
		return err
	}
	current, err := e.version(ctx)
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

// newest is the schema that this program writes.
func newest() (int64, error) {
	files, err := fs.Glob(migrations, fileSteps+"/*.sql")
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("read migrations: %w", err)
	}
	return goose.NumericComponent(files[len(files)-1])
}
