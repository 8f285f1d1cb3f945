package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"jixiao/pipeline/across"
	"jixiao/pipeline/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
)

// Word is what the section says of one version.
type Word struct {
	Kind    record.DecisionKind
	Version int64 // 编号
	Undo    bool
	At      time.Time // of an arrival
	By, Why string
}

// Decided is what came of a word.
type Decided struct {
	Version  record.Version // as it is now
	Snapshot *record.Snapshot
	// Changed is false where the same was decided already, or where there is
	// nothing to undo: then nothing was recorded.
	Changed bool
}

// ErrNotContested says that a version is not one of several that came at once
// and disagree, so that none of them has to be named.
var ErrNotContested = errors.New("nothing came with it that says otherwise")

// ErrNotDoubted says that no amount of a version is far from the register's
// budget, so that none has to be confirmed.
var ErrNotDoubted = errors.New("no amount is far from the register's")

// Decide records what the section says, and what follows from it over the whole
// campaign as of the last run. The outbox follows with the next run, or when it
// is published again. The error may be a *record.UnknownVersion.
func Decide(ctx context.Context, o Options, w Word) (*Decided, error) {
	var out *Decided
	err := deciding(ctx, o, func(o Options, l *ledger.Ledger, account record.Account) (err error) {
		out, err = decide(ctx, o, l, account, w)
		return err
	})
	return out, err
}

// deciding opens the ledger for the section's word, which follows a run that
// came to its end.
func deciding(ctx context.Context, o Options, say func(Options, *ledger.Ledger, record.Account) error) error {
	if err := History(o); err != nil {
		return err
	}
	o, release, err := hold(ctx, o, lease.Decision)
	if err != nil {
		return err
	}
	defer release()
	l, err := ledger.Open(o.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	if err := catchUp(ctx, o, l); err != nil {
		return err
	}
	account, err := loadAccount(ctx, o.Campaign, l)
	switch {
	case err != nil:
		return err
	case account.Run.ID == 0:
		return ErrNoRun
	case account.Run.Ended.IsZero():
		return fmt.Errorf("decide after run %d: %w", account.Run.ID, ErrCutOff)
	}
	return say(o, l, account)
}

func decide(ctx context.Context, o Options, l *ledger.Ledger, account record.Account, w Word) (*Decided, error) {
	s := account.Snapshot()
	v, err := s.Version(w.Version)
	if err != nil {
		return nil, err
	}
	d := record.Decision{Kind: w.Kind, Undo: w.Undo, Target: w.Kind.Target(v), At: w.At, AsOf: o.AsOf, Made: time.Now(), By: w.By, Why: w.Why}
	switch {
	case account.Redundant(d):
		return &Decided{Version: v, Snapshot: s}, nil
	case w.Kind == record.Choose && !w.Undo && !v.Disputed():
		return nil, fmt.Errorf("choose version %d: %w", w.Version, ErrNotContested)
	case w.Kind == record.Confirm && !w.Undo && len(across.Outliers(o.Campaign, &v)) == 0:
		return nil, fmt.Errorf("confirm version %d: %w", w.Version, ErrNotDoubted)
	}
	out := &Decided{Changed: true}
	if out.Snapshot, err = decided(ctx, o, l, account, &d); err != nil {
		return nil, err
	}
	o.Log.Info().Int64("decision", d.ID).Str("kind", string(d.Kind)).Bool("undo", d.Undo).Int64("version", w.Version).Msg("decision recorded")
	out.Version, err = out.Snapshot.Version(w.Version)
	return out, err
}

// decided records a decision with what follows from it over the whole campaign
// as of the last run, and returns what then holds.
func decided(ctx context.Context, o Options, l *ledger.Ledger, account record.Account, d *record.Decision) (*record.Snapshot, error) {
	account = account.Decide(*d)
	o.AsOf = account.Run.AsOf
	found := append(wholeFindings(o, account), ofTheRun(account.Issues)...)
	if err := l.Decide(ctx, d, account.Run.ID, found); err != nil {
		return nil, err
	}
	return outline(ctx, o.Campaign, l, account)
}
