package publish

import (
	"bytes"
	"context"
	"io"
	"iter"
	"slices"
	"sync"
	"time"

	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/daily"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/rulecount"
	"jixiao/pipeline/workspace"
)

// publication is one publishing of a snapshot. What says nothing of other pages is
// made beside all stages; of these each goes by what became of those before.
type publication struct {
	planner
	ws      *workspace.Session
	s       *record.Snapshot
	seen    func() *view.View
	counts  func() []view.RuleCount // what came of the section's own rules
	planned func()
	blank   outbox.Pages
	copied  copies
	tested  copies
	lie     map[int64]view.Copy // what lies of each file, once that is known
	reports func() unitReports
	others  func() []page // of test filings and to check sheets by
	unmade  []view.Unmade // that the day's pages tell of
	day     []composed    // once composing is over

	composing sync.WaitGroup
}

func newPublication(ctx context.Context, ws *workspace.Session, s *record.Snapshot, planned func()) (*publication, error) {
	// All pages see the ledger as it is once the way of publishing is on record.
	seen := sync.OnceValue(func() *view.View { return view.New(ws.Campaign, s) })
	p := &publication{planner: planner{Workspace: ws.Workspace, going: view.OutgoingOf(ws.Campaign, s, seen), folders: foldersOf(ws.Workspace)},
		ws: ws, s: s, seen: seen, counts: sync.OnceValue(func() []view.RuleCount { return rulecount.Kept(ctx, ws, s) }), planned: planned}
	var err error
	p.blank, err = p.blanks(s)
	return p, err
}

// facts are the pages that say nothing of others.
func (p *publication) facts() outbox.Pages {
	return func(yield func(outbox.Page) bool) {
		for _, fact := range factPages(p.Workspace, p.s, p.seen, p.counts) {
			if !yield(fact.outbox("", p.s.Run.AsOf)) {
				return
			}
		}
		for _, final := range finalPages(p.Workspace, p.s) {
			if !yield(final) {
				return
			}
		}
	}
}

// forFiles are the copies of what was handed in, for which somebody waits.
func (p *publication) forFiles(before outbox.Result) (outbox.Pages, error) {
	p.copied, p.tested = p.copies(p.s, before.Made), p.testCopies(p.s, before.Made)
	return inTurn(p.copied.keyed(), p.tested.keyed()), nil
}

// forUnits are the departments' reports and receipts, and what judges nothing.
func (p *publication) forUnits(ctx context.Context, made outbox.Result) (outbox.Pages, error) {
	p.lie = p.copied.liesBeside(made)
	p.reports = sync.OnceValue(func() unitReports { return p.unitReports(p.seen(), p.lie) })
	p.others = sync.OnceValue(func() []page {
		return slices.Concat(p.testPages(p.s, p.tested.liesBeside(made)), p.selfChecks(p.s.Decisions), p.outcomes())
	})
	p.compose(made)
	pages, err := p.plan(ctx)
	if err != nil {
		return nil, err
	}
	p.planned()
	return inTurn(pages, p.guides(), p.blank), nil
}

// compose begins to make the day's pages beside those of the departments, as if
// nothing more went wrong.
func (p *publication) compose(made outbox.Result) {
	p.unmade = p.copied.unmade(made, p.lie)
	pages := p.dayPages()
	p.day = make([]composed, len(pages))
	for i, of := range pages {
		p.composing.Go(func() { p.day[i] = composedOf(of, p.s.Run.AsOf) })
	}
}

// ofDay are the day's pages: as they were composed, unless more went wrong since.
func (p *publication) ofDay(made outbox.Result) (outbox.Pages, error) {
	p.composing.Wait()
	unmade := p.copied.unmade(made, p.lie)
	if !slices.Equal(unmade, p.unmade) {
		p.unmade, p.day = unmade, nil
		for _, of := range p.dayPages() {
			p.day = append(p.day, composed{page: of})
		}
	}
	var out []outbox.Page
	for _, of := range p.day {
		out = append(out, of.outbox("", p.s.Run.AsOf))
	}
	return slices.Values(out), nil
}

func (p *publication) dayPages() []page {
	links := func(files map[string]bool) daily.Links {
		return links(p.Outbox, inTurn(p.copied.lying(p.lie), p.reports().pages(files), slices.Values(p.others())), files)
	}
	return dayPages(p.Workspace, p.s, p.seen, p.counts, links, p.unmade)
}

// composed is a page with what it says, where that is there already.
type composed struct {
	page
	says *bytes.Buffer
}

// composedOf makes a page. What goes wrong in that is met by whoever makes it again.
func composedOf(of page, at time.Time) (made composed) {
	made.page = of
	defer func() { _ = recover() }()
	var says bytes.Buffer
	if of.write(&says, at) == nil {
		made.says = &says
		made.write = func(w io.Writer, _ time.Time) error {
			_, err := w.Write(says.Bytes())
			return err
		}
	}
	return made
}

// inTurn are all of one after all of the other.
func inTurn[T any](all ...iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, some := range all {
			for one := range some {
				if !yield(one) {
					return
				}
			}
		}
	}
}
