//go:build unix

package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/record"
)

var (
	soakSeed  = flag.Uint64("soak-seed", 1, "of TestSoak: what comes when")
	soakUnits = flag.Int("soak-units", 6, "how many units TestSoak plays, with five projects each")
)

// TestSoak plays sixty days of the standing service: everything that units,
// the section, the keeper and the network do to it. At the end the ledger must
// give the account that a notebook gives.
func TestSoak(t *testing.T) {
	t.Logf("seed %d", *soakSeed)
	units := *soakUnits
	if testing.Short() {
		units = 2
	}
	dir := t.TempDir()
	projects := soakRound(t, dir, 5*units, *soakSeed)
	zone, err := time.LoadLocation("Asia/Shanghai")
	must(t, err)
	must(t, os.Mkdir(filepath.Join(dir, "inbox"), 0o755))
	before, open := goleak.IgnoreCurrent(), openFiles(t)
	synctest.Test(t, func(t *testing.T) {
		due := time.Date(2023, 10, 15, 0, 0, 0, 0, zone)
		s := newSoak(t, dir, *soakSeed, zone, due, projects)
		s.change("last_days_full: \"0 * * * *\"", "last_days_full: \"0 10,16,22 * * *\"")
		s.arrange(projects)
		time.Sleep(time.Until(s.began))
		s.serve()
		s.play()
		s.until(s.began.AddDate(0, 0, soakDays))
		s.stop()
		s.compare(projects)
	})
	if err := goleak.Find(before); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(open, openFiles(t)); diff != "" {
		t.Errorf("open files (-before +after):\n%s", diff)
	}
}

// arrange makes the appointments of all stories, and of everything that befalls
// the whole service.
func (s *soak) arrange(projects []soakProject) {
	told := 0
	for i, p := range projects {
		if p.sheet == nil {
			continue
		}
		soakStories[told%len(soakStories)].play(s, p)
		told++
		if i%5 == 0 {
			s.clutter(p)
		}
	}
	s.away([2]int{12, 15}, [2]int{14, 9}, s.unplug(func(string) error { return nil }), s.plug)
	s.away([2]int{43, 10}, [2]int{44, 18}, s.unplug(func(inbox string) error { return os.Mkdir(inbox, 0o755) }), s.plug)
	s.away([2]int{downFrom, 15}, [2]int{downTo, 9}, func() { s.stop() }, s.serve)
	s.at(5, 12, 0, func() { s.stop(); s.serve() })
	s.at(brokenFrom, 9, 0, func() { s.change("correction_days: 3", "correction_days: drei") })
	s.at(brokenTo, 9, 0, func() { s.change("correction_days: drei", "correction_days: 4") })
	s.account.days = 4
}

// change changes a line of the keeper's settings.
func (s *soak) change(line, by string) {
	file := filepath.Join(s.session.config, "campaign.yaml")
	text, err := os.ReadFile(file)
	must(s.t, err)
	if !bytes.Contains(text, []byte(line)) {
		s.t.Fatalf("%s: no line %q", file, line)
	}
	must(s.t, os.WriteFile(file, bytes.Replace(text, []byte(line), []byte(by), 1), 0o644))
}

// compare holds what the ledger says against what the account says.
func (s *soak) compare(projects []soakProject) {
	o, err := s.session.options(placeFlags{})
	must(s.t, err)
	now, err := o.Current(s.t.Context())
	must(s.t, err)
	var want []string
	for _, p := range projects {
		want = append(want, s.account.lines(p.code, p.unit)...)
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, s.recorded(now)); diff != "" {
		s.t.Errorf("seed %d, %d runs, %d cut off: account (-script +ledger):\n%s", *soakSeed, s.runs, s.cuts, diff)
	}
	for _, f := range now.Files {
		if what, lies := s.account.inbox[f.Path]; lies && what.fate != "" && what.fate != f.Verdict {
			s.t.Errorf("%q is %s, want %s", f.Path, f.Verdict, what.fate)
		}
	}
	s.compareService()
	report, err := custody.Audit(s.t.Context(), o.Workspace)
	if err != nil || len(report.Faults) > 0 {
		s.t.Errorf("audit: %v, %+v", err, report)
	}
	s.restore(o, now)
}

// restore loses everything but the backups, and goes by the last evening's.
func (s *soak) restore(o pipeline.Options, before *record.Snapshot) {
	data := filepath.Join(s.dir, "data")
	backups, err := filepath.Glob(filepath.Join(data, "backup", "jixiao-*"))
	must(s.t, err)
	must(s.t, os.Rename(data, filepath.Join(s.dir, "lost")))
	s.run("restore", filepath.Join(s.dir, "lost", "backup", filepath.Base(backups[len(backups)-1])))
	after, err := o.Current(s.t.Context())
	must(s.t, err)
	if diff := cmp.Diff(s.recorded(before), s.recorded(after)); diff != "" {
		s.t.Errorf("restored (-before +after):\n%s", diff)
	}
}

// compareService looks at what the service did besides, and what it told.
func (s *soak) compareService() {
	for day := range soakDays {
		y, m, d := s.began.Date()
		night := time.Date(y, m, d+day, 22, 0, 0, 0, s.account.zone)
		if !s.nights[night.Format(time.DateOnly)] && !s.unseen(night, night.Add(time.Minute)) {
			s.t.Errorf("%s: no run in the evening", night.Format(time.DateOnly))
		}
	}
	for text, want := range map[string]int{
		"inbox out of reach":    2 + 1 + 1, // each told again after a day
		"inbox is back":         2,
		"settings are faulty":   1,
		"nightly backup failed": 0,
	} {
		if got := s.told(text); got != want {
			s.t.Errorf("the log says %q %d times, want %d", text, got, want)
		}
	}
	if failed := s.told("run failed"); s.cuts == 0 || failed == 0 || failed > s.cuts {
		s.t.Errorf("%d runs were cut off, and the log tells of %d", s.cuts, failed)
	}
	if s.t.Failed() {
		s.t.Logf("what the log tells of trouble:\n%s", regexp.MustCompile(`(?m)^\{"level":"info".*\n`).ReplaceAllString(s.log.String(), ""))
	}
}

var overdueText = regexp.MustCompile(`逾期 (\d+) 天（(\d+) 个工作日）`)

// recorded is the ledger's account of the score sheets, in the script's words.
func (s *soak) recorded(now *record.Snapshot) []string {
	var lines []string
	for _, v := range now.Versions {
		lines = append(lines, fmt.Sprintf("%s %d %s %s %s", v.Duty.Subject, v.N, v.File.Arrival.In(s.account.zone).Format(soakTime), v.Verdict, v.File.Path))
	}
	for _, i := range now.Issues {
		if i.Form != "score-sheet" || !slices.Contains([]string{"D01", "D02", "D07"}, string(i.Code)) {
			continue
		}
		line := i.Project + " " + string(i.Code)
		if late := overdueText.FindStringSubmatch(i.Message.ZH); late != nil && i.Code != "D02" {
			line += " " + late[1] + " " + late[2]
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

// openFiles lists what this process holds open, where the system tells.
func openFiles(t *testing.T) []string {
	t.Helper()
	if runtime.GOOS != "linux" {
		return nil
	}
	links, err := os.ReadDir("/proc/self/fd")
	must(t, err)
	var open []string
	for _, link := range links {
		if to, err := os.Readlink("/proc/self/fd/" + link.Name()); err == nil && !strings.HasPrefix(to, "/proc/") {
			open = append(open, to)
		}
	}
	return open
}
