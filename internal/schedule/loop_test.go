package schedule

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func wantRuns(t *testing.T, b *bureau, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, b.runs); diff != "" {
		t.Errorf("runs (-want +got):\n%s\nlog:\n%s", diff, b.log)
	}
}

func TestNightly(t *testing.T) {
	b := play(t, func(_ *bureau, at func(time.Duration, func())) { at(47*time.Hour, nothing) })
	wantRuns(t, b, "01 00:00:00 start", "01 22:00:00 planned", "02 22:00:00 planned")
}

func TestAnArrivalIsCheckedWhenItRests(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(65*time.Second, func() { b.changed = true }) // seen at 01:20, at rest at 01:21
		at(5*time.Minute, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 00:01:21 arrival")
}

func TestAWakeUpDoesNotWaitForThePoll(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(65*time.Second, func() { b.changed = true; b.wake <- struct{}{} })
		at(5*time.Minute, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 00:01:06 arrival")
}

// TestWhatComesDuringARunRestsMeanwhile: it is looked at once while the run goes
// on, and a second time at its end.
func TestWhatComesDuringARunRestsMeanwhile(t *testing.T) {
	looks := 0
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(65*time.Second, func() {
			b.takes = func(context.Context) error { time.Sleep(10 * time.Second); return nil }
			b.changed = true
			b.wake <- struct{}{}
		})
		at(70*time.Second, func() {
			b.looks = func(context.Context) { looks++ }
			b.changed = true
			b.wake <- struct{}{}
		})
		at(72*time.Second, func() { b.wake <- struct{}{} })
		at(76*time.Second+500*time.Millisecond, func() { b.looks = nil })
		at(5*time.Minute, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 00:01:06 arrival", "01 00:01:16 arrival")
	if looks != 2 {
		t.Errorf("%d looks, want one during the run and one after it", looks)
	}
}

// TestWhatChangesAtTheEndOfARunRestsAfterIt: as long as any other change.
func TestWhatChangesAtTheEndOfARunRestsAfterIt(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(65*time.Second, func() {
			b.takes = func(context.Context) error { time.Sleep(10500 * time.Millisecond); return nil }
			b.changed = true
			b.wake <- struct{}{}
		})
		at(76*time.Second+200*time.Millisecond, func() { b.changed = true; b.wake <- struct{}{} })
		at(5*time.Minute, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 00:01:06 arrival", "01 00:01:17 arrival")
}

// TestALongCopyDoesNotMakeUsLookAllTheTime: it knocks twice a second.
func TestALongCopyDoesNotMakeUsLookAllTheTime(t *testing.T) {
	looks := 0
	play(t, func(b *bureau, at func(time.Duration, func())) {
		at(time.Minute, func() { b.restless = true; b.looks = func(context.Context) { looks++ } })
		for i := range 80 {
			at(time.Minute+time.Duration(i+1)*time.Second/2, func() {
				select {
				case b.wake <- struct{}{}:
				default:
				}
			})
		}
		at(100*time.Second, nothing)
	})
	if looks < 15 || looks > 25 {
		t.Errorf("%d looks in 40 seconds, want one every two", looks)
	}
}

// TestSomebodyCopiesAllDay: others do not wait for that.
func TestSomebodyCopiesAllDay(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(time.Minute, func() { b.restless = true })
		at(4*time.Minute, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 00:02:20 arrival", "01 00:03:40 arrival")
}

func TestFilesThatWaitAreLookedAtAgain(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() { b.waiting = 1 })
		at(3*time.Minute, func() { b.waiting = 0 })
		at(time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 00:02:00 again", "01 00:04:00 again")
}

func TestALongRunIsNotMadeUpFor(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(21*time.Hour+59*time.Minute+55*time.Second, func() {
			b.takes = func(context.Context) error { time.Sleep(10 * time.Second); return nil }
			b.changed = true
			b.wake <- struct{}{}
		})
		at(23*time.Hour, func() {
			b.takes = func(context.Context) error { time.Sleep(50 * time.Hour); return nil }
		})
		at(98*time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start",
		"01 21:59:56 arrival", "01 22:00:06 planned", // an earlier look is not the evening's
		"02 22:00:00 planned") // went on over the next two evenings
}

func TestAnotherProcessIsWaitedFor(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(22*time.Hour-time.Second, func() { b.broken = ErrBusy })
		at(22*time.Hour+30*time.Second, func() { b.broken = nil })
		at(23*time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 22:00:00 planned", "01 22:00:20 planned", "01 22:00:40 planned")
	if b.told("failed") > 0 {
		t.Errorf("told as a failure:\n%s", b.log)
	}
}

func TestAFailureIsTriedAgainAndToldOnce(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(time.Minute, func() { b.broken = errors.New("disk full"); b.changed = true })
		at(10*time.Minute, func() { b.broken = nil })
		at(time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 00:01:21 arrival", "01 00:02:01 arrival", "01 00:03:01 arrival", "01 00:05:01 arrival",
		"01 00:09:01 arrival", "01 00:17:01 arrival")
	if b.told("disk full") != 1 || b.told("runs work again") != 1 {
		t.Errorf("told more or less than once each:\n%s", b.log)
	}
}

func TestAPanicEndsNoService(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() { b.takes = func(context.Context) error { panic("a fault of ours") } })
		at(time.Minute, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 00:00:40 start")
	if b.told("a fault of ours") != 1 {
		t.Errorf("log:\n%s", b.log)
	}
}

// TestTheShareGoesAndComesBack: a planned run is made at its hour without it,
// once, and another as soon as it is back.
func TestTheShareGoesAndComesBack(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(time.Hour, func() { b.away = errors.New("host is down") })
		at(23*time.Hour, func() { b.away = nil })
		at(24*time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 22:00:00 planned", "01 23:00:20 back")
	if b.told("host is down") != 1 || b.told("inbox is back") != 1 {
		t.Errorf("told more or less than once each:\n%s", b.log)
	}
}

// TestAMountPointIsLeft: looks find a folder, runs know better. That is told
// once, and no longer than a poll after the share is back things go on.
func TestAMountPointIsLeft(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(time.Minute, func() { b.broken = fmt.Errorf("%w: no folder is left", ErrAway); b.changed = true })
		at(2*time.Hour, func() { b.broken = nil })
		at(3*time.Hour, nothing)
	})
	if n := len(b.runs); b.runs[n-1] != "01 02:00:01 arrival" {
		t.Errorf("last of %d runs: %s", n, b.runs[n-1])
	}
	if b.told("no folder is left") != 1 || b.told("inbox is back") != 1 || b.told("run due") != 2 {
		t.Errorf("log:\n%s", b.log)
	}
}

// TestADeadlineWithoutTheShare: the hour is kept also where the service was
// started without the share, and where only runs know that it is away.
func TestADeadlineWithoutTheShare(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() { b.away = errors.New("host is down") })
		at(47*time.Hour, nothing)
	})
	wantRuns(t, b, "01 22:00:00 planned", "02 22:00:00 planned")
	b = play(t, func(b *bureau, at func(time.Duration, func())) {
		at(22*time.Hour-time.Minute, func() { b.broken = fmt.Errorf("%w: no folder is left", ErrAway) })
		at(22*time.Hour+time.Minute+time.Second, func() { b.broken = nil })
		at(23*time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 22:00:00 planned", "01 22:00:20 back", "01 22:00:40 back", "01 22:01:00 back", "01 22:01:20 back")
}

// TestAShareThatHangs: a look that never answers is no look, is asked no
// second time, and keeps nobody from stopping.
func TestAShareThatHangs(t *testing.T) {
	asked := 0
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		answer := make(chan struct{})
		at(time.Hour, func() { b.looks = func(context.Context) { asked++; <-answer } })
		at(2*time.Hour, func() {
			if b.reach == nil {
				t.Error("nobody was told that the look hangs")
			}
			b.looks = nil
			close(answer)
		})
		at(3*time.Hour, func() { b.looks = func(ctx context.Context) { <-ctx.Done() } })
		at(3*time.Hour+time.Minute, nothing)
	})
	if asked != 1 || b.told("no answer") != 1 || b.told("inbox is back") != 1 {
		t.Errorf("asked %d times; log:\n%s", asked, b.log)
	}
}

func TestSettingsAreTakenWithoutARestart(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(time.Hour-time.Second, func() { b.settings = true })
		at(2*time.Hour, func() { b.faults = errors.New("campaign.yaml:3: year") })
		at(3*time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 01:00:00 settings")
	if b.told("campaign.yaml:3: year") != 1 {
		t.Errorf("log:\n%s", b.log)
	}
}
