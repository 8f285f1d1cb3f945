package campaign

import (
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Schedule is when the whole campaign is judged without anybody asking. Times
// are those of the campaign's zone.
type Schedule struct {
	Full Times `yaml:"full"`
	// LastDays is for how many days up to a deadline LastDaysFull counts too.
	LastDays     int   `yaml:"last_days" validate:"gte=0,lte=31"`
	LastDaysFull Times `yaml:"last_days_full"`
	// WaitSeconds is how long a command waits for another process on the
	// same ledger.
	WaitSeconds int `yaml:"wait_seconds" validate:"gte=0,lte=3600"`
}

// Serve is how the standing service looks after the inbox, and where it can be
// asked how it is.
type Serve struct {
	PollSeconds int    `yaml:"poll_seconds" validate:"gte=1,lte=300"`
	Listen      string `yaml:"listen" validate:"omitempty,hostname_port"` // "" is nowhere
	// Hosts are the names, besides its own, by which the machine may be asked.
	Hosts      []string `yaml:"hosts" validate:"dive,hostname_rfc1123"`
	StaleHours int      `yaml:"stale_hours" validate:"gte=1,lte=720"` // since the last good run, until health is bad
}

// usualSchedule and usualServe count where the keeper's file says nothing.
func usualSchedule() Schedule {
	return Schedule{Full: "0 22 * * *", LastDays: 3, LastDaysFull: "0 * * * *", WaitSeconds: 300}
}

func usualServe() Serve {
	return Serve{PollSeconds: 20, Listen: "127.0.0.1:8737", StaleHours: 26}
}

// Watch is how long files in the inbox are waited for, in real time.
type Watch struct {
	Stable time.Duration // for so long a file must stand still before it is read
	Report time.Duration // after so long a file that could not be read is told of in other words
	Empty  time.Duration // for so long an empty file may be one that is still to be filled
}

// watch is the section as written. What is left out is as usual.
type watch struct {
	StableSeconds *int `yaml:"settle_seconds" validate:"omitnil,gte=1,lte=600"`
	ReportMinutes *int `yaml:"tell_minutes" validate:"omitnil,gte=1,lte=10080"`
	EmptyMinutes  *int `yaml:"empty_minutes" validate:"omitnil,gte=0,lte=1440"`
}

func (w watch) settings() Watch {
	return Watch{
		Stable: time.Duration(orUsual(w.StableSeconds, 1)) * time.Second,
		Report: time.Duration(orUsual(w.ReportMinutes, 30)) * time.Minute,
		Empty:  time.Duration(orUsual(w.EmptyMinutes, 10)) * time.Minute,
	}
}

func orUsual(written *int, usual int) int {
	if written == nil {
		return usual
	}
	return *written
}

// Times are the moments that a line of cron names: minute, hour, day, month
// and day of the week.
type Times string

// fields are those that people know from crontab: no seconds.
const fields = cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow

// next is the first of the times after a moment, in its zone; the zero time
// where there is none in the next years.
func (t Times) next(after time.Time) time.Time {
	s, err := cron.NewParser(fields).Parse(string(t))
	if err != nil {
		return time.Time{} // Load has refused it
	}
	return s.Next(after)
}

// check says what is wrong with a line; the library panics at some zones, and
// the zone is the campaign's in any case.
func (t Times) check() finding.Text {
	switch {
	case strings.Contains(string(t), "TZ="):
		return say("这里不能写时区：时间一律按 time_zone", "no zone here: times are those of time_zone")
	case strings.HasPrefix(strings.TrimSpace(string(t)), "@"):
		return say("不能用 @ 开头的写法，应是五段：分 时 日 月 周，如 \"0 22 * * *\"（每晚十点），现为“%s”",
			"want five fields (minute hour day month weekday) such as \"0 22 * * *\", got %q", string(t))
	}
	if _, err := cron.NewParser(fields).Parse(string(t)); err != nil {
		return t.wrong(err)
	}
	if t.next(time.Date(2023, time.January, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return say("“%s”说的时间永远不会到来，例如二月三十日", "%q never comes, as on 30 February", string(t))
	}
	return finding.Text{}
}

// wrong says why a line is no five fields, or which of them cannot be.
func (t Times) wrong(err error) finding.Text {
	zh := "分 0 到 59，时 0 到 23，日 1 到 31，月 1 到 12，周 0 到 6，* 是每一个"
	if n := len(strings.Fields(string(t))); n != 5 {
		zh = fmt.Sprintf("现有 %d 段", n)
	}
	return say("应是五段：分 时 日 月 周，如 \"0 22 * * *\"（每晚十点），现为“%[1]s”（%[2]s）",
		"want five fields (minute hour day month weekday) such as \"0 22 * * *\", got %[1]q (%[3]v)", string(t), zh, err)
}

func (s Schedule) check(d *document) {
	for key, times := range map[string]Times{"schedule.full": s.Full, "schedule.last_days_full": s.LastDaysFull} {
		if d.isBroken(key) {
			continue
		}
		if wrong := times.check(); !wrong.IsZero() {
			d.fault(key, wrong)
		}
	}
}

// NextRun is when the whole campaign is to be judged next, after a moment. The
// midnight at which a last day ends still belongs to it.
func (c *Campaign) NextRun(after time.Time) time.Time {
	s := c.Settings.Schedule
	after = after.In(c.Zone)
	usual := s.Full.next(after)
	for t := s.LastDaysFull.next(after); !t.IsZero() && t.Before(usual); {
		day := value.DateOf(t.Add(-time.Nanosecond))
		if c.isLastDay(day) {
			return t
		}
		t = s.LastDaysFull.next(day.AddDays(1).In(c.Zone))
	}
	return usual
}

// isLastDay reports whether a day is one of the last before a deadline,
// anybody's.
func (c *Campaign) isLastDay(day value.Date) bool {
	near := func(deadline value.Date) bool {
		return !deadline.IsZero() && !day.After(deadline) && day.After(deadline.AddDays(-c.Settings.Schedule.LastDays))
	}
	for _, o := range c.Owed {
		if near(o.Deadline) {
			return true
		}
	}
	for _, until := range c.Facts.Extensions {
		if near(until) {
			return true
		}
	}
	return false
}
