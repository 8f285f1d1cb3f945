package record

import (
	"slices"
	"time"
)

// Dispatch is the section's word on what goes out to departments: in which way
// from then on, or that what there is for one department may go out. Dispatches
// are only ever added.
type Dispatch struct {
	ID  int64
	Way string // of publishing from then on; "" where a department's results are released
	// Unit is that department, and State what was to be told to it: what is
	// other than that waits again.
	Unit, State string
	Run         int64     // the last one
	AsOf        time.Time // its clock
	Made        time.Time // real time
	By, Why     string
}

// LastWay is the last change of the way of publishing, nil where there was none.
func (s *Snapshot) LastWay() *Dispatch {
	for i := range slices.Backward(s.Dispatches) {
		if s.Dispatches[i].Way != "" {
			return &s.Dispatches[i]
		}
	}
	return nil
}

// ReleasedState is what was last released for a department; "" is nothing.
func (s *Snapshot) ReleasedState(unit string) string {
	for _, d := range slices.Backward(s.Dispatches) {
		if d.Unit == unit && d.Way == "" {
			return d.State
		}
	}
	return ""
}
