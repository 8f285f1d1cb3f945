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

// OpenReadOnly opens a ledger that is there, and changes nothing in it. Besides
// what Open may return, the error matches fs.ErrNotExist or ErrOlder.
func OpenReadOnly(path string) (*Ledger, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
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
	l := &Ledger{db: db}
	if err := l.recognise(context.Background()); err != nil {
		_ = db.Close()
		return nil, explain("open ledger "+path, err)
	}
	return l, nil
}

// recognise makes sure that the file is a ledger of this version.
func (l *Ledger) recognise(ctx context.Context) error {
	var id int
	if err := l.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return ErrForeign
	}
	var current int64
	err := l.db.QueryRowContext(ctx, "SELECT max(version_id) FROM "+goose.DefaultTablename).Scan(&current)
	if err != nil {
		return err
	}
	switch target, err := newest(); {
	case err != nil:
		return err
	case current > target:
		return fmt.Errorf("schema %d, known up to %d: %w", current, target, ErrNewer)
	case current < target:
		return ErrOlder
	}
	return nil
}

// newest is the schema that this program writes.
func newest() (int64, error) {
	files, err := migrations.ReadDir("migrations")
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("read migrations: %w", err)
	}
	return goose.NumericComponent(files[len(files)-1].Name())
}
