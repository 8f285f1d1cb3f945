package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/pressly/goose/v3"

	"jixiao/pipeline/ledger/server"
)

// remote is a ledger that is the rows of one campaign in a database on a server, seen
// through one session.
type remote struct {
	db       *sql.DB
	campaign int64
	readOnly bool
	held     atomic.Bool
	whole    atomic.Bool // every row was read, by this session or one before
}

// tryAgain is how long a lock that another session has is left alone.
const tryAgain = 200 * time.Millisecond

// openOnServer opens the ledger that a place file names; unread is why that cannot be
// read.
func openOnServer(w Where, unread error, readOnly bool) (*Ledger, error) {
	if unread != nil {
		return nil, unread
	}
	ctx := context.Background()
	r, err := enter(ctx, w, readOnly)
	if err != nil {
		return nil, explain("open ledger of "+w.Campaign, err)
	}
	err = recognise(ctx, r)
	if errors.Is(err, ErrOlder) && !readOnly {
		err = prepare(ctx, w.Database)
	}
	if err != nil {
		_ = r.db.Close()
		return nil, explain("open ledger of "+w.Campaign, err)
	}
	return &Ledger{db: r.db, engine: r}, nil
}

func begunOnServer(w Where, unread error) (bool, error) {
	if unread != nil {
		return false, unread
	}
	ctx := context.Background()
	r, err := enter(ctx, w, true)
	if err != nil {
		return false, explain("open ledger of "+w.Campaign, err)
	}
	defer func() { _ = r.db.Close() }()
	begun, err := r.begun(ctx)
	return begun, explain("open ledger of "+w.Campaign, err)
}

// enter begins a session of a campaign that the database knows.
func enter(ctx context.Context, w Where, readOnly bool) (*remote, error) {
	db, err := connect(ctx, w.Database)
	if err != nil {
		return nil, err
	}
	r := &remote{db: db, readOnly: readOnly}
	err = db.QueryRowContext(ctx, `SELECT id FROM campaigns WHERE name = ?`, w.Campaign).Scan(&r.campaign)
	if errors.Is(err, sql.ErrNoRows) || server.Lacks(err) {
		err = ErrNotThere
	}
	if err == nil {
		err = server.Enter(ctx, db, r.campaign)
	}
	if err == nil && readOnly {
		_, err = db.ExecContext(ctx, `SET default_transaction_read_only = on`)
	}
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return r, nil
}

// connect begins a session of a role that row-level security holds for.
func connect(ctx context.Context, database string) (*sql.DB, error) {
	db, err := server.Open(database)
	if err != nil {
		return nil, err
	}
	var all bool
	err = db.QueryRowContext(ctx, `SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user`).Scan(&all)
	if err == nil && all {
		err = ErrSeesAll
	}
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

func (r *remote) begun(ctx context.Context) (begun bool, err error) {
	err = r.db.QueryRowContext(ctx, `SELECT anew OR EXISTS (SELECT 1 FROM looks) FROM campaigns WHERE id = ?`, r.campaign).Scan(&begun)
	return begun, err
}

func (r *remote) version(ctx context.Context) (v int64, err error) {
	err = r.db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM `+goose.DefaultTablename).Scan(&v)
	return v, err
}

func (r *remote) startAnew(ctx context.Context, tx *sql.Tx) error {
	return changedOne(tx.ExecContext(ctx, `UPDATE campaigns SET anew = true WHERE id = ?`, r.campaign))
}

// faults asks the server whether pages of the database have failed their checksums.
// That rows find what they point at it sees to with every statement.
func (r *remote) faults(ctx context.Context, tx *sql.Tx) ([]string, error) {
	var pages int64
	err := tx.QueryRowContext(ctx, `SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()`).Scan(&pages)
	if err != nil || pages == 0 {
		return nil, err
	}
	return []string{fmt.Sprintf("%d pages of the database fail their checksums", pages)}, nil
}

// hold takes the lock of the campaign in this session: it ends with it, and with it
// every statement that would write.
func (r *remote) hold(ctx context.Context) error {
	for end := time.Now().Add(busyTimeout); ; {
		taken, err := server.Lock(ctx, r.db, r.campaign)
		if err != nil {
			return err
		}
		if taken {
			return r.taken(ctx)
		}
		if !time.Now().Add(tryAgain).Before(end) {
			return ErrLocked
		}
		select {
		case <-time.After(tryAgain):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// taken says on the server whose statements are the ledger's own, and finds whether
// nobody else has written since every row was read.
func (r *remote) taken(ctx context.Context) error {
	var on string
	var sound bool
	err := r.db.QueryRowContext(ctx, `SELECT set_config('jixiao.holds', 'on', false), sound FROM campaigns WHERE id = ?`, r.campaign).Scan(&on, &sound)
	r.whole.Store(sound)
	r.held.Store(err == nil)
	return err
}

func (r *remote) copyTo(ctx context.Context, path string) error {
	to, err := Open(path)
	if err != nil {
		return err
	}
	to.engine.touch()
	err = carry(ctx, r.db, to.db, alreadyEmpty)
	return errors.Join(err, to.Close())
}

func (r *remote) sound() bool { return r.whole.Load() }

// know is noted for sessions to come. Where that fails, they read every row.
func (r *remote) know(sound bool) {
	r.whole.Store(sound)
	if r.held.Load() {
		_, _ = r.db.Exec(`UPDATE campaigns SET sound = (? = 1) WHERE id = ?`, sound, r.campaign)
	}
}

func (*remote) touch() {}

func (r *remote) mayKeep() bool { return r.held.Load() && !r.readOnly }

func (r *remote) close() error { return r.db.Close() }
