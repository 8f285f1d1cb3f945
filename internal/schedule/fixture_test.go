package schedule

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/rs/zerolog"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// bureau is a work whose inbox, settings and runs the test plays. Its runs take
// no time unless the test says so. Times are those of the bubble's clock, which
// begins at midnight of 1 January 2000.
type bureau struct {
	t     *testing.T
	began time.Time
	loop  *Loop
	wake  chan struct{}
	log   *bytes.Buffer
	off   time.Duration // by how much the wall clock was set

	mu       sync.Mutex // over what the script plays
	changed  bool
	restless bool // everything changes all the time
	away     error
	faults   error
	settings bool
	hour     int           // at which a run is planned
	poll     time.Duration // how often to look
	waiting  int
	broken   error                       // what runs end with
	takes    func(context.Context) error // what the next run does
	looks    func(context.Context)       // what every look does
	runs     []string
	reach    error // what the last look was said to be
	ended    error // what Serve returned
}

func newBureau(t *testing.T) *bureau {
	b := &bureau{t: t, began: time.Now(), hour: 22, poll: 20 * time.Second, wake: make(chan struct{}, 1), log: &bytes.Buffer{}}
	b.loop = &Loop{Work: b, Zone: time.Local, Now: func() time.Time { b.mu.Lock(); defer b.mu.Unlock(); return b.wall() }, Events: b.wake, Log: zerolog.New(b.log)}
	return b
}

func (b *bureau) Look(ctx context.Context) (bool, error) {
	b.mu.Lock()
	changed, away, looks := b.changed || b.restless, b.away, b.looks
	b.changed = changed && away != nil
	b.mu.Unlock()
	if looks != nil {
		looks(ctx)
	}
	return changed, away
}

func (b *bureau) Looked(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reach = err
}

func (b *bureau) Run(ctx context.Context, why Why) (int, error) {
	b.mu.Lock()
	b.runs = append(b.runs, fmt.Sprintf("%s %s", b.wall().Format("02 15:04:05"), why))
	waiting, broken, takes := b.waiting, b.broken, b.takes
	if b.away != nil {
		broken = fmt.Errorf("%w: %w", ErrAway, b.away)
	}
	b.takes = nil
	b.mu.Unlock()
	if takes != nil {
		if err := takes(ctx); err != nil {
			return 0, err
		}
	}
	return waiting, broken
}

func (b *bureau) Reload(context.Context) (bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	changed, faults := b.settings, b.faults
	b.settings, b.faults = false, nil
	return changed, faults
}

func (b *bureau) wall() time.Time { return time.Now().Add(b.off) }

// Next is ten in the evening, unless the test says otherwise.
func (b *bureau) Next(after time.Time) time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	next := time.Date(after.Year(), after.Month(), after.Day(), b.hour, 0, 0, 0, after.Location())
	if !next.After(after) {
		next = next.AddDate(0, 0, 1)
	}
	return next
}

func (b *bureau) Poll() time.Duration { return b.poll }

// told counts how often the log says something.
func (b *bureau) told(text string) int { return bytes.Count(b.log.Bytes(), []byte(text)) }

// play serves, and does each thing at its time after the start; what is to be
// done at zero is done before it. Then it stops the service, within the ten
// seconds that are promised.
func play(t *testing.T, script func(b *bureau, at func(time.Duration, func()))) *bureau {
	t.Helper()
	var b *bureau
	synctest.Test(t, func(t *testing.T) {
		b = newBureau(t)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		serve := sync.OnceFunc(func() { go func() { ended <- b.loop.Serve(ctx) }() })
		script(b, func(when time.Duration, do func()) {
			if when > 0 {
				serve()
				time.Sleep(when - time.Since(b.began))
				synctest.Wait()
			}
			b.mu.Lock()
			defer b.mu.Unlock()
			do()
		})
		stopped := time.Now()
		cancel()
		b.ended = <-ended
		if took := time.Since(stopped); took >= 10*time.Second {
			t.Errorf("stopping took %s", took)
		}
		time.Sleep(time.Hour) // for a run that was left behind
	})
	return b
}

func nothing() {}

// fail has runs from now on end with an error.
func (b *bureau) fail(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.broken = err
}
