package record

import (
	"cmp"
	"fmt"
	"slices"
)

// UnknownVersion is the error of a number (编号) that no version has.
type UnknownVersion struct {
	ID   int64
	Near []Version // those with the nearest numbers
}

// Error names the number alone.
func (e *UnknownVersion) Error() string {
	return fmt.Sprintf("find version %d: no version has this number", e.ID)
}

// nearest is how many versions are suggested for an unknown number.
const nearest = 5

// Version finds a version by its number. The error is *UnknownVersion.
func (s *Snapshot) Version(id int64) (Version, error) {
	for _, v := range s.Versions {
		if v.ID == id {
			return v, nil
		}
	}
	near := slices.Clone(s.Versions)
	far := func(v Version) int64 { return max(v.ID-id, id-v.ID) }
	slices.SortFunc(near, func(a, b Version) int { return cmp.Or(cmp.Compare(far(a), far(b)), cmp.Compare(a.ID, b.ID)) })
	near = near[:min(len(near), nearest)]
	slices.SortFunc(near, func(a, b Version) int { return cmp.Compare(a.ID, b.ID) })
	return Version{}, &UnknownVersion{ID: id, Near: near}
}

// Chain is the settled chain of a duty.
func (s *Snapshot) Chain(d Duty) []Version {
	for _, chain := range Chains(s.Versions) {
		if chain[0].Duty == d {
			return chain
		}
	}
	return nil
}

// Disputed reports whether a version is one of several that came at once and
// say different things, so that the section may name the one that counts.
func (v Version) Disputed() bool {
	return v.State == Disputed || v.State == PassedOver || v.Choice != nil
}
