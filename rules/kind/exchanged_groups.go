package kind

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// exchanged are two stretches each of which has the rows that the form's blank
// prints under the other one's name. Each name stands once: one that stands
// twice may be a matter of how the project is made up.
func (g groups) exchanged(all []stretch) (a, b stretch, ok bool) {
	if !slices.ContainsFunc(all, func(x stretch) bool { return x.is == "" || g.begun(x.rows) != x.is }) {
		return a, b, false // as on nearly all sheets: each begins with rows of its own
	}
	once, times := map[string]stretch{}, map[string]int{}
	for _, x := range all {
		once[x.is] = x
		times[x.is]++
	}
	for _, x := range all {
		if x.is == "" || times[x.is] > 1 {
			continue
		}
		y, there := once[g.byRows(x.rows)]
		if there && y.is != x.is && times[y.is] == 1 && g.byRows(y.rows) == x.is {
			return x, y, true
		}
	}
	return stretch{}, stretch{}, false
}

// swapped is the finding of two names in each other's place.
func (r knownGroup) swapped(s *form.Submission, a, b stretch, in check.Input) finding.Finding {
	f := r.told(s, a, b.is, true, in)
	f.Variant = r.exchangedWording
	f.Args["other"] = finding.Same(b.is)
	f.Cells = append(r.cells(a.rows, b.is), r.cells(b.rows, a.is)...)
	return f
}
