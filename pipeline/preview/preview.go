// Package preview says what a run with changed rules and settings would find
// otherwise than the last one did, before any of it counts.
//
// It owns the copy of the ledger on which that run is made, in a temporary folder
// that is gone when it is done, and the comparison. It refuses to judge by itself:
// the stages are those of every run, so that what it says is what comes of it. It
// looks at no inbox, records nothing, and tells nobody.
package preview

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"jixiao/internal/lease"
	"jixiao/pipeline"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/pipeline/rulecount"
	"jixiao/pipeline/workspace"
)

// Result is what would be otherwise.
type Result struct {
	// Last is the run that is compared with; AsOf is the moment that the preview
	// goes by.
	Last record.Run
	AsOf time.Time
	// Files are those received that the ledger holds, Rejudged those that were
	// judged again, Waiting those that no run has received yet: nothing is said of
	// them.
	Files, Rejudged, Waiting int
	Sheets                   int // that were judged: the current version of each duty
	Verdicts                 []VerdictChange
	Findings                 []Change
	Rules                    []RuleChange       // in the order of codes
	Departments              []DepartmentChange // by code
	Local                    []rulecount.Line   // what came of the section's own rules
	// Then is what the ledger would hold.
	Then *record.Snapshot
}

// Changes reports whether anything would be otherwise.
func (r *Result) Changes() bool { return len(r.Verdicts)+len(r.Findings) > 0 }

// Of previews a run with the campaign of w at the moment of w.AsOf, that of the last
// run where it is zero. That one must have come to its end: the error is *lease.Held
// where it is still going on, and workspace.ErrCutOff where it was cut off.
func Of(ctx context.Context, w workspace.Workspace) (*Result, error) {
	sweep(os.TempDir())
	dir, err := os.MkdirTemp("", folderPrefix) // for nobody else to open
	if err != nil {
		return nil, fmt.Errorf("preview: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	out, err := inFolder(ctx, w, dir)
	if errors.Is(err, workspace.ErrCutOff) {
		err = cutOff(w.Place, err)
	}
	if err != nil {
		return nil, fmt.Errorf("preview: %w", err)
	}
	return out, nil
}

// inFolder previews with all that the run leaves in a folder: it knows of no outbox.
func inFolder(ctx context.Context, w workspace.Workspace, dir string) (*Result, error) {
	copied := workspace.Place(filepath.Join(dir, "ledger.db"))
	if err := copyLedger(ctx, w.Place, copied); err != nil {
		return nil, err
	}
	originals := intake.NewStore(copied.State().Originals()).Over(intake.NewStore(w.State().Originals()))
	return run(ctx, workspace.Workspace{Campaign: w.Campaign, Moment: workspace.Moment{AsOf: w.AsOf, Now: time.Now}, Place: copied,
		Folders: workspace.Folders{Inbox: w.Inbox}, Version: w.Version, Lang: w.Lang, Disk: w.Disk, OnProgress: w.OnProgress}, originals)
}

// cutOff says of a run without end whether it is still going on.
func cutOff(ledger workspace.Place, err error) error {
	note, working, failed := lease.Holder(string(ledger))
	if working {
		return &lease.Held{Note: note}
	}
	return errors.Join(err, failed)
}

// copyLedger copies a ledger as it is at one moment, beside whoever writes into it.
func copyLedger(ctx context.Context, from, to workspace.Place) error {
	l, err := from.OpenReadOnly()
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	return l.CopyTo(ctx, string(to))
}

// run makes a run on a copy, and compares what it leaves with what was there.
func run(ctx context.Context, w workspace.Workspace, originals *intake.Store) (*Result, error) {
	s, _, err := w.Begin(ctx, false)
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.Ledger.Close() }() // it is a copy
	account, err := s.Last(ctx)
	if err != nil {
		return nil, err
	}
	before := told(w, account.Snapshot())
	last := account.Run
	if s.AsOf.IsZero() {
		s.AsOf = last.AsOf.In(w.Campaign.Zone)
	}
	out, err := pipeline.Again(ctx, pipeline.Options{Sender: notify.Sender{Workspace: s.Workspace},
		Watcher: intake.NewWatcher(w.Inbox, w.Now)}, s, originals)
	if err != nil {
		return nil, err
	}
	r := &Result{Last: last, AsOf: s.AsOf, Rejudged: out.Rejudged, Then: out.Snapshot, Local: rulecount.Of(w.Campaign, out.Snapshot)}
	r.count()
	r.compare(w.Campaign, before, told(w, out.Snapshot))
	return r, nil
}

// count counts files and sheets.
func (r *Result) count() {
	for _, f := range r.Then.Seen() {
		if f.Verdict == record.Unsettled || f.Verdict == "" {
			r.Waiting++
		}
	}
	r.Files = len(r.Then.Seen()) + len(r.Then.Past) - r.Waiting
	for _, chain := range record.Chains(r.Then.Versions) {
		if record.Newest(chain) != nil {
			r.Sheets++
		}
	}
}
