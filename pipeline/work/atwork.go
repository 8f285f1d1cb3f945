package work

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"

	"jixiao/pipeline/ledger/server"
)

// Locks of the database by which workers know of each other: of a campaign on whose
// run a worker is, and besides campaigns, whose numbers begin at one.
const (
	atWork      int32 = 0x6a697877
	ledgerLocks int32 = server.LockSpace // of those who may write
	present     int32 = 0                // shared by all workers
	preparing   int32 = -1
)

// errTaken says that another run of the campaign is going on.
var errTaken = fmt.Errorf("%w: another run", ErrBusy)

// runsHere holds the campaigns on whose runs this worker is, in a session of its own: when
// the process dies, the database lets go of them. It tells due which runs go on. It
// gives no right to write, and when the session is lost the runs go on.
type runsHere struct {
	config *pgx.ConnConfig

	mu   sync.Mutex
	conn *pgx.Conn
	held map[int32]bool
}

func newRunsHere(config *pgx.ConnConfig) *runsHere {
	return &runsHere{config: config.Copy(), held: map[int32]bool{}}
}

// connect says that this worker is present, also where its session was lost.
func (h *runsHere) connect(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, moment)
	defer cancel()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.conn != nil && h.conn.Ping(ctx) != nil {
		_ = h.conn.Close(ctx)
	}
	return h.reconnect(ctx)
}

func (h *runsHere) reconnect(ctx context.Context) error {
	if h.conn != nil && !h.conn.IsClosed() {
		return nil
	}
	conn, err := pgx.ConnectConfig(ctx, h.config)
	if err != nil {
		return fmt.Errorf("connect to database: %w", err)
	}
	// What it held before the session was lost it holds again, unless somebody took it.
	_, err = conn.Exec(ctx, `SELECT pg_advisory_lock_shared($1, $2), (SELECT count(pg_try_advisory_lock($1, id)) FROM unnest($3::integer[]) id)`, atWork, present, slices.Collect(maps.Keys(h.held)))
	if err != nil {
		return errors.Join(fmt.Errorf("register worker: %w", err), conn.Close(ctx))
	}
	h.conn = conn
	return nil
}

// take holds a campaign until over is called. It returns errTaken where a run of it is
// going on.
func (h *runsHere) take(ctx context.Context, campaign int32) (over func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, moment)
	defer cancel()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.held[campaign] {
		return nil, errTaken
	}
	free, err := h.lock(ctx, campaign)
	if err != nil {
		return nil, fmt.Errorf("take campaign: %w", err)
	}
	if !free {
		return nil, errTaken
	}
	h.held[campaign] = true
	return func() { h.release(campaign) }, nil
}

// lock tries once more where the session was lost.
func (h *runsHere) lock(ctx context.Context, campaign int32) (free bool, err error) {
	for range 2 {
		if err = h.reconnect(ctx); err != nil {
			return false, err
		}
		err = h.conn.QueryRow(ctx, `SELECT pg_try_advisory_lock($1, $2)`, atWork, campaign).Scan(&free)
		if err == nil || !h.conn.IsClosed() {
			return free, err
		}
	}
	return false, err
}

func (h *runsHere) release(campaign int32) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.held, campaign)
	if h.conn == nil || h.conn.IsClosed() {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), moment)
	defer cancel()
	if _, err := h.conn.Exec(ctx, `SELECT pg_advisory_unlock($1, $2)`, atWork, campaign); err != nil {
		_ = h.conn.Close(ctx) // and with it goes the lock
	}
}

func (h *runsHere) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.conn != nil {
		ctx, cancel := context.WithTimeout(context.Background(), moment)
		defer cancel()
		_ = h.conn.Close(ctx)
	}
}
