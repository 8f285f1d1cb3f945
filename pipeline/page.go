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

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/disk"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
)

// page is one file of the outbox.
type page struct {
	path  string
	write func(io.Writer) error
}

// pagesOf lists all that is published, the largest first, so that no core is
// left with it alone at the end.
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
func (p page) put(ctx context.Context) (bool, error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
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

// probeName is the same every time, so that one that a killed run left behind
// is replaced and removed by the next.
const probeName = ".jixiao-probe"

// probe makes sure before a run that its results can be written at all.
func probe(dirs ...string) error {
	for _, dir := range dirs {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("open outbox: %w", err)
		}
		if err := disk.RemoveStale(dir); err != nil {
			return fmt.Errorf("open outbox: %w", err)
		}
		name := filepath.Join(dir, probeName)
		if err := disk.WriteFile(name, func(io.Writer) error { return nil }); err != nil {
			return fmt.Errorf("try outbox: %w", err)
		}
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("try outbox: %w", err)
		}
	}
	return nil
}
