package register

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/value"
)

// ProjectSpelled finds the one project whose code a text is in another spelling,
// whoever reads: A05 and a－5 are A-05 where no other code is spelled so.
func (f *Facts) ProjectSpelled(code string) (Project, bool) {
	return found(f.lookup().spelled[value.Spelling(code)])
}

// mostNear is how many things a message asks about.
const mostNear = 3

// NearCodes are the codes among the reader's own projects that come nearest to
// what was written, no more than two characters away; else all of them where
// they are few.
func (f *Facts) NearCodes(text string) []string {
	codes := each(f.suggested(), func(p *Project) string { return p.Code })
	if near := nearest(value.Fold(text), codes, 2); len(near) > 0 || !f.limited || len(codes) > mostNear {
		return near
	}
	return codes
}

// suggested are the projects that a reader may be asked about: its own, and all
// of them where everything may be told.
func (f *Facts) suggested() []*Project {
	if f.limited {
		return f.ReadersOwn()
	}
	return each(f.Projects, func(p Project) *Project { return &p })
}

// NearUnits are the units that the reader may be asked about whose name or
// alias comes nearest to what was written.
func (f *Facts) NearUnits(name string) []Unit {
	var units []Unit
	var names []string
	for _, u := range f.Units {
		for _, known := range append([]string{u.Name}, u.Aliases...) {
			if f.Related(u.Code) {
				units, names = append(units, u), append(names, known)
			}
		}
	}
	var near []Unit
	for _, known := range nearest(value.Fold(name), names, utf8.RuneCountInString(name)/3) {
		u := units[slices.Index(names, known)]
		if !slices.ContainsFunc(near, func(other Unit) bool { return other.Code == u.Code }) {
			near = append(near, u)
		}
	}
	return near
}

// nearest are those of some words that differ least from a text, unless more
// than a few characters differ, or there are too many to ask about.
func nearest(text string, words []string, most int) []string {
	type apart struct {
		word string
		by   int
	}
	var all []apart
	for _, word := range words {
		if by := levenshtein.ComputeDistance(text, value.Fold(word)); by <= most && by < utf8.RuneCountInString(word) {
			all = append(all, apart{word, by})
		}
	}
	slices.SortStableFunc(all, func(a, b apart) int { return cmp.Compare(a.by, b.by) })
	all = slices.DeleteFunc(all, func(a apart) bool { return a.by > all[0].by })
	if len(all) > mostNear {
		return nil
	}
	return each(all, func(a apart) string { return a.word })
}

func each[A, B any](all []A, of func(A) B) []B {
	out := make([]B, len(all))
	for i, a := range all {
		out[i] = of(a)
	}
	return out
}
