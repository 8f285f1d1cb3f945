package load

import (
	"testing"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/timetable"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// scheduled is the small campaign with a text added to its campaign.yaml. Its
// deadlines are 15 October and, for one department, 20 October 2023.
func scheduled(t *testing.T, text string) *campaign.Campaign {
	t.Helper()
	c, err := Campaign(mustFixture(t).replace(t, "campaign.yaml", "workers: 0\n", "workers: 0\n"+text).files(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// runsBetween lists when the whole campaign is judged from one day on.
func runsBetween(t *testing.T, c *campaign.Campaign, from, until string) []string {
	t.Helper()
	var all []string
	end := at(t, c, until)
	for next := timetable.Next(c, at(t, c, from)); next.Before(end); next = timetable.Next(c, next) {
		all = append(all, next.Format("02 15:04"))
	}
	return all
}

func at(t *testing.T, c *campaign.Campaign, text string) time.Time {
	t.Helper()
	moment, err := time.ParseInLocation("2006-01-02 15:04", text, c.Zone)
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

func TestAScheduleMayBeLeftOut(t *testing.T) {
	for _, text := range []string{"", "schedule:\nserve:\n", "schedule:\n  full:\nserve:\n  listen:\n", "schedule: {full: 0 22 * * *}\n"} {
		s := scheduled(t, text).Settings
		if diff := cmp.Diff(usualSchedule(), s.Schedule); diff != "" {
			t.Errorf("%q (-usual +got):\n%s", text, diff)
		}
		if diff := cmp.Diff(usualServe(), s.Serve); diff != "" {
			t.Errorf("%q (-usual +got):\n%s", text, diff)
		}
	}
	if s := scheduled(t, "serve: {listen: \"\"}\n").Settings.Serve; s.Listen != "" || s.PollSeconds != 20 {
		t.Errorf("serve = %+v, want nowhere to listen and the rest as usual", s)
	}
}

func TestNightlyAndInTheLastDays(t *testing.T) {
	c := scheduled(t, "schedule: {last_days: 1, last_days_full: \"0 9-17/4 * * *\"}\n")
	want := []string{"13 22:00", "14 22:00", "15 09:00", "15 13:00", "15 17:00", "15 22:00", "16 22:00", "17 22:00", "18 22:00",
		"19 22:00", "20 09:00", "20 13:00", "20 17:00", "20 22:00", "21 22:00"}
	if diff := cmp.Diff(want, runsBetween(t, c, "2023-10-13 12:00", "2023-10-22 12:00")); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
}

func TestTheMidnightOfADeadlineCounts(t *testing.T) {
	c := scheduled(t, "")
	got := runsBetween(t, c, "2023-10-12 21:00", "2023-10-16 12:00")
	// Hourly from the first minute of 13 October to the last of the 15th.
	if n := len(got); n != 1+3*24 || got[0] != "12 22:00" || got[1] != "13 01:00" || got[n-1] != "16 00:00" {
		t.Errorf("%d runs: %v", n, got)
	}
}

func TestNoLastDays(t *testing.T) {
	c := scheduled(t, "schedule: {last_days: 0}\n")
	if diff := cmp.Diff([]string{"14 22:00", "15 22:00"}, runsBetween(t, c, "2023-10-14 12:00", "2023-10-16 12:00")); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
}

// TestAnyTextIsCheckedWithoutPanic: the library panics at some.
func TestAnyTextIsCheckedWithoutPanic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := campaign.Times(rapid.OneOf(rapid.String(), rapid.StringMatching(`(CRON_)?TZ=[A-Z]* ?|@[a-z]+ ?[0-9a-z]*|([0-9*/,?LW-]+ ){3,6}`)).Draw(t, "line"))
		wrong := checkTimes(text)
		if after := time.Unix(1700000000, 0).UTC(); wrong.IsZero() && !timetable.First(text, after).After(after) {
			t.Errorf("%q is taken, but comes at %s", text, timetable.First(text, after))
		}
	})
}

func TestZoneName(t *testing.T) {
	for name, want := range map[string]string{"Asia/Shanghai": "北京时间", "Asia/Urumqi": "Asia/Urumqi", "UTC": "UTC"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := (&campaign.Campaign{Zone: zone}).ZoneName(); got.ZH != want || got.EN != name {
			t.Errorf("%s is called %+v", name, got)
		}
	}
}
