package outbox

import (
	"cmp"
	"slices"
	"sync"
)

// place is where a page stands among all.
type place struct{ stage, n int }

// outcomes are what became of the pages so far. Nothing is kept of a page but its
// name where nothing is to be said of it, as of nearly all of a night.
type outcomes struct {
	lock           sync.Mutex
	total, written int
	refused        map[string]bool // that cannot be made, by name
	apart          map[string]bool // that are noted apart from ordinary ones
	previous       map[string]bool // folders in which something was kept
	said           []said
}

// said is an outcome of which something is to be said.
type said struct {
	at   place
	name string
	outcome
}

func newOutcomes() *outcomes {
	return &outcomes{refused: map[string]bool{}, apart: map[string]bool{}, previous: map[string]bool{}}
}

func (o *outcomes) add(at place, p Page, is outcome) {
	o.lock.Lock()
	defer o.lock.Unlock()
	o.total++
	if p.apart() {
		o.apart[p.Name] = true
	}
	if is.written {
		o.written++
	}
	if is.refused != "" {
		o.refused[p.Name] = true
	}
	if is.previous != "" {
		o.previous[is.previous] = true
	}
	if is.sidecar != nil || is.refused != "" || is.remark != "" || is.err != nil {
		o.said = append(o.said, said{at, p.Name, is})
	}
}

// result is what publishing has come to.
func (o *outcomes) result() Result {
	o.lock.Lock()
	defer o.lock.Unlock()
	slices.SortFunc(o.said, func(a, b said) int { return cmp.Or(a.at.stage-b.at.stage, a.at.n-b.at.n) })
	r := Result{Total: o.total, Written: o.written, Refused: map[string]string{}, Remarks: map[string]string{}}
	for _, p := range o.said {
		if p.sidecar != nil {
			r.Sidecars = append(r.Sidecars, *p.sidecar)
		}
		if p.refused != "" {
			r.Refused[p.name] = p.refused
		}
		if p.remark != "" {
			r.Remarks[p.name] = p.remark
		}
		if p.err != nil {
			r.Failures = append(r.Failures, Failure{p.name, p.err})
		}
	}
	return r
}
