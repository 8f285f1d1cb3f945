package work

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"jixiao/rules/finding"
)

// failed is the error of a job as the queue keeps it. A campaign on which somebody
// works is tried again soon, which counts as no try. An error is told when it is
// another one than at the try before.
func (w common) failed(job *rivertype.JobRow, c Campaign, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, ErrBusy) {
		return river.JobSnooze(w.Times.Snooze)
	}
	err = clean(err)
	if n := len(job.Errors); !errors.Is(err, context.Canceled) && (n == 0 || job.Errors[n-1].Error != err.Error()) {
		w.Log.Error().Str("campaign", c.Name).Str("job", job.Kind).Err(err).Msg("could not be done; it is tried again")
	}
	return err
}

// mostSaid is how much of an error the queue keeps, in bytes.
const mostSaid = 2000

// said is an error in words that a column of JSON can hold.
type said struct {
	words string
	err   error
}

func (s said) Error() string { return s.words }

func (s said) Unwrap() error { return s.err }

// clean is an error that the queue can keep.
func clean(err error) error {
	if err == nil {
		return nil
	}
	words := text(err.Error())
	if len(words) > mostSaid {
		words = strings.ToValidUTF8(words[:mostSaid], "") + "…"
	}
	return said{words, err}
}

// text is what a column of text can hold.
func text(s string) string { return strings.ToValidUTF8(finding.OneLine(s), "?") }

// guarded makes an error of a panic, always the same of the same one.
func (w common) guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
			w.Log.Error().Msg(fmt.Sprintf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	return do()
}

// retryPolicy doubles the pause after each failure, up to a bound.
type retryPolicy struct{ most time.Duration }

// firstPause is how long a job rests after its first failure, at most.
const firstPause = 5 * time.Second

// NextRetry is when a job is tried again. A tenth is left to chance: what failed
// together need not come back together.
func (p retryPolicy) NextRetry(job *rivertype.JobRow) time.Time {
	pause := min(firstPause<<min(max(job.Attempt-1, 0), 10), p.most)
	return time.Now().Add(pause - time.Duration(rand.Int64N(int64(pause)/10+1)))
}
