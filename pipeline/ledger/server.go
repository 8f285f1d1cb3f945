package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

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

// Take copies a ledger that is a file into the database, under the name of its
// campaign, and checks that it says the same there; what an earlier try left is
// replaced where it is the beginning of this ledger. The lease of the file must be
// held. Then Point makes it the ledger of the path.
func (s *Server) Take(ctx context.Context, from *Ledger, campaign string) (Where, error) {
	w := Where{Database: s.address, Campaign: campaign}
	err := s.take(ctx, from, w)
	return w, explain("carry ledger to database", err)
}

func (s *Server) take(ctx context.Context, from *Ledger, w Where) error {
	head, err := from.Head(ctx)
	if err != nil {
		return err
	}
	if err := s.vacate(ctx, from, w); err != nil {
		return err
	}
	db, err := connect(ctx, w.Database)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `INSERT INTO campaigns (name) VALUES (?)`, w.Campaign)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	to, err := enter(ctx, w, false)
	if err != nil {
		return err
	}
	l := &Ledger{db: to.db, engine: to}
	defer func() { _ = l.Close() }()
	if err := l.Hold(ctx); err != nil {
		return err
	}
	if err := carry(ctx, from.db, l.db); err != nil {
		return err
	}
	return same(ctx, l, head)
}

// vacate removes what an earlier try left of a ledger under its name: nothing else
// than the beginning of that ledger.
func (s *Server) vacate(ctx context.Context, of *Ledger, w Where) error {
	r, err := enter(ctx, w, false)
	if errors.Is(err, ErrNotThere) {
		return nil
	}
	if err != nil {
		return err
	}
	left := &Ledger{db: r.db, engine: r}
	defer func() { _ = left.Close() }()
	if err := left.Hold(ctx); err != nil {
		return err
	}
	head, err := left.Head(ctx)
	if err != nil {
		return err
	}
	seal, err := of.Seal(ctx, head.Run)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if head.Run != 0 && seal != head.Hash {
		return ErrTaken
	}
	return r.remove(ctx)
}

// remove removes the campaign with all its rows.
func (r *remote) remove(ctx context.Context) error {
	return changedOne(r.db.ExecContext(ctx, `DELETE FROM campaigns WHERE id = ?`, r.campaign))
}

// same is nil where a copy says of itself what the ledger said, and raises no doubt.
func same(ctx context.Context, l *Ledger, head Head) error {
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
