package finding

import "slices"

// Unfold has what follows from another finding count by itself again where that
// one does not count: a cause that is missing, excused by a special case, or
// settled in another way explains nothing, nor does one for the section alone
// explain what others may see. What goes on following is put under the finding
// that is told. All are of one file, and are changed in place.
func Unfold(all []*Finding, settled func(n int) bool) {
	if !slices.ContainsFunc(all, func(f *Finding) bool { return f.Because != "" }) {
		return
	}
	u := unfolding{all: all, settled: settled, at: map[string]int{}, known: map[int]int{}}
	keys, under := make([]string, len(all)), make([]int, len(all))
	for n, f := range all {
		keys[n] = KeyOf(*f).String()
		if first, twice := u.at[keys[n]]; !twice || u.isOut(first) {
			u.at[keys[n]] = n
		}
	}
	for n := range all {
		under[n] = u.told(n)
	}
	for n, f := range all {
		f.Because = ""
		if under[n] != n {
			f.Because = keys[under[n]]
		}
	}
}

type unfolding struct {
	all     []*Finding
	settled func(n int) bool
	at      map[string]int // by key
	known   map[int]int
}

// undecided is where it is just being asked: what follows from itself in the end
// follows from nothing.
const undecided = -1

// told is the finding under which one is told: itself, or its cause.
func (u unfolding) told(n int) int {
	if under, known := u.known[n]; known {
		return under
	}
	u.known[n] = undecided
	under := n
	if cause, ok := u.at[u.all[n].Because]; ok {
		if top := u.told(cause); top != undecided && u.explains(top, n) {
			under = top
		}
	}
	u.known[n] = under
	return under
}

func (u unfolding) explains(cause, n int) bool {
	seen := u.all[cause].Audience != Section || u.all[n].Audience == Section
	return seen && !u.isOut(cause)
}

// isOut reports whether a finding does not count, whatever it follows from.
func (u unfolding) isOut(n int) bool { return u.all[n].Waived != nil || u.settled(n) }
