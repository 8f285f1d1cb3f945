package receive

import (
	"context"
	"fmt"
	"time"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// waitStable waits for the files that are to be opened: what moves in that time is
// still being copied, and will not be read.
func (r *Receiver) waitStable(ctx context.Context, files []record.File) error {
	var opened []record.Sighting
	for _, f := range files {
		if _, named := r.byName(f); !named {
			opened = append(opened, f.Sighting())
		}
	}
	return r.from.Watcher.WaitStable(ctx, opened, r.from.Watch.Stable)
}

// wait tells of a file that could not be read yet, in other words once it
// has been so for long: then somebody has to do something about it.
func (r *Receiver) wait(f record.File) ledger.Saved {
	what := finding.Finding{Code: "F10"}
	if tell := r.from.Watch.Report; tell > 0 && r.waited(f) >= tell {
		what.Variant, what.Value = "waiting", minutes(tell)
	}
	return r.withFinding(f, record.Unsettled, what)
}

// placeholder reports whether a file without content may be one that is still
// to be filled: programs make the name first.
func (r *Receiver) placeholder(f record.File) bool {
	return f.Size == 0 && r.waited(f) < r.from.Watch.Empty
}

// waited is how long the file has been lying there unread, in real time.
func (r *Receiver) waited(f record.File) time.Duration { return r.Now().Sub(f.Waiting) }

func minutes(d time.Duration) string { return fmt.Sprint(int64(d / time.Minute)) }
