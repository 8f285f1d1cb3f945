package schedule

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// seldom is between looks so long that only the alarm keeps a full hour.
const seldom = 45 * time.Minute

func TestTheAlarmKeepsTheHour(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() { b.poll = seldom })
		at(47*time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 22:00:00 planned", "02 22:00:00 planned")
}

// TestAChangedScheduleReplacesTheTimes: the new hour is kept, and nothing knocks
// at the old one.
func TestAChangedScheduleReplacesTheTimes(t *testing.T) {
	var knocks []string
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() { b.poll = seldom })
		at(time.Hour, func() { b.hour, b.settings = 10, true })
		for hour := 2; hour < 24; hour++ {
			at(time.Duration(hour)*time.Hour, nothing)
			for _, e := range b.loop.alarm.cron.Entries() {
				knocks = append(knocks, e.Next.Format("02 15:04"))
			}
		}
	})
	wantRuns(t, b, "01 00:00:00 start", "01 01:30:00 settings", "01 10:00:00 planned")
	want := []string{}
	for hour := 2; hour < 24; hour++ {
		if hour < 10 {
			want = append(want, "01 10:00")
		} else {
			want = append(want, "02 10:00")
		}
	}
	if diff := cmp.Diff(want, knocks); diff != "" {
		t.Errorf("entries of the runner, each hour (-want +got):\n%s", diff)
	}
}

// TestTheLoopJudgesWhatTheAlarmSays: the runner goes by the machine's clock, so
// after a jump that it cannot see here it knocks an hour early. That is no
// reason to run, or even to look; the right hour is kept by the looks.
func TestTheLoopJudgesWhatTheAlarmSays(t *testing.T) {
	var looks []string
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() { b.poll = seldom })
		at(21*time.Hour+time.Minute, func() {
			b.off = -time.Hour
			b.looks = func(context.Context) { looks = append(looks, b.loop.Now().Format("15:04")) }
		})
		at(24*time.Hour+time.Minute, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 22:15:00 planned")
	if diff := cmp.Diff([]string{"20:45", "21:30", "22:15", "23:00"}, looks); diff != "" {
		t.Errorf("looks (-want +got):\n%s", diff)
	}
}

// TestAnHourThatWasMissedIsMadeUpForAtOnce: the alarm rang while another run
// was going on. A run that then fails is tried again by its own time, not by
// the alarm.
func TestAnHourThatWasMissedIsMadeUpForAtOnce(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() { b.poll = seldom })
		at(21*time.Hour+50*time.Minute, func() {
			b.changed = true
			b.wake <- struct{}{}
			b.takes = func(context.Context) error { time.Sleep(20 * time.Minute); b.fail(ErrBusy); return nil }
		})
		at(22*time.Hour+30*time.Minute, func() { b.broken = nil })
		at(24*time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 21:50:01 arrival", "01 22:10:01 planned", "01 22:55:01 planned")
}
