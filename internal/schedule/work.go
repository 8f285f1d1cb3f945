package schedule

import (
	"context"
	"errors"
	"time"
)

// Why says why a run is due.
type Why string

// The reasons.
const (
	Start    Why = "start"    // the service has just started
	Settings Why = "settings" // the settings changed
	Planned  Why = "planned"  // the clock says so
	Arrival  Why = "arrival"  // something in the inbox changed and came to rest
	Again    Why = "again"    // files of the last run still wait: they were growing or locked
	Back     Why = "back"     // the inbox may be back, which a planned run had to do without
)

// Work is what the loop has others do. All of it is called from one goroutine,
// but Run and Look each from one of its own, a look also while a run goes on, and
// Next from any.
type Work interface {
	// Look looks into the inbox, and reports whether it looks other than the
	// last time. An error says that it cannot be looked at now.
	Look(ctx context.Context) (changed bool, err error)
	// Looked hears how each look went, one too that has not answered for long.
	Looked(err error)
	// Run makes one run and returns how many files it left waiting. It matches
	// ErrBusy when another process is at work, and ErrAway when the inbox is
	// away: a planned run is then made without it, any other is not made.
	Run(ctx context.Context, why Why) (waiting int, err error)
	// Reload takes changed settings, and reports whether it did. An error says
	// what is wrong with them: those before stay.
	Reload(ctx context.Context) (changed bool, err error)
	// Next is when the clock next says that a run is due, after a moment.
	Next(after time.Time) time.Time
	// Poll is how often to look.
	Poll() time.Duration
}

// ErrBusy is returned by Run when another process works on the ledger: the run
// is put off, and nothing is wrong.
var ErrBusy = errors.New("another process works on the ledger")

// ErrAway is matched by what Run returns when the inbox turned out to be away
// although a look found something there: an empty mount point, say.
var ErrAway = errors.New("the inbox is away")

// ErrAbandoned is returned by Serve when a run did not end in time after the
// service was told to stop: it is left behind as if the process were killed.
var ErrAbandoned = errors.New("a run did not end in time and was abandoned")
