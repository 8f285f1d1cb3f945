package decide

import (
	"cmp"
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"time"

	"jixiao/internal/lease"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
)

// UnitRelease is the section's word that what waits for departments may go out.
type UnitRelease struct {
	Units   []string // codes; none is all for which something waits
	By, Why string
}

// UnitsReleased is what came of it.
type UnitsReleased struct {
	Units     []string // codes of those for which something waited
	Published *publish.Result
	Letters   *notify.Report // nil where none are sent
}

// ErrNotReviewed says that nothing can be released, because the settings have
// results go out with every run, or not at all.
var ErrNotReviewed = errors.New("results are not reviewed before they go out")

// ReleaseUnits records that what waits for departments may go out, as of the last
// run, publishes it and sends the letters. What is other later waits again.
func ReleaseUnits(ctx context.Context, section notify.Sender, r UnitRelease) (*UnitsReleased, error) {
	if section.Campaign.Publishing != campaign.Review {
		return nil, ErrNotReviewed
	}
	s, err := section.Open(ctx, lease.Decision)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	last, err := s.Last(ctx)
	if err != nil {
		return nil, err
	}
	return release(ctx, section, s, last.Snapshot(), r)
}

func release(ctx context.Context, section notify.Sender, s *workspace.Session, last *record.Snapshot, r UnitRelease) (*UnitsReleased, error) {
	all := releases(s.Campaign, last, r)
	if len(all) > 0 {
		if err := s.Ledger.Dispatch(ctx, all); err != nil {
			return nil, err
		}
	}
	out := &UnitsReleased{}
	for _, d := range all {
		out.Units = append(out.Units, d.Unit)
		s.Log.Info().Int64("dispatch", d.ID).Str("unit", d.Unit).Msg("release recorded")
	}
	last.Dispatches = slices.Concat(last.Dispatches, all)
	// Where nothing is new it may still be that a release was cut off.
	var err error
	if out.Published, err = publish.Last(ctx, s, last); err != nil {
		return out, err
	}
	out.Letters, err = section.After(ctx, s, last)
	return out, err
}

func releases(c *campaign.Campaign, s *record.Snapshot, r UnitRelease) []record.Dispatch {
	going := view.NewOutgoing(c, s)
	var all []record.Dispatch
	for _, u := range going.Waiting() {
		if len(r.Units) == 0 || slices.Contains(r.Units, u.Code) {
			all = append(all, record.Dispatch{Unit: u.Code, State: going.State(u.Code), Run: s.Run.ID, AsOf: s.Run.AsOf,
				Made: time.Now(), By: r.By, Why: r.Why})
		}
	}
	return all
}

// ReleaseMarked records what the section released in a report that came back to
// its own folder: where a department's results are still as they were then; and
// what it released by name, as that is now. Before the run is closed, so that a
// run that is killed later finds it recorded. It says whether it recorded anything.
func ReleaseMarked(ctx context.Context, ws *workspace.Session, s *record.Snapshot, ruled Ruled) (bool, error) {
	if ws.Campaign.Publishing != campaign.Review || len(s.Marks)+len(ruled.releases) == 0 {
		return false, nil
	}
	marked := map[string]record.Mark{}
	for _, m := range s.Marks {
		if strings.HasPrefix(m.File.Path, campaign.SectionFolder+"/") {
			marked[m.Key] = m
		}
	}
	going := view.NewOutgoing(ws.Campaign, s)
	var all []record.Dispatch
	for _, u := range going.Waiting() {
		m, ok := marked[record.ReleaseKey(u.Code, going.State(u.Code))]
		if !ok {
			m, ok = ruled.release(u.Code)
		}
		if ok {
			all = append(all, record.Dispatch{Unit: u.Code, State: going.State(u.Code), Run: s.Run.ID, AsOf: s.Run.AsOf, Made: time.Now(),
				By: cmp.Or(m.By, campaign.SectionFolder), Why: cmp.Or(m.Why, "在日报里放行："+path.Base(m.File.Path))})
		}
	}
	if len(all) == 0 {
		return false, nil
	}
	return true, ws.Ledger.Dispatch(ctx, all)
}

// CatchUp lets out what was released when a process was killed before it went
// out: what comes next may find something new, and would have it wait again.
func CatchUp(ctx context.Context, section notify.Sender, s *workspace.Session) error {
	open, err := s.Ledger.Undelivered(ctx)
	if err != nil || !open {
		return err
	}
	last, err := s.Snapshot(ctx, s.Ledger)
	if err != nil || last.Run.Ended.IsZero() {
		return err
	}
	_, err = publish.Last(ctx, s, last)
	if errors.Is(err, publish.ErrOutbox) {
		s.Log.Warn().Err(err).Msg("what was released could not all be published")
		return nil // it is tried again, and must not hold up a run
	}
	if err != nil {
		return err
	}
	_, err = section.After(ctx, s, last)
	return err
}
