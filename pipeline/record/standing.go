package record

import (
	"cmp"
	"slices"
)

// ResolveVersions says which versions count, and why. It numbers the versions of every
// duty by arrival and returns them in that order. The newest is current, and
// the newest that may stand is what the master takes; they are the same version
// unless the newest was returned. All others are superseded, but for
//
//   - a file that says what stands already: a duplicate without a number (X07);
//   - files first seen at the same look that say different things: none of them
//     stands until one is named or left alone in the inbox (X01);
//   - what came when its stage was final: it waits until the section corrects that;
//   - what the section has withdrawn, and what its sender has mended into a
//     version of another duty.
//
// The result does not depend on the order of the input, which is left alone,
// and settling it once more changes nothing.
func ResolveVersions(versions []Version) []Version {
	out := ordered(versions, compareVersions)
	for i := range out {
		out[i].Own = cmp.Or(out[i].Own, out[i].Verdict)
	}
	chains := Chains(out)
	again := repeatedParts(chains)
	var s resolution
	for _, chain := range chains {
		s.walk(chain, func(v *Version) bool { return again[v.Part()] })
		s.conclude()
	}
	return out
}

// ordered are things in order, the equal ones as they were. They are large: what
// is moved about meanwhile is where they stand.
func ordered[T any](all []T, compare func(a, b *T) int) []T {
	order := make([]int32, len(all))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { return cmp.Or(compare(&all[i], &all[j]), cmp.Compare(i, j)) })
	out := make([]T, len(all))
	for to, from := range order {
		out[to] = all[from]
	}
	return out
}

// Chains cuts settled versions into the chains of their duties, each oldest
// first.
func Chains(settled []Version) [][]Version {
	var out [][]Version
	for rest := settled; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Duty == rest[0].Duty {
			n++
		}
		out = append(out, rest[:n:n])
		rest = rest[n:]
	}
	return out
}

// Newest is the current version of a settled chain, nil where none counts.
func Newest(chain []Version) *Version {
	for i := len(chain) - 1; i >= 0; i-- {
		if chain[i].Counts() {
			return &chain[i]
		}
	}
	return nil
}

// repeatedParts finds the sheets, or parts of them, that say nothing new on any
// project. A report that says something new for one of its projects is a new
// version of all.
func repeatedParts(chains [][]Version) map[Part]bool {
	again := map[Part]bool{}
	var s resolution
	for _, chain := range chains {
		if len(chain) == 1 && chain[0].Withdrawal == nil && chain[0].Mend == (Mend{}) {
			again[chain[0].Part()] = false // what came alone repeats nothing
			continue
		}
		s.walk(chain, func(*Version) bool { return true })
		for i := range chain {
			at := chain[i].Part()
			before, seen := again[at]
			again[at] = s.states[i] == Repeated && (before || !seen)
		}
	}
	return again
}

// conclude gives every version of the chain its number and verdict, once it is
// known which of them count.
func (s *resolution) conclude() {
	current, standing := -1, -1
	n := 0
	found := Verdict("")
	for i := range s.chain {
		v := &s.chain[i]
		// What was found over the campaign about a version holds for those
		// after it too, as long as it is told: nobody is on time afterwards.
		found = Worse(v.CampaignWide, found)
		if v.Final == nil {
			v.Correction = nil // of what came before nobody has to let anything in
		}
		v.N, v.State, v.Other, v.Ended, v.Verdict = 0, s.states[i], s.others[i], s.ended[i], Superseded
		if v.State == Repeated {
			v.Verdict = Duplicate
			continue
		}
		n++
		v.N = n
		if !v.Counts() {
			continue
		}
		current = i
		v.Verdict = Worse(v.Own, found)
		if v.State != Disputed && v.State != AfterFinal && v.Verdict.Stands() {
			standing = i
		}
	}
	for i := range s.chain {
		s.chain[i].conclude(s.place(i, current, standing), s.id(current))
	}
}

// place says what became of a version that counts.
func (s *resolution) place(i, current, standing int) VersionState {
	switch {
	case s.states[i] == AfterFinal && i != current:
		return Replaced
	case s.states[i] != "" && s.states[i] != Disputed:
		return s.states[i]
	case s.states[i] == Disputed && s.looks[i] == s.looks[current]:
		return Disputed
	case i == standing:
		return Standing
	case i == current:
		return SentBack
	}
	return Replaced
}

// conclude puts a state into effect.
func (v *Version) conclude(state VersionState, newest int64) {
	v.State = state
	switch state {
	case Disputed:
		v.Verdict = Worse(v.Verdict, NeedsExplanation)
	case Replaced:
		v.Verdict, v.Other = Superseded, newest
	}
}

func (s *resolution) id(i int) int64 {
	if i < 0 {
		return 0
	}
	return s.chain[i].ID
}

// compareVersions orders by duty and then by arrival. Files of one look arrive
// together: their path decides. The same path arrives twice at one moment only
// when the clock was held still; then the order of the looks decides.
func compareVersions(a, b *Version) int {
	return cmp.Or(
		compareDuties(a.Duty, b.Duty),
		a.File.Arrival.Compare(b.File.Arrival),
		cmp.Compare(a.File.Path, b.File.Path),
		cmp.Compare(a.File.ID, b.File.ID),
		comparePlaces(a, b),
		cmp.Compare(a.ID, b.ID),
	)
}

func compareDuties(a, b Duty) int {
	return cmp.Or(
		cmp.Compare(a.Department, b.Department),
		cmp.Compare(a.Form, b.Form),
		cmp.Compare(a.Subject, b.Subject),
	)
}
