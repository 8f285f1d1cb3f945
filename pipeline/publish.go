package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/disk"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
)

// ErrNoRun says that nothing can be published: the ledger holds no run.
var ErrNoRun = errors.New("the ledger holds no run yet")

// Publish makes the outbox again from the ledger, as of its last run.
func Publish(ctx context.Context, o Options) (*Outcome, error) {
	s, err := Current(ctx, o)
	if err != nil {
		return nil, err
	}
	out := &Outcome{Run: s.Run, Snapshot: s}
	if err := probe(o.Outbox, o.Units); err != nil {
		return nil, err
	}
	out.Written, err = publish(ctx, o, s)
	return out, err
}

// Current reads what the ledger holds after its last run. It makes no ledger
// where there is none.
func Current(ctx context.Context, o Options) (*record.Snapshot, error) {
	if _, err := os.Stat(o.Ledger); errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoRun
	}
	l, err := ledger.Open(o.Ledger)
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	s, err := loadSnapshot(ctx, o.Campaign, l)
	if err != nil {
		return nil, err
	}
	if s.Run.ID == 0 {
		return nil, ErrNoRun
	}
	return s, nil
}

// page is one file of the outbox.
type page struct {
	path  string
	write func(io.Writer) error
}

// publish writes the outbox: every file whole or not at all, and only what is
// other than before, so that a folder that is synchronised stays quiet.
func publish(ctx context.Context, o Options, s *record.Snapshot) (int, error) {
	pages := pagesOf(o, s)
	written := make([]bool, len(pages))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range pages {
		group.Go(func() (err error) {
			if err := ctx.Err(); err != nil {
				return err
			}
			written[i], err = p.put()
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return 0, err
	}
	n := 0
	for _, w := range written {
		if w {
			n++
		}
	}
	o.Log.Info().Int("files", len(pages)).Int("changed", n).Msg("outbox published")
	return n, nil
}

func pagesOf(o Options, s *record.Snapshot) []page {
	c := o.Campaign
	departments := report.NewDepartments(c, s)
	day := s.Run.AsOf.In(c.Zone).Format("2006-01-02")
	pages := []page{
		{filepath.Join(o.Outbox, fmt.Sprintf("总表_%d.xlsx", c.Facts.Year)), func(w io.Writer) error { return report.Master(w, c, s) }},
		{filepath.Join(o.Outbox, "审核日报_"+day+".xlsx"), func(w io.Writer) error { return report.Daily(w, c, s) }},
		{filepath.Join(o.Outbox, "findings.json"), func(w io.Writer) error { return report.Findings(w, c, s, o.Lang) }},
	}
	for _, u := range c.Facts.Units {
		pages = append(pages, page{
			path:  filepath.Join(o.Units, campaign.FolderName(u), "最新审核意见.xlsx"),
			write: func(w io.Writer) error { return departments.Write(w, u.Code) },
		})
	}
	return pages
}

// put writes the page if it differs from what lies there.
func (p page) put() (bool, error) {
	var buf bytes.Buffer
	if err := p.write(&buf); err != nil {
		return false, fmt.Errorf("make %s: %w", filepath.Base(p.path), err)
	}
	if old, err := os.ReadFile(p.path); err == nil && bytes.Equal(old, buf.Bytes()) {
		return false, nil
	}
	err := disk.WriteFile(p.path, func(w io.Writer) error {
		_, err := w.Write(buf.Bytes())
		return err
	})
	return err == nil, err
}

// probe makes sure before a run that its results can be written at all.
func probe(dirs ...string) error {
	for _, dir := range dirs {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("open outbox: %w", err)
		}
		if err := disk.RemoveStale(dir); err != nil {
			return fmt.Errorf("open outbox: %w", err)
		}
		f, err := os.CreateTemp(dir, ".jixiao-probe-*")
		if err != nil {
			return fmt.Errorf("write to outbox: %w", err)
		}
		_ = f.Close()
		if err := os.Remove(f.Name()); err != nil {
			return fmt.Errorf("write to outbox: %w", err)
		}
	}
	return nil
}
