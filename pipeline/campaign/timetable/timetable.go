// Package timetable says when the whole campaign is judged without anybody
// asking: when next, and when last.
//
// It owns how lines of cron are understood. It refuses to ask the clock, and it
// never starts anything.
package timetable

import (
	"slices"
	"time"

	"github.com/robfig/cron/v3"

	"jixiao/pipeline/campaign"
	"jixiao/rules/value"
)

// fields are those that people know from crontab: no seconds.
const fields = cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow

// First is the first of the times after a moment, in its zone; the zero time
// where there is none in the next years.
func First(t campaign.Times, after time.Time) time.Time {
	s, err := cron.NewParser(fields).Parse(string(t))
	if err != nil {
		return time.Time{} // it was refused when the campaign was loaded
	}
	return s.Next(after)
}

// Readable says why a line is no five fields.
func Readable(t campaign.Times) error {
	_, err := cron.NewParser(fields).Parse(string(t))
	return err
}

// Next is when the whole campaign is to be judged next, after a moment. The
// midnight at which a last day ends still belongs to it.
func Next(c *campaign.Campaign, after time.Time) time.Time {
	s := c.Settings.Schedule
	after = after.In(c.Zone)
	usual := First(s.Full, after)
	for t := First(s.LastDaysFull, after); !t.IsZero() && t.Before(usual); {
		day := value.DateOf(t.Add(-time.Nanosecond))
		if isLastDay(c, day) {
			return t
		}
		t = First(s.LastDaysFull, day.AddDays(1).In(c.Zone))
	}
	return usual
}

// isLastDay reports whether a day is one of the last before a deadline,
// anybody's.
func isLastDay(c *campaign.Campaign, day value.Date) bool {
	near := func(deadline value.Date) bool {
		return !deadline.IsZero() && !day.After(deadline) && day.After(deadline.AddDays(-c.Settings.Schedule.LastDays))
	}
	for _, o := range c.Owed {
		if near(o.Deadline) {
			return true
		}
	}
	return slices.ContainsFunc(c.Facts.OwnDays(), near)
}

// Last is when the whole campaign was last to be judged by the usual
// schedule, up to a moment; the zero time where that is more than a year back.
func Last(c *campaign.Campaign, until time.Time) time.Time {
	until = until.In(c.Zone)
	for _, days := range []int{1, 8, 32, 366} {
		var last time.Time
		t := First(c.Settings.Schedule.Full, until.AddDate(0, 0, -days))
		for ; !t.IsZero() && !t.After(until); t = First(c.Settings.Schedule.Full, t) {
			last = t
		}
		if !last.IsZero() {
			return last
		}
	}
	return time.Time{}
}
