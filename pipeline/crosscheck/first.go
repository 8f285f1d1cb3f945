package crosscheck

import (
	"time"

	"jixiao/pipeline/record"
)

// First is when something first came for a duty, and the first version that
// its sender did not mean for another one.
type First struct {
	Came    time.Time
	Version *record.Version
}

// Firsts finds what first came for every duty as it is owed: of one that is
// owed as a whole, for any project. Where all that came was meant for other
// duties, nothing did.
func Firsts(versions []record.Version, owed func(record.Duty) record.Duty) map[record.Duty]First {
	out := map[record.Duty]First{}
	for i := range versions {
		v := &versions[i]
		d := owed(v.Duty)
		first, seen := out[d]
		if !seen || v.Came().Before(first.Came) {
			first.Came = v.Came()
		}
		if v.State != record.Corrected && (first.Version == nil || earlier(v, first.Version) < 0) {
			first.Version = v
		}
		out[d] = first
	}
	for d, first := range out {
		if first.Version == nil {
			delete(out, d)
		}
	}
	return out
}
