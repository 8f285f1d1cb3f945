package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
)

// page is one file of the outbox before it is known whether it has to be made.
type page struct {
	name string // inside the outbox, with slashes
	path string
	// shows is what the ledger knows the page by; "" is its name.
	shows string
	// digest names everything that the page shows but its moment; nil is a page
	// that is other in every run.
	digest func() (string, error)
	write  func(w io.Writer, at time.Time) error
	// passing pages leave the outbox when they are no longer published.
	passing bool
	// past is the folder that keeps what the page said before.
	past string
	// watched pages are looked over for what people changed in them.
	watched bool
	// remark is what is to be remembered of how the page was made; nil is
	// nothing.
	remark func() string
}

// unitsName is what pages for departments are remembered under, wherever the
// settings have their folder.
const unitsName = "单位"

// factPages are what says nothing of other pages. The largest comes first, so
// that no core is left with it alone at the end.
func factPages(o Options, s *record.Snapshot) []page {
	pages := []page{
		o.sectionPage(masterName(o.Campaign), func(w io.Writer) error { return report.Master(w, o.Campaign, s) }),
		o.sectionPage(findingsName, func(w io.Writer) error { return report.Findings(w, o.Campaign, s, o.Lang) }),
	}
	if report.Compares(o.Campaign, s) {
		p := o.sectionPage(fmt.Sprintf(effectPattern, o.Campaign.Facts.Year), func(w io.Writer) error { return report.Effect(w, o.Campaign, s) })
		p.passing = true
		pages = append(pages, p)
	}
	return pages
}

// dayPages are the section's report of the day, which tells what could not be
// made.
func dayPages(o Options, s *record.Snapshot, unmade []report.Unmade) []page {
	day := s.Run.AsOf.In(o.Campaign.Zone).Format("2006-01-02")
	section := report.NewDay(o.Campaign, s, unmade...)
	return []page{
		o.sectionPage("审核日报_"+day+".xlsx", section.Workbook),
		o.sectionPage("审核日报_"+day+".html", section.Page),
	}
}

// unitPages are what departments get beside their marked copies, which it leads
// to.
func unitPages(o Options, s *record.Snapshot, going *report.Outgoing, copies map[int64]report.Copy) []page {
	departments := report.NewDepartments(o.Campaign, s)
	departments.Beside(copies)
	var pages []page
	for _, u := range o.Campaign.Facts.Units {
		pages = append(pages, o.unitPage(going, u, "最新审核意见.xlsx", page{
			digest: func() (string, error) { return departments.Digest(u.Code), nil },
			write:  func(w io.Writer, at time.Time) error { return departments.Write(w, u.Code, at) },
		}))
	}
	return append(pages, receiptsOf(o, going, departments)...)
}

// sectionPage is a page for the section, which says of what moment it is in
// many places: it is other in every run.
func (o Options) sectionPage(name string, write func(io.Writer) error) page {
	return page{name: name, path: filepath.Join(o.Outbox, name), watched: name == masterName(o.Campaign),
		write: func(w io.Writer, _ time.Time) error { return write(w) }}
}

// The section's pages that have the same name in every run of a year.
const (
	masterPattern = "总表_%d.xlsx"
	effectPattern = "成效_%d.html"
	findingsName  = "findings.json"
)

func masterName(c *campaign.Campaign) string { return fmt.Sprintf(masterPattern, c.Facts.Year) }

// settle finds out since when each page has shown what it is to show, and so
// which of them need not be made.
func settle(ctx context.Context, o Options, l *ledger.Ledger, s *record.Snapshot, pages []page) ([]outbox.Page, error) {
	digests := digestsOf(pages)
	since, err := l.SettlePages(ctx, digests, s.Run.AsOf)
	if err != nil {
		return nil, err
	}
	out := make([]outbox.Page, len(pages))
	for i, p := range pages {
		key, at := "", s.Run.AsOf
		if known, ok := since[p.ledgerName()]; ok {
			at = known.At
			key = known.Digest + " " + at.Format(time.RFC3339Nano) + " " + o.Version
		}
		out[i] = p.outbox(key, at)
	}
	return out, nil
}

func (p page) ledgerName() string { return cmp.Or(p.shows, p.name) }

// outbox is the page as the outbox takes it.
func (p page) outbox(key string, at time.Time) outbox.Page {
	return outbox.Page{Name: p.name, Path: p.path, Key: key, Passing: p.passing, Past: p.past, Watched: p.watched, Remark: p.remark,
		Write: func(w io.Writer) error { return p.write(w, at) }}
}

// digestsOf finds out, on all cores, what each page is to show. One of which
// that cannot be found out has no digest: whoever makes it will meet the fault.
func digestsOf(pages []page) map[string]string {
	all := make([]string, len(pages))
	var group errgroup.Group // whose tasks never fail
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range pages {
		if p.digest == nil {
			continue
		}
		group.Go(func() error {
			all[i] = p.shown()
			return nil
		})
	}
	_ = group.Wait()
	digests := make(map[string]string, len(pages))
	for i, p := range pages {
		if all[i] != "" {
			digests[p.ledgerName()] = all[i]
		}
	}
	return digests
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

// probeName is the same every time, so that one that a killed run left behind
// is replaced and removed by the next.
const probeName = ".jixiao-probe"

// probe makes sure before a run that its results can be written at all.
func probe(o Options) error {
	for _, dir := range o.shared() {
		if err := o.Disk.MakeFolder(dir); err != nil {
			return fmt.Errorf("open outbox: %w", err)
		}
		name := filepath.Join(dir, probeName)
		if err := o.Disk.WriteFile(name, func(io.Writer) error { return nil }); err != nil {
			return fmt.Errorf("try outbox: %w", err)
		}
		if err := o.Disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("try outbox: %w", err)
		}
	}
	return nil
}

// sweep removes what a killed run left half written. It is for whoever holds
// the ledger: what another run is just writing looks the same.
func sweep(o Options) error {
	for _, dir := range append(o.shared(), o.memory()) {
		if err := o.Disk.RemoveStale(dir); err != nil {
			return fmt.Errorf("clean outbox: %w", err)
		}
	}
	return nil
}
