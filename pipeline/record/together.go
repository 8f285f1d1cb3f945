package record

import (
	"cmp"
	"math"
	"slices"
)

// resolution is what a walk along the chain of a duty finds out: which versions
// do not count, or not yet, and why.
type resolution struct {
	chain  []Version
	states []VersionState // "" counts
	others []int64        // the version that the state is about
	looks  []int          // which versions came together
	ended  []int64        // the file that ended a corrected one
	came   []int          // room for those that came together
	stands string         // figures of what stands so far, by own verdicts
	at     int            // the version that says them
	by     int64          // its id
	file   int64          // and its file
}

// walk goes along a chain, oldest first, by what came together. A version may
// be a mere repetition only where repeats allows it.
func (s *resolution) walk(chain []Version, repeats func(*Version) bool) {
	*s = resolution{chain: chain, states: blank(s.states, len(chain)), others: blank(s.others, len(chain)),
		looks: blank(s.looks, len(chain)), ended: blank(s.ended, len(chain)), came: s.came}
	for from := 0; from < len(chain); {
		to := from + 1
		for to < len(chain) && together(&chain[from], &chain[to]) {
			to++
		}
		s.came = s.came[:0]
		for i := from; i < to; i++ {
			s.looks[i] = from
			s.came = append(s.came, i)
		}
		s.step(s.came, repeats)
		from = to
	}
}

// blank is room for so many, used again where there is enough.
func blank[T any](room []T, n int) []T {
	room = slices.Grow(room[:0], n)[:n]
	clear(room)
	return room
}

// together reports whether two versions were first seen at the same look and
// nobody has decided since which of them came first.
func together(a, b *Version) bool {
	return a.File.Look == b.File.Look && a.File.Decided == nil && b.File.Decided == nil
}

// step settles the versions that came together.
func (s *resolution) step(came []int, repeats func(*Version) bool) {
	var left []int
	for _, i := range came {
		switch v := &s.chain[i]; {
		case v.Withdrawal != nil && v.FinalLeft == nil:
			s.states[i] = Withdrawn
		case v.Mend != Mend{} && v.Mend.Final == nil:
			s.correct(i, v.Mend.Version, v.Mend.File)
		case s.says(v) && repeats(v):
			s.states[i], s.others[i] = Repeated, s.by
			s.restore(came[0], v)
		default:
			left = append(left, i)
		}
	}
	left = s.named(left, stayBeforeFinal)
	settled := s.settled(left)
	left = s.named(s.lasting(left), stay)
	if s.dispute(left) {
		return
	}
	for _, i := range left {
		v := &s.chain[i]
		if v.Final == nil && settled != nil {
			v.Final, v.Settled = settled, true
		}
		switch {
		case !v.Own.Stands():
		case s.says(v) && s.file != v.File.ID && repeats(v):
			s.states[i], s.others[i] = Repeated, s.by
		case v.Barred():
			s.states[i] = AfterFinal
		default:
			s.stands, s.at, s.by, s.file = v.Figures, i, v.ID, v.File.ID
		}
	}
}

// settled is by what the stage was final when a dispute that was open then was settled:
// by a version that left, or that was withdrawn or mended.
func (s *resolution) settled(left []int) (by *Decision) {
	if !s.disagree(left) {
		return nil
	}
	for _, i := range left {
		by = cmp.Or(by, s.chain[i].FinalLeft, s.chain[i].Mend.Final)
	}
	return by
}

// lasting leaves out what was withdrawn or mended when its stage was final.
func (s *resolution) lasting(left []int) []int {
	return slices.DeleteFunc(left, func(i int) bool {
		switch v := &s.chain[i]; {
		case v.Withdrawal != nil:
			s.states[i] = Withdrawn
		case v.Mend != Mend{}:
			s.correct(i, v.Mend.Version, v.Mend.File)
		}
		return s.states[i] != ""
	})
}

// restore ends what was returned since the version that stands, or came when that
// was final, once its sender says again what that one says.
func (s *resolution) restore(until int, again *Version) {
	for i := s.at + 1; i < until; i++ {
		if s.states[i] == "" && !s.chain[i].Own.Stands() || s.states[i] == AfterFinal {
			s.correct(i, s.by, again.File.ID)
		}
	}
}

func (s *resolution) correct(i int, by, file int64) {
	s.states[i], s.others[i], s.ended[i] = Corrected, by, file
}

// says reports whether a version says what stands already.
func (s *resolution) says(v *Version) bool {
	return v.Figures != "" && sayTheSame(v.Figures, s.stands) && v.Own.Stands()
}

// named keeps the version that the section named. Where none is and they
// disagree, those that are still in the inbox count, or were the last to go.
func (s *resolution) named(left []int, stay func(*Version) int64) []int {
	keep := func(*Version) bool { return true }
	if chosen := s.choice(left); chosen != nil {
		keep = func(v *Version) bool { return v.Choice != nil && v.Choice.ID == chosen.ID }
	} else if s.disagree(left) {
		last := s.lastSeen(left, stay)
		keep = func(v *Version) bool { return stay(v) == last }
	}
	var kept []int
	for _, i := range left {
		if keep(&s.chain[i]) {
			kept = append(kept, i)
		}
	}
	for _, i := range left {
		if !keep(&s.chain[i]) {
			s.states[i], s.others[i] = PassedOver, s.chain[kept[0]].ID
		}
	}
	return kept
}

// choice is the section's last word on which of several versions counts.
func (s *resolution) choice(of []int) *Decision {
	var last *Decision
	for _, i := range of {
		if c := s.chain[i].Choice; c != nil && (last == nil || c.ID > last.ID) {
			last = c
		}
	}
	return last
}

// stay orders files by how long they stayed in the inbox.
func stay(v *Version) int64 {
	if !v.File.Gone {
		return math.MaxInt64
	}
	return v.File.Left
}

// stayBeforeFinal is that as it was when their stage became final.
func stayBeforeFinal(v *Version) int64 {
	if v.FinalLeft != nil {
		return math.MaxInt64
	}
	return stay(v)
}

func (s *resolution) lastSeen(of []int, stay func(*Version) int64) int64 {
	var last int64
	for _, i := range of {
		last = max(last, stay(&s.chain[i]))
	}
	return last
}

// dispute marks versions that disagree, each with the first that it
// disagrees with.
func (s *resolution) dispute(left []int) bool {
	if !s.disagree(left) {
		return false
	}
	for _, i := range left {
		s.states[i] = Disputed
		for _, j := range left {
			if other(&s.chain[i], &s.chain[j]) {
				s.others[i] = s.chain[j].ID
				break
			}
		}
	}
	return true
}

// disagree reports whether any two of the versions say different things, be they
// of two files or of one: a file in which something stands twice.
func (s *resolution) disagree(of []int) bool {
	if len(of) < 2 {
		return false
	}
	said := map[string]bool{}
	for _, i := range of {
		if v := &s.chain[i]; v.Figures != "" {
			said[forDuty(v.Figures)] = true
		}
	}
	return len(said) > 1
}

// other reports whether two versions say different things.
func other(a, b *Version) bool {
	return forDuty(a.Figures) != forDuty(b.Figures) && a.Figures != "" && b.Figures != ""
}
