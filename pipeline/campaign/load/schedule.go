package load

import (
	"fmt"
	"strings"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/timetable"
	"jixiao/rules/finding"
)

// usualSchedule and usualServe count where the keeper's file says nothing.
func usualSchedule() campaign.Schedule {
	return campaign.Schedule{Full: "0 22 * * *", LastDays: 3, LastDaysFull: "0 * * * *", WaitSeconds: 300}
}

func usualServe() campaign.Serve {
	return campaign.Serve{PollSeconds: 20, Listen: "127.0.0.1:8737", StaleHours: 26}
}

// watch is the section as written. What is left out is as usual.
type watch struct {
	StableSeconds *int `yaml:"settle_seconds" validate:"omitnil,gte=1,lte=600"`
	ReportMinutes *int `yaml:"tell_minutes" validate:"omitnil,gte=1,lte=10080"`
	EmptyMinutes  *int `yaml:"empty_minutes" validate:"omitnil,gte=0,lte=1440"`
}

func (w watch) settings() campaign.Watch {
	return campaign.Watch{
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

// checkTimes says what is wrong with a line; the library panics at some zones, and
// the zone is the campaign's in any case.
func checkTimes(t campaign.Times) finding.Text {
	switch {
	case strings.Contains(string(t), "TZ="):
		return say("这里不能写时区：时间一律按 time_zone", "no zone here: times are those of time_zone")
	case strings.HasPrefix(strings.TrimSpace(string(t)), "@"):
		return say("不能用 @ 开头的写法，应是五段：分 时 日 月 周，如 \"0 22 * * *\"（每晚十点），现为“%s”",
			"want five fields (minute hour day month weekday) such as \"0 22 * * *\", got %q", string(t))
	}
	if err := timetable.Readable(t); err != nil {
		return wrongTimes(t, err)
	}
	if timetable.First(t, time.Date(2023, time.January, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return say("“%s”说的时间永远不会到来，例如二月三十日", "%q never comes, as on 30 February", string(t))
	}
	return finding.Text{}
}

// wrongTimes says why a line is no five fields, or which of them cannot be.
func wrongTimes(t campaign.Times, err error) finding.Text {
	zh := "分 0 到 59，时 0 到 23，日 1 到 31，月 1 到 12，周 0 到 6，* 是每一个"
	if n := len(strings.Fields(string(t))); n != 5 {
		zh = fmt.Sprintf("现有 %d 段", n)
	}
	return say("应是五段：分 时 日 月 周，如 \"0 22 * * *\"（每晚十点），现为“%[1]s”（%[2]s）",
		"want five fields (minute hour day month weekday) such as \"0 22 * * *\", got %[1]q (%[3]v)", string(t), zh, err)
}

func checkSchedule(s campaign.Schedule, d *document) {
	for key, times := range map[string]campaign.Times{"schedule.full": s.Full, "schedule.last_days_full": s.LastDaysFull} {
		if d.isBroken(key) {
			continue
		}
		if wrong := checkTimes(times); !wrong.IsZero() {
			d.fault(key, wrong)
		}
	}
}
