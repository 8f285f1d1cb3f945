package publish

import (
	"jixiao/internal/sidebyside"
	"jixiao/pipeline/report/view"
)

// bases name by department what its report and its receipts are made of, with the
// program that makes them. One that cannot be found out is none: whoever makes the
// pages will meet the fault.
func (p planner) bases(all *view.Departments) map[string]string {
	units := p.Campaign.Facts.Units
	found := make([]string, len(units))
	sidebyside.OnAllCores(len(units), func(i int) {
		defer func() { _ = recover() }()
		found[i] = all.Basis(units[i].Code) + " " + p.Version
	})
	out := make(map[string]string, len(units))
	for i, u := range units {
		out[u.Code] = found[i]
	}
	return out
}
