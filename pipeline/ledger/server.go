package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"jixiao/pipeline/ledger/server"
)

// Server is a database that holds the ledgers of many campaigns.
type Server struct{ address string }

// Connect checks that a database is there and that its role sees no more than it
// should. The URL is kept without its password.
func Connect(ctx context.Context, database string) (*Server, error) {
	address, _, err := server.Address(database)
	if err != nil {
		return nil, err
	}
	db, err := connect(ctx, address)
	if err != nil {
		return nil, explain("connect with database", err)
	}
	return &Server{address}, explain("connect with database", db.Close())
}

// Prepare lays out the tables of ledgers, or brings them up to date. Several
// processes may do so at once.
func (s *Server) Prepare(ctx context.Context) error {
	return explain("prepare database", prepare(ctx, s.address))
}

func prepare(ctx context.Context, address string) error {
	db, err := server.OpenPlain(address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(ctx, `CREATE SCHEMA IF NOT EXISTS `+server.Schema); err != nil {
		return fmt.Errorf("make schema: %w", err)
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return err
	}
	return migrate(ctx, goose.DialectPostgres, db, serverSteps, goose.WithSessionLocker(locker))
}

// About is what there is to know of a server.
type About struct {
	Version   int  // 15
	Checksums bool // of pages
}

// About asks the server about itself.
func (s *Server) About(ctx context.Context) (a About, err error) {
	err = s.ask(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int / 10000, current_setting('data_checksums') = 'on'`).Scan(&a.Version, &a.Checksums)
	})
	return a, explain("ask database about itself", err)
}

// Of is where the ledger of a campaign is in the database.
func (s *Server) Of(campaign string) Where { return Where{Database: s.address, Campaign: campaign} }

// Take copies a ledger that is a file into the database, under the name of its
// campaign, and checks that it says the same there; what an earlier try left is
// replaced where this ledger holds all of it, and ErrTaken is of what it does not. The
// lease of the file must be held. Then Where.Point makes it the ledger of the path.
func (s *Server) Take(ctx context.Context, from *Ledger, campaign string) (Where, error) {
	return s.Of(campaign), explain("carry ledger to database", s.put(ctx, from, campaign, holdsAll))
}

// Replace is Take in place of whatever the campaign has in the database, which is gone
// then.
func (s *Server) Replace(ctx context.Context, from *Ledger, campaign string) error {
	err := s.put(ctx, from, campaign, nil)
	if err == nil {
		err = s.PutInPlace(ctx, campaign)
	}
	return explain("replace ledger in database", err)
}

// InPlace reports whether the ledger that a campaign has in the database is one that
// counts: the place of a ledger names it.
func (s *Server) InPlace(ctx context.Context, campaign string) (is bool, err error) {
	err = s.ask(ctx, func(db *sql.DB) error {
		err := db.QueryRowContext(ctx, `SELECT in_place FROM campaigns WHERE name = ?`, campaign).Scan(&is)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return is, explain("look for ledger in database", err)
}

// PutInPlace says that it is.
func (s *Server) PutInPlace(ctx context.Context, campaign string) error {
	return explain("mark ledger in database", s.ask(ctx, func(db *sql.DB) error {
		return changedOne(db.ExecContext(ctx, `UPDATE campaigns SET in_place = true WHERE name = ?`, campaign))
	}))
}

// ask does one thing with the database, in a session of no campaign.
func (s *Server) ask(ctx context.Context, do func(*sql.DB) error) error {
	db, err := connect(ctx, s.address)
	if err != nil {
		return err
	}
	return errors.Join(do(db), db.Close())
}

// put carries a ledger where may, if there is one, allows it of the ledger that is there.
func (s *Server) put(ctx context.Context, from *Ledger, campaign string, may func(ctx context.Context, from, there *Ledger) error) error {
	head, err := from.Head(ctx)
	if err != nil {
		return err
	}
	err = s.ask(ctx, func(db *sql.DB) error {
		_, err := db.ExecContext(ctx, `INSERT INTO campaigns (name) VALUES (?) ON CONFLICT DO NOTHING`, campaign)
		return err
	})
	if err != nil {
		return err
	}
	return s.Of(campaign).alone(ctx, func(l *Ledger, r *remote) error {
		if may != nil {
			if err := may(ctx, from, l); err != nil {
				return err
			}
		}
		if err := carry(ctx, from.db, l.db, r.empty); err != nil {
			return err
		}
		return l.Verify(ctx, head)
	})
}

// Clear removes what a campaign has on a server, once its ledger is the file in: all of it
// must be in that, or it is ErrTaken. The campaign stays on the list of workers.
func (w Where) Clear(ctx context.Context, in *Ledger) error {
	err := w.alone(ctx, func(l *Ledger, r *remote) error {
		if err := holdsAll(ctx, in, l); err != nil {
			return err
		}
		return write(ctx, l.db, func(tx *sql.Tx) error {
			if err := r.empty(ctx, tx); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, `DELETE FROM campaigns WHERE id = ? AND settings = ''`, r.campaign)
			return err
		})
	})
	if errors.Is(err, ErrNotThere) {
		return nil
	}
	return explain("remove ledger from database", err)
}

// alone opens a ledger in a database with the right to write, and closes it.
func (w Where) alone(ctx context.Context, do func(*Ledger, *remote) error) error {
	r, err := enter(ctx, w, false)
	if err != nil {
		return err
	}
	l := &Ledger{db: r.db, engine: r}
	if err = l.Hold(ctx); err == nil {
		err = do(l, r)
	}
	return errors.Join(err, l.Close())
}

// holdsAll is nil where a ledger holds all that was ever entered into another one.
func holdsAll(ctx context.Context, l, other *Ledger) error {
	head, err := other.Head(ctx)
	if err != nil {
		return err
	}
	seal, err := l.Seal(ctx, head.Run)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if head.Run != 0 && seal != head.Hash {
		return ErrTaken
	}
	// Decisions are entered before the next run seals them.
	theirs, last, err := other.entriesAfter(ctx, head.Run, math.MaxInt64)
	if err != nil {
		return err
	}
	ours, _, err := l.entriesAfter(ctx, head.Run, last)
	if err == nil && ours != theirs {
		err = ErrTaken
	}
	return err
}

// entriesAfter is a hash over what was entered after a sealed run, up to an entry, and
// the last of them.
func (l *Ledger) entriesAfter(ctx context.Context, run, upTo int64) (hash string, last int64, err error) {
	err = l.read(ctx, "read entries", func(tx *sql.Tx) error {
		var sealed int64
		row := tx.QueryRowContext(ctx, `SELECT coalesce((SELECT sealed FROM runs WHERE id = ?), 0), coalesce(max(id), 0) FROM entries WHERE id <= ?`, run, upTo)
		if err := row.Scan(&sealed, &last); err != nil {
			return err
		}
		c := newCanon()
		if err := c.query(ctx, tx, sealedEntries, sealed, upTo); err != nil {
			return err
		}
		hash = c.hex()
		return nil
	})
	return hash, last, err
}

// Verify is nil where a copy of a ledger says of itself what that said, and raises no
// doubt.
func (l *Ledger) Verify(ctx context.Context, head Head) error {
	e, err := l.Examine(ctx)
	switch {
	case err != nil:
		return err
	case e.Head != head:
		return fmt.Errorf("%w: seal %s of run %d, want %s of run %d", ErrDamaged, e.Head.Hash, e.Head.Run, head.Hash, head.Run)
	case len(e.Doubts) > 0:
		return fmt.Errorf("%w: %s %s", ErrDamaged, e.Doubts[0].Kind, e.Doubts[0].Detail)
	}
	return nil
}
