package finding

import (
	"slices"
	"strings"
)

// Told is a finding that is told by itself, with those that follow from it and
// are not.
type Told[T any] struct {
	Cause T
	After []T
}

// Fold puts what follows from another finding under that, in the order of the
// list. What follows from none of the list is told by itself.
func Fold[T any](all []T, of func(T) Finding) []Told[T] {
	causes := causesOf(all, of)
	out := make([]Told[T], 0, len(all))
	at := map[causeID]int{}
	for _, one := range all {
		f := of(one)
		if _, follows := causes[causeOf(f)]; follows {
			continue
		}
		if id := idOf(f, causes); id != (causeID{}) {
			at[id] = len(out)
		}
		out = append(out, Told[T]{Cause: one})
	}
	for _, one := range all {
		if n, follows := at[causeOf(of(one))]; follows {
			out[n].After = append(out[n].After, one)
		}
	}
	return out
}

// causeID names a cause within a list: the same may stand in two files.
type causeID struct{ file, key string }

// someCause stands in the place of a key where a file has any cause: to name every
// finding takes far longer than to ask for that.
const someCause = "*"

// causeOf is what a finding follows from, zero where it follows from nothing.
func causeOf(f Finding) causeID {
	if f.Because == "" {
		return causeID{}
	}
	return causeID{f.Place.File, f.Because}
}

// idOf is a finding's own name where something follows from it, else zero.
func idOf(f Finding, causes map[causeID]bool) causeID {
	if f.Because != "" || !causes[causeID{f.Place.File, someCause}] {
		return causeID{}
	}
	if id := (causeID{f.Place.File, KeyOf(f).String()}); causes[id] {
		return id
	}
	return causeID{}
}

// causesOf are the findings of a list from which others of it follow.
func causesOf[T any](all []T, of func(T) Finding) map[causeID]bool {
	named := map[causeID]bool{}
	for _, one := range all {
		if id := causeOf(of(one)); id != (causeID{}) {
			named[id], named[causeID{id.file, someCause}] = true, true
		}
	}
	causes := map[causeID]bool{}
	for _, one := range all {
		if id := idOf(of(one), named); id != (causeID{}) {
			causes[id], causes[causeID{id.file, someCause}] = true, true
		}
	}
	return causes
}

// mostAfter is how many kinds of followers a text names.
const mostAfter = 5

// After says on one line what is to be looked at again once the cause is
// mended: where, and what the rule is called. What a follower itself says and
// advises holds only as long as its cause does.
func After(after []Finding, title func(Code) Text, lang Lang) string {
	var parts []string
	for _, alike := range alike(after) {
		var refs []Ref
		for _, f := range alike {
			refs = append(refs, f.Refs()...)
		}
		said := title(alike[0].Code).In(lang)
		if said == "" {
			said = string(alike[0].Code)
		}
		parts = append(parts, strings.TrimSpace(RunsIn(lang, refs)+" "+said))
	}
	if len(parts) > mostAfter {
		parts = append(parts[:mostAfter], "…")
	}
	return strings.Join(parts, Text{ZH: "；", EN: "; "}.In(lang))
}

// alike are findings by their rule, in the order of the list.
func alike(all []Finding) [][]Finding {
	var out [][]Finding
	for _, f := range all {
		i := slices.IndexFunc(out, func(group []Finding) bool { return group[0].Code == f.Code })
		if i < 0 {
			out = append(out, nil)
			i = len(out) - 1
		}
		out[i] = append(out[i], f)
	}
	return out
}
