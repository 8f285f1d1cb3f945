package work

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// State is how all workers are.
type State struct {
	Workers   int
	Campaigns int
	Jobs      []Jobs
	Late      time.Duration // since the moment of the run that is due the longest and has not begun
	Longest   time.Duration // since the clock of the run that is under way the longest
	Failing   []Failing     // at most mostFailing
}

// Jobs are how many jobs of a kind are in a state of the queue.
type Jobs struct {
	Kind, State string
	Count       int
}

// Failing is a campaign whose run fails.
type Failing struct {
	Name, Error string
}

const mostFailing = 50

// stateOf asks the database.
func stateOf(ctx context.Context, pool *pgxpool.Pool) (s State, err error) {
	ctx, cancel := context.WithTimeout(ctx, moment)
	defer cancel()
	err = pgx.BeginTxFunc(ctx, pool, pgx.TxOptions{AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if err := s.count(ctx, tx); err != nil {
			return err
		}
		rows, err := tx.Query(ctx, `SELECT kind, state::text, count(*)::int FROM river_job WHERE state IN ('available', 'pending', 'running', 'retryable', 'scheduled') GROUP BY kind, state ORDER BY kind, state`)
		if err != nil {
			return err
		}
		if s.Jobs, err = pgx.CollectRows(rows, pgx.RowToStructByPos[Jobs]); err != nil {
			return err
		}
		rows, err = tx.Query(ctx, `SELECT c.name, j.errors[array_upper(j.errors, 1)]->>'error' FROM campaigns c JOIN river_job j ON j.id = c.job
			WHERE c.as_of IS NOT NULL AND cardinality(j.errors) > 0 AND j.state <> 'completed' ORDER BY c.name LIMIT $1`, mostFailing)
		if err != nil {
			return err
		}
		s.Failing, err = pgx.CollectRows(rows, pgx.RowToStructByPos[Failing])
		return err
	})
	if err != nil {
		return s, fmt.Errorf("ask how the workers are: %w", err)
	}
	return s, nil
}

func (s *State) count(ctx context.Context, tx pgx.Tx) error {
	var late, longest float64
	err := tx.QueryRow(ctx, `SELECT (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid::bigint = $1 AND objid = 0
				AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
			count(*), coalesce(extract(epoch FROM now() - min(due)), 0)::float8, coalesce(extract(epoch FROM now() - min(as_of)), 0)::float8
		FROM campaigns WHERE settings <> ''`, int64(atWork)).Scan(&s.Workers, &s.Campaigns, &late, &longest)
	s.Late, s.Longest = seconds(max(late, 0)), seconds(max(longest, 0))
	return err
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }
