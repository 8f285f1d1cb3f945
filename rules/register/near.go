package register

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/value"
)

// ProjectSpelled finds the one project whose code a text is in another spelling,
// if the reader may see it: A05 and a－5 are A-05 where no other code is spelled
// so.
func (f *Facts) ProjectSpelled(code string) (Project, bool) {
	return f.Visible(found(f.lookup().spelled[value.Spelling(code)]))
}

// ProjectOfDate finds the one project whose code Excel has made a day of, if the
// reader may see it: 2023-07 where the day is 2023-07-01.
func (f *Facts) ProjectOfDate(d value.Date) (Project, bool) {
	var meant *Project
	for _, code := range value.CodesOfDate(d) {
		p, there := f.lookup().spelled[value.Spelling(code)]
		if there && (p == nil || meant != nil && p != meant) {
			return Project{}, false
		}
		if there {
			meant = p
		}
	}
	return f.Visible(found(meant))
}

// ExampleCode is a code of a project of the reader's own, else of the register's
// first where everything may be told; "" without one.
func (f *Facts) ExampleCode() string {
	switch own := f.ReadersOwn(); {
	case len(own) > 0:
		return own[0].Code
	case f.limited || len(f.Projects) == 0:
		return ""
	}
	return f.Projects[0].Code
}

// mostNear is how many things a message asks about.
const mostNear = 3

// mostCompared is how many codes a text is compared with: a list may have a wrong
// one in every row.
const mostCompared = 50

// NearCodes are the codes among the reader's own projects that come nearest to
// what was written, no more than two characters away; else all of them where
// they are few.
func (f *Facts) NearCodes(text string) []string {
	codes := each(f.suggested(), func(p *Project) string { return p.Code })
	if len(codes) > mostCompared {
		return nil
	}
	if near := nearest(value.Fold(text), codes, 2); len(near) > 0 || !f.limited || len(codes) > mostNear {
		return near
	}
	return codes
}

// suggested are the projects that a reader may be asked about: its own, and all
// of them where everything may be told.
func (f *Facts) suggested() []*Project {
	if f.limited || len(f.Projects) > mostCompared {
		return f.ReadersOwn()
	}
	return each(f.Projects, func(p Project) *Project { return &p })
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
