package publish

import (
	"runtime"

	"golang.org/x/sync/errgroup"

	"jixiao/pipeline/report/view"
)

// bases name by department what its report and its receipts are made of, with the
// program that makes them. One that cannot be found out is none: whoever makes the
// pages will meet the fault.
func (p planner) bases(all *view.Departments) map[string]string {
	units := p.Campaign.Facts.Units
	found := make([]string, len(units))
	var group errgroup.Group // whose tasks never fail
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, u := range units {
		group.Go(func() error {
			defer func() { _ = recover() }()
			found[i] = all.Basis(u.Code) + " " + p.Version
			return nil
		})
	}
	_ = group.Wait()
	out := make(map[string]string, len(units))
	for i, u := range units {
		out[u.Code] = found[i]
	}
	return out
}
