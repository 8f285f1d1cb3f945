package work

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"jixiao/pipeline/ledger/server"
)

// schema is where all our tables are, those of the queue too.
const schema = server.Schema

// poolSize is how many connections the queue has: one listens, the others are needed
// for moments only. The ledgers have their own.
const poolSize = 5

// connects is how long a connection may take to come about.
const connects = 10 * time.Second

// connect reads an address. The database need not be there yet.
func connect(url string) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("read address of database: %w", err)
	}
	config.MaxConns, config.MinConns = poolSize, 0
	config.ConnConfig.ConnectTimeout = connects
	server.Configure(config.ConnConfig, "jixiao work")
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, fmt.Errorf("connect to database: %w", err)
	}
	return pool, nil
}

// prepare makes the tables, ours and the queue's, while no other worker does.
func (w *Worker) prepare(ctx context.Context, pool *pgxpool.Pool) error {
	if w.Prepare != nil {
		if err := w.Prepare(ctx); err != nil {
			return fmt.Errorf("prepare database: %w", err)
		}
	}
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{Schema: schema, Logger: newLogger(w.Log)})
	if err != nil {
		return fmt.Errorf("%w: %w", errConfig, err)
	}
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock($1, $2)`, atWork, preparing); err != nil {
			return fmt.Errorf("prepare queue: %w", err)
		}
		// In connections of its own: a step may need the one before it committed.
		if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
			return fmt.Errorf("prepare queue: %w", err)
		}
		return nil
	})
}
