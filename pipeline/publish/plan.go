package publish

import (
	"context"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// plan finds out since when each page for departments has shown what it is to show,
// and so which of them need not be made. Only pages of departments of which anything
// is other than it was are held against what is known.
func (p *publication) plan(ctx context.Context) (outbox.Pages, error) {
	known, err := p.ws.Ledger.Pages(ctx)
	if err != nil {
		return nil, err
	}
	all := p.reports()
	others := all
	others.some = all.unlike(known)
	now := comparedWith(known, inTurn(others.pages(nil), slices.Values(p.others())))
	now.keep(known, all.bases)
	return planned(ctx, p.ws, p.s, known, now, inTurn(all.pages(nil), slices.Values(p.others())))
}

// planned are all pages, each with the moment since which it has shown what it shows.
func planned(ctx context.Context, ws *workspace.Session, s *record.Snapshot, known map[string]ledger.Page, now comparison, pages iter.Seq[page]) (outbox.Pages, error) {
	other := make(map[string]ledger.Page, len(now.other))
	for name, p := range now.other {
		other[name] = ledger.Page{Digest: p.says, Basis: p.basis}
	}
	since, err := ws.Ledger.PlanPages(ctx, known, other, now.gone(known), s.Run.AsOf, redrawn(ws.Workspace, now.other))
	if err != nil {
		return nil, err
	}
	return func(yield func(outbox.Page) bool) {
		for p := range pages {
			name, key, at, drawn := p.ledgerName(), "", s.Run.AsOf, ""
			is, told := since[name]
			if !told && now.met[name] {
				is, told = known[name]
			}
			if told {
				at = is.At
				key = is.Digest + " " + at.Format(time.RFC3339Nano) + " " + ws.Version
				_, drawn, _ = strings.Cut(is.Digest, " ")
			}
			out := p.outbox(key, at)
			if out.Drawn = drawn; !yield(out) {
				return
			}
		}
	}, nil
}

// comparison is what pages are to show, held against what is known of them.
type comparison struct {
	met   map[string]bool        // by name: false where it cannot be told what a page is to show
	other map[string]plannedPage // pages of which something else is to be known
}

// plannedPage is a page with the digest of what it is to show.
type plannedPage struct {
	page
	says string
}

// comparedWith finds out, on all cores, what each page is to show, but of those of
// which it is known, because nothing that they are made of is other than it was. One
// of which that cannot be found out has no digest: whoever makes it will meet the
// fault.
func comparedWith(known map[string]ledger.Page, pages iter.Seq[page]) comparison {
	c := comparison{met: make(map[string]bool, len(known)), other: map[string]plannedPage{}}
	var lock sync.Mutex
	var group errgroup.Group // whose tasks never fail
	group.SetLimit(runtime.GOMAXPROCS(0))
	enter := func(name string, p page, digest string) {
		lock.Lock()
		defer lock.Unlock()
		c.met[name] = digest != ""
		if was := known[name]; digest != "" && (was.Digest != digest || was.Basis != p.basis) {
			c.other[name] = plannedPage{p, digest}
		}
	}
	for p := range pages {
		name := p.ledgerName()
		switch was := known[name]; {
		case p.digest == nil:
			enter(name, p, "")
		case p.basis != "" && was.Basis == p.basis:
			enter(name, p, was.Digest)
		default:
			group.Go(func() error {
				enter(name, p, p.shown())
				return nil
			})
		}
	}
	_ = group.Wait()
	return c
}

// keep takes in the pages that are known to be made of what they would be made of now.
func (c comparison) keep(known map[string]ledger.Page, bases map[string]string) {
	current := map[string]bool{}
	for _, basis := range bases {
		current[basis] = basis != ""
	}
	for name, was := range known {
		if current[was.Basis] {
			c.met[name] = true
		}
	}
}

// gone are the names of which nothing is to be known any more.
func (c comparison) gone(known map[string]ledger.Page) (gone []string) {
	for name := range known {
		if !c.met[name] {
			gone = append(gone, name)
		}
	}
	return gone
}

// shown is the page's digest, "" where it cannot be told.
func (p page) shown() (digest string) {
	defer func() {
		if recover() != nil {
			digest = ""
		}
	}()
	digest, err := p.digest()
	if err != nil {
		return ""
	}
	return digest
}
