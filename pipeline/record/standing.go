package record

import (
	"cmp"
	"slices"
)

// Settle says which versions count. It numbers the versions of every duty by
// arrival and returns them in that order, all but two of a duty as Superseded:
// the newest, which is current, and the newest that may stand, which the
// master takes. They are the same version unless the newest was returned.
//
// The result does not depend on the order of the input, which is left alone,
// and settling it once more changes nothing.
func Settle(versions []Version) []Version {
	out := slices.Clone(versions)
	slices.SortFunc(out, compareVersions)
	for rest := out; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Duty == rest[0].Duty {
			n++
		}
		settleDuty(rest[:n])
		rest = rest[n:]
	}
	return out
}

// settleDuty settles the versions of one duty, oldest first.
func settleDuty(chain []Version) {
	current, standing := len(chain)-1, -1
	for i := range chain {
		chain[i].N = i + 1
		chain[i].Own = cmp.Or(chain[i].Own, chain[i].Verdict)
		if chain[i].Standing() {
			standing = i
		}
	}
	for i := range chain {
		if i != current && i != standing {
			chain[i].Verdict = Superseded
		}
	}
}

// compareVersions orders by duty and then by arrival. Files of one look arrive
// together: their path decides. The same path arrives twice at one moment only
// when the clock was held still; then the order of the looks decides.
func compareVersions(a, b Version) int {
	return cmp.Or(
		compareDuties(a.Duty, b.Duty),
		a.File.Arrival.Compare(b.File.Arrival),
		cmp.Compare(a.File.Path, b.File.Path),
		cmp.Compare(a.File.ID, b.File.ID),
		cmp.Compare(a.Sheet, b.Sheet),
		cmp.Compare(a.ID, b.ID),
	)
}

func compareDuties(a, b Duty) int {
	return cmp.Or(
		cmp.Compare(a.Department, b.Department),
		cmp.Compare(a.Form, b.Form),
		cmp.Compare(a.Project, b.Project),
	)
}
