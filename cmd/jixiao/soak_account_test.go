//go:build unix

package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"jixiao/pipeline/record"
)

// paper is one content that somebody hands in. Equal papers are equal bytes.
type paper struct {
	project string         // whose score sheet it is, "" for what is none
	says    int            // papers of one project that say the same have the same number, from 1
	wrong   bool           // it will be returned
	copy    int            // tells apart bytes that say the same
	fate    record.Verdict // of what is no score sheet, "" where it does not matter
}

// arrived is a paper as a look first saw it at a path.
type arrived struct {
	paper
	path  string
	at    time.Time
	look  int
	left  int       // the look that no longer found it, 0 while it lies there
	word  time.Time // the section's, on when it came
	taken bool      // withdrawn by the section
	named bool      // named by the section
	// excused says that its sender has explained why it was late.
	excused bool
}

// account is what a patient clerk with a notebook would know of the campaign:
// who sent what when, and what has to become of it. It is written from the
// rules that the departments are told, and shares no code with the program.
type account struct {
	zone  *time.Location
	inbox map[string]paper // what lies in the inbox now
	files []*arrived
	looks int
	dues  map[string]time.Time // the last day, by unit code
	days  int                  // for corrections
}

// look notes what a run found in the inbox.
func (a *account) look(at time.Time, seen map[string]paper) (fresh []*arrived) {
	a.looks++
	for _, path := range slices.Sorted(maps.Keys(seen)) {
		if f := a.newest(path); f != nil && f.paper == seen[path] {
			f.left = 0
			continue
		}
		f := &arrived{paper: seen[path], path: path, at: at, look: a.looks}
		a.files, fresh = append(a.files, f), append(fresh, f)
	}
	for _, f := range a.files {
		if p, there := seen[f.path]; f.left == 0 && (!there || p != f.paper) {
			f.left = a.looks
		}
	}
	return fresh
}

// newest is the last that came at a path.
func (a *account) newest(path string) *arrived {
	for _, f := range slices.Backward(a.files) {
		if f.path == path {
			return f
		}
	}
	return nil
}

// entry is an arrived paper as one of the versions of its duty.
type entry struct {
	*arrived
	n       int
	verdict record.Verdict
	out     bool // withdrawn, or passed over for another one
	again   bool // says what stands already
	open    bool // contradicts another one that came with it
}

func (v *entry) came() time.Time {
	if !v.word.IsZero() {
		return v.word
	}
	return v.at
}

func (v *entry) stay() int {
	if v.left == 0 {
		return int(^uint(0) >> 1)
	}
	return v.left
}

// chain lists the versions of a project's score sheet, oldest first. Bytes
// that came before are none.
func (a *account) chain(project string) []*entry {
	var chain []*entry
	before := map[paper]bool{}
	for _, f := range a.files {
		if f.project == project && !before[f.paper] {
			before[f.paper] = true
			chain = append(chain, &entry{arrived: f})
		}
	}
	slices.SortStableFunc(chain, func(v, w *entry) int {
		return cmp.Or(v.came().Compare(w.came()), cmp.Compare(v.path, w.path))
	})
	stands := 0
	for rest := chain; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].look == rest[0].look && rest[0].word.IsZero() && rest[n].word.IsZero() {
			n++
		}
		stands = weigh(rest[:n], stands)
		rest = rest[n:]
	}
	return chain
}

// weigh says of versions that came together which of them count, and what
// stands after them.
func weigh(came []*entry, stands int) int {
	var left []*entry
	for _, v := range came {
		v.out, v.again = v.taken, !v.taken && !v.wrong && v.says == stands
		if !v.out && !v.again {
			left = append(left, v)
		}
	}
	keep := func(*entry) bool { return true }
	if slices.ContainsFunc(left, func(v *entry) bool { return v.named }) {
		keep = func(v *entry) bool { return v.named }
	} else if differ(left) {
		last := slices.MaxFunc(left, func(v, w *entry) int { return cmp.Compare(v.stay(), w.stay()) }).stay()
		keep = func(v *entry) bool { return v.stay() == last }
	}
	var kept []*entry
	for _, v := range left {
		if v.out = !keep(v); !v.out {
			kept = append(kept, v)
		}
	}
	for _, v := range kept {
		if v.open = differ(kept); !v.open && !v.wrong {
			stands = v.says
		}
	}
	return stands
}

func differ(of []*entry) bool {
	return slices.ContainsFunc(of, func(v *entry) bool { return v.says != of[0].says || v.wrong != of[0].wrong })
}

// lines are what the ledger has to say of a project: its versions, and what was
// late.
func (a *account) lines(project, unit string) []string {
	chain := a.chain(project)
	if len(chain) == 0 {
		return []string{project + " D02"}
	}
	var late []string
	due, warned := a.dues[unit], false
	if came := a.day(chain[0].came()); came.After(due) {
		late, warned = append(late, project+" D01 "+overdue(due, came)), !chain[0].excused
	}
	var before, current, standing *entry
	n := 0
	for _, v := range chain {
		if !v.again {
			n++
			v.n = n
		}
		if v.out || v.again {
			continue
		}
		if l := a.correction(before, v, due); l != "" {
			late, warned = append(late, project+" D07 "+l), true
		}
		v.verdict = verdictOf(v, warned)
		before, current = v, v
		if !v.wrong && !v.open {
			standing = v
		}
	}
	var lines []string
	for _, v := range chain {
		lines = append(lines, v.line(current, standing))
	}
	return append(lines, late...)
}

func verdictOf(v *entry, warned bool) record.Verdict {
	switch {
	case v.wrong:
		return record.Returned
	case warned || v.open:
		return record.NeedsExplanation
	}
	return record.Accepted
}

func (v *entry) line(current, standing *entry) string {
	verdict := record.Superseded
	switch {
	case v.again:
		verdict = record.Duplicate
	case v == current, v == standing, v.open && !v.out && v.look == current.look:
		verdict = v.verdict
	}
	return fmt.Sprintf("%s %d %s %s %s", v.project, v.n, v.came().Format(soakTime), verdict, v.path)
}

// correction is by how much a correction of what was returned came late.
func (a *account) correction(before, v *entry, due time.Time) string {
	if before == nil || !before.wrong {
		return ""
	}
	until, came := a.day(before.came()), a.day(v.came())
	for left := a.days; left > 0; {
		until = until.AddDate(0, 0, 1)
		if isWorkday(until) {
			left--
		}
	}
	if until.Before(due) {
		until = due
	}
	if !came.After(until) {
		return ""
	}
	return overdue(until, came)
}

func (a *account) day(t time.Time) time.Time {
	y, m, d := t.In(a.zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, a.zone)
}

// overdue counts days and working days after one day until another.
func overdue(due, came time.Time) string {
	days, working := 0, 0
	for d := due; d.Before(came); {
		d = d.AddDate(0, 0, 1)
		days++
		if isWorkday(d) {
			working++
		}
	}
	return fmt.Sprintf("%d %d", days, working)
}

// isWorkday knows the autumn of 2023: free from 29 September to 6 October, and
// at work on the weekend after that.
func isWorkday(d time.Time) bool {
	switch day := d.Format("01-02"); {
	case day >= "09-29" && day <= "10-06":
		return false
	case day == "10-07" || day == "10-08":
		return true
	}
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
}
