package work

import (
	"context"
	"errors"
	"time"
)

// Campaign is one of the list.
type Campaign struct {
	ID       int64
	Name     string
	Settings string // the folder of its settings, as every worker sees it
}

// Plan is when the next run of a campaign is due.
type Plan struct {
	Next time.Time // the zero time is never
	Seen string    // the state of the settings that say so
}

// After is what follows from a run.
type After struct {
	Plan
	Letters        time.Time // when letters that are left are worth a try; the zero time: none is left
	Backup, Rollup bool
}

// Tasks are what is done for a campaign. They may be asked for several campaigns at
// once. ErrBusy of any of them says that somebody else works on the campaign: it is
// tried again soon.
type Tasks interface {
	// Run makes the run with a clock, or what a run with that clock left undone.
	Run(ctx context.Context, c Campaign, asOf time.Time) (After, error)
	// Plan says when the next run is due, unless the settings are as they were seen
	// last: then it returns what it was given.
	Plan(ctx context.Context, c Campaign, seen string) (Plan, error)
	// Letters sends what is due, and says when what is left is worth a try.
	Letters(ctx context.Context, c Campaign) (next time.Time, err error)
	Backup(ctx context.Context, c Campaign) error
	Rollup(ctx context.Context, c Campaign) error
}

// ErrBusy says that somebody else works on a campaign.
var ErrBusy = errors.New("somebody else works on the campaign")
