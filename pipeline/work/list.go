package work

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// List is the list of campaigns that workers share.
type List struct{ pool *pgxpool.Pool }

// OpenList opens the list in a database that is prepared; workers begin the tables.
func OpenList(url string) (*List, error) {
	pool, err := connect(url)
	if err != nil {
		return nil, err
	}
	return &List{pool}, nil
}

// Close ends the connection.
func (l *List) Close() { l.pool.Close() }

// ErrNone says that no campaign of a name is on the list.
var ErrNone = errors.New("no such campaign on the list")

// Listed is a campaign on the list, and how it is.
type Listed struct {
	Campaign
	Due   time.Time // of the next run, the zero time where none is planned, or one is under way
	AsOf  time.Time // the clock of the run that is under way, the zero time where none is
	Error string    // why its run failed the last time; "" where it did not
}

// All are the campaigns on the list, by their names.
func (l *List) All(ctx context.Context) ([]Listed, error) {
	// The queue's table is there when a worker was: before, there are no errors.
	var queue bool
	if err := l.pool.QueryRow(ctx, `SELECT to_regclass('river_job') IS NOT NULL`).Scan(&queue); err != nil {
		return nil, fmt.Errorf("read list of campaigns: %w", err)
	}
	said := `''`
	if queue {
		said = `coalesce((SELECT j.errors[array_upper(j.errors, 1)]->>'error' FROM river_job j WHERE j.id = c.job AND c.as_of IS NOT NULL), '')`
	}
	rows, err := l.pool.Query(ctx, `SELECT c.id, c.name, c.settings, c.due, c.as_of, `+said+` FROM campaigns c WHERE c.settings <> '' ORDER BY c.name`)
	if err != nil {
		return nil, fmt.Errorf("read list of campaigns: %w", err)
	}
	all, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (c Listed, err error) {
		var due, asOf *time.Time
		err = row.Scan(&c.ID, &c.Name, &c.Settings, &due, &asOf, &c.Error)
		c.Due, c.AsOf = orZero(due), orZero(asOf)
		return c, err
	})
	if err != nil {
		return nil, fmt.Errorf("read list of campaigns: %w", err)
	}
	return all, nil
}

func orZero(at *time.Time) time.Time {
	if at == nil {
		return time.Time{}
	}
	return *at
}

// Add puts a campaign on the list, or gives one that is on it other settings. Its next
// run is due now.
func (l *List) Add(ctx context.Context, name, settings string) error {
	_, err := l.pool.Exec(ctx, `INSERT INTO campaigns (name, settings, due) VALUES ($1, $2, now())
		ON CONFLICT (name) DO UPDATE SET settings = excluded.settings, due = excluded.due, looked = NULL, seen = ''`, name, settings)
	if err != nil {
		return fmt.Errorf("put %s on the list: %w", name, err)
	}
	return nil
}

// Remove takes a campaign off the list: ErrNone where it is not on it. Its ledger stays, and
// a run that is under way ends.
func (l *List) Remove(ctx context.Context, name string) error {
	done, err := l.pool.Exec(ctx, `UPDATE campaigns SET settings = '', due = NULL, as_of = NULL, job = NULL WHERE name = $1 AND settings <> ''`, name)
	switch {
	case err != nil:
		return fmt.Errorf("take %s off the list: %w", name, err)
	case done.RowsAffected() == 0:
		return fmt.Errorf("take %s off the list: %w", name, ErrNone)
	}
	return nil
}
