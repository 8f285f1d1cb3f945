package work

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/rs/zerolog"
)

// ErrAbandoned says that work did not end although it was told to.
var ErrAbandoned = errors.New("work did not end; left to the next worker")

// Worker is one process of those that share the campaigns.
type Worker struct {
	URL    string // of the database
	AtOnce int    // runs at a time
	Tasks  Tasks
	Log    zerolog.Logger
	// Prepare makes the tables that are not River's; nil where they are there.
	Prepare func(context.Context) error
	// Watch is told now and then how all workers are, and the error when the database
	// does not answer; may be nil.
	Watch func(State, error)
	Times Times
}

// Serve works until the context ends, then lets runs end, and cuts those off that take
// too long: the next worker takes them up. A database that is away is waited for.
func (w *Worker) Serve(ctx context.Context) (err error) {
	pool, err := connect(w.URL)
	if err != nil {
		return err
	}
	defer func() {
		if !errors.Is(err, ErrAbandoned) { // what hangs may have a connection, which closing waits for
			pool.Close()
		}
	}()
	h := newRunsHere(pool.Config().ConnConfig)
	defer h.close()
	client, err := w.begin(ctx, pool, h)
	if err != nil || client == nil {
		return err
	}
	var asking sync.WaitGroup
	asking.Go(func() { w.ask(ctx, client) })
	w.watch(ctx, pool, h)
	asking.Wait()
	w.Log.Info().Msg("stopping: waiting for runs to end")
	select {
	case <-client.Stopped():
		return nil
	case <-time.After(w.Times.Grace + hardStop):
		return ErrAbandoned
	}
}

// begin waits for the database, and starts to take jobs. There is no client where
// the context ended before.
func (w *Worker) begin(ctx context.Context, pool *pgxpool.Pool, h *runsHere) (*river.Client[pgx.Tx], error) {
	pause := time.Second
	for {
		client, err := w.start(ctx, pool, h)
		if err == nil || errors.Is(err, errConfig) {
			return client, err
		}
		if ctx.Err() != nil {
			return nil, nil
		}
		w.told(State{}, err)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return nil, nil
		}
		pause = min(2*pause, w.Times.Watch)
	}
}

// errConfig is a fault of the program: no database mends it.
var errConfig = errors.New("configure queue")

func (w *Worker) start(ctx context.Context, pool *pgxpool.Pool, h *runsHere) (*river.Client[pgx.Tx], error) {
	if err := w.prepare(ctx, pool); err != nil {
		return nil, err
	}
	if err := h.connect(ctx); err != nil {
		return nil, err
	}
	client, err := river.NewClient(riverpgxv5.New(pool), w.config(pool, h))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errConfig, err)
	}
	if err := client.Start(ctx); err != nil {
		return nil, fmt.Errorf("start queue: %w", err)
	}
	return client, nil
}

// common is what the workers of all kinds of jobs have in common.
type common struct {
	*Worker
	pool *pgxpool.Pool
	runs *runsHere
}

// asks are how often within the time between two looks at the list each worker asks for
// one.
const asks = 12

// ask asks for looks at the list, of which there is one in each span of time, whoever
// asks first: were it the leader of the queue alone, all would wait for another one to be
// elected when it dies.
func (w *Worker) ask(ctx context.Context, client *river.Client[pgx.Tx]) {
	once := river.InsertOpts{UniqueOpts: river.UniqueOpts{ByPeriod: w.Times.Due}}
	tick := time.NewTicker(w.Times.Due / asks)
	defer tick.Stop()
	for {
		_, _ = client.Insert(ctx, dueArgs{}, &once) // where the database is away, watch tells it
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// watch looks now and then how all are, until the context ends.
func (w *Worker) watch(ctx context.Context, pool *pgxpool.Pool, h *runsHere) {
	tick := time.NewTicker(w.Times.Watch)
	defer tick.Stop()
	for {
		_ = h.connect(ctx) // where it cannot, the next line tells it
		w.told(stateOf(ctx, pool))
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (w *Worker) told(s State, err error) {
	if w.Watch != nil && !errors.Is(err, context.Canceled) {
		w.Watch(s, err)
	}
}
