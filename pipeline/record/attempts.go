package record

import (
	"cmp"
	"slices"
)

// Attempts are the versions that were meant for every duty, in the order in which
// they came: also those that named another one by mistake.
func Attempts(versions []Version) map[Duty][]*Version {
	byID := make(map[int64]*Version, len(versions))
	for i := range versions {
		byID[versions[i].ID] = &versions[i]
	}
	out := make(map[Duty][]*Version, len(versions))
	for i := range versions {
		n := &versions[i]
		by := byID[n.Other]
		switch {
		case n.Counts():
			out[n.Duty] = append(out[n.Duty], n)
		case n.State == Corrected && by != nil && by.Counts():
			out[by.Duty] = append(out[by.Duty], n)
		}
	}
	for _, all := range out {
		slices.SortStableFunc(all, func(a, b *Version) int {
			return cmp.Or(a.File.Arrival.Compare(b.File.Arrival), cmp.Compare(a.ID, b.ID))
		})
	}
	return out
}
