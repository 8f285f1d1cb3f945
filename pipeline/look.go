package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// reach makes sure that there is an inbox at all, before anything is written.
// A run on a ledger with a history goes on without.
func reach(o Options) error {
	if begun, err := ledger.Begun(o.Ledger); begun || err != nil {
		return err
	}
	if _, err := os.Stat(o.Inbox); err != nil {
		return fmt.Errorf("find inbox: %w: %w", intake.ErrAway, err)
	}
	return nil
}

// sight is what a run goes by.
type sight struct {
	record.Look
	// away says why there is no look: the inbox is away, and the files are those
	// of the last one, as far as they were received.
	away error
}

// look lists the inbox, and makes sure that it is the inbox and not what is
// left of it while a share is away. Without an inbox a run goes by what was
// seen last, where anything was and o does not wait for the inbox.
func look(ctx context.Context, o Options, l *ledger.Ledger) (sight, error) {
	seen, err := o.Watcher.Look(ctx)
	if err == nil {
		seen.At = o.AsOf
		seen, err = complete(ctx, o, l, seen)
	}
	if !errors.Is(err, intake.ErrAway) || o.Waits {
		return sight{Look: seen}, err
	}
	last, failed := l.LastLook(ctx)
	if failed != nil || last.At.IsZero() {
		return sight{}, cmp.Or(failed, err)
	}
	o.Log.Warn().Err(err).Msg("run goes on without the inbox")
	return sight{Look: last, away: err}, nil
}

// complete adds to a look what lies in folders that are unknown. It is
// intake.ErrAway where the look met only what is left of the inbox, and nobody
// said that it is really empty.
func complete(ctx context.Context, o Options, l *ledger.Ledger, seen record.Look) (record.Look, error) {
	if !o.ReallyEmpty {
		if err := missed(ctx, o, l, seen); err != nil {
			return seen, err
		}
	}
	if len(seen.Unknown) == 0 {
		return seen, nil
	}
	last, err := l.LastLook(ctx)
	return intake.Keep(last, seen), err
}

// missed is intake.ErrAway where a look met only what is left of the inbox.
func missed(ctx context.Context, o Options, l *ledger.Ledger, seen record.Look) error {
	if intake.HoldsSubmissions(seen) {
		return nil
	}
	last, err := l.LastLook(ctx)
	if err != nil {
		return err
	}
	return intake.Away(o.Inbox, last, seen)
}

// settle waits for the files that are to be opened: what moves in that time is
// still being copied, and will not be read.
func (r *receiver) settle(ctx context.Context, files []record.File) error {
	var opened []record.Sighting
	for _, f := range files {
		if _, named := r.byName(f); !named {
			opened = append(opened, f.Sighting())
		}
	}
	return r.options.Watcher.Settle(ctx, opened, r.options.Watch.Settle)
}

// waiting tells of a file that could not be read yet, in other words once it
// has been so for long: then somebody has to do something about it.
func (r *receiver) waiting(f record.File) ledger.Saved {
	what := finding.Finding{Code: "F10"}
	if tell := r.options.Watch.Tell; tell > 0 && r.waited(f) >= tell {
		what.Variant, what.Value = "waiting", minutes(tell)
	}
	return r.telling(f, record.Unsettled, what)
}

// placeholder reports whether a file without content may be one that is still
// to be filled: programs make the name first.
func (r *receiver) placeholder(f record.File) bool {
	return f.Size == 0 && r.waited(f) < r.options.Watch.Empty
}

// waited is how long the file has been lying there unread, in real time.
func (r *receiver) waited(f record.File) time.Duration { return r.options.Now().Sub(f.Waiting) }

func minutes(d time.Duration) string { return fmt.Sprint(int64(d / time.Minute)) }

// patient fills in what watching needs where nobody said.
func (o Options) patient() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Watcher == nil {
		o.Watcher = intake.NewWatcher(o.Inbox, o.Now)
	}
	return o
}
