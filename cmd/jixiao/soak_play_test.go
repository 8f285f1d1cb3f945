//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"jixiao/internal/metrics"
	"jixiao/internal/schedule"
	"jixiao/pipeline"
	"jixiao/pipeline/workspace"
)

const (
	soakTime = "2006-01-02 15:04:05"
	soakPoll = time.Hour
)

// soak plays a campaign before the standing service, by the clock of a bubble.
type soak struct {
	t       *testing.T
	r       *rand.Rand // of the play
	chance  *rand.Rand // of the service's goroutine
	dir     string
	began   time.Time
	agenda  []appointment
	written map[paper][]byte

	session  *session
	log, out bytes.Buffer
	stop     func()
	outages  []outage

	extensions int // granted so far

	mu      sync.Mutex // over what the service's runs and the play share
	account account
	inbox   string // where it lies at the moment
	dropped map[string]time.Time
	nights  map[string]bool // by day, on which everything was checked
	runs    int
	cuts    int
	midway  bool // the last run did not come to its end
}

// appointment is something that happens at its time.
type appointment struct {
	at time.Time
	do func()
}

// outage is a time in which the service does not see what comes.
type outage struct{ from, to time.Time }

func newSoak(t *testing.T, dir string, seed uint64, zone *time.Location, due time.Time, projects []soakProject) *soak {
	s := &soak{t: t, r: rand.New(rand.NewPCG(seed, 60)), chance: rand.New(rand.NewPCG(seed, 61)), dir: dir, inbox: filepath.Join(dir, "inbox"),
		began:   time.Date(2023, 9, 10, 8, 0, 0, 0, zone),
		written: map[paper][]byte{}, dropped: map[string]time.Time{}, nights: map[string]bool{},
		account: account{zone: zone, inbox: map[string]paper{}, dues: map[string]time.Time{}, days: 3}}
	for _, p := range projects {
		s.account.dues[p.unit] = due
	}
	s.session = newSession(filepath.Join(dir, "configs"), &s.out, &s.log)
	return s
}

// on makes an appointment some time during a day, the first of which is 0.
func (s *soak) on(day int, do func()) { s.at(day, 8+s.r.IntN(12), 10+s.r.IntN(40), do) }

// at makes one at a time of day. Half a second keeps it off the service's own.
func (s *soak) at(day, hour, minute int, do func()) {
	y, m, d := s.began.Date()
	at := time.Date(y, m, d+day, hour, minute, 0, 5e8, s.began.Location())
	s.agenda = append(s.agenda, appointment{at, do})
}

// play keeps all appointments.
func (s *soak) play() {
	slices.SortStableFunc(s.agenda, func(a, b appointment) int { return a.at.Compare(b.at) })
	for _, a := range s.agenda {
		s.until(a.at)
		a.do()
	}
}

func (s *soak) until(at time.Time) {
	time.Sleep(time.Until(at))
	synctest.Wait()
}

// drop puts a paper into the inbox, be it within reach or not.
func (s *soak) drop(path string, what paper, data []byte) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	file := filepath.Join(s.inbox, filepath.FromSlash(path))
	must(s.t, os.MkdirAll(filepath.Dir(file), 0o755))
	must(s.t, os.WriteFile(file, data, 0o644))
	s.account.inbox[path], s.dropped[path] = what, time.Now()
}

// send drops a score sheet.
func (s *soak) send(p soakProject, behind string, what paper) {
	what.project = p.code
	if s.written[what] == nil {
		s.written[what] = p.write(s.t, what)
	}
	s.drop(p.name(behind), what, s.written[what])
}

// take moves a file out of the inbox, and returns what brings it back as it was.
func (s *soak) take(path string) (back func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	aside := filepath.Join(s.t.TempDir(), "aside")
	must(s.t, os.Rename(filepath.Join(s.inbox, filepath.FromSlash(path)), aside))
	what := s.account.inbox[path]
	delete(s.account.inbox, path)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		must(s.t, os.Rename(aside, filepath.Join(s.inbox, filepath.FromSlash(path))))
		s.account.inbox[path] = what
	}
}

// serve starts the standing service as jixiao serve does, without its page and
// without events from the disk, which know nothing of the bubble's clock.
func (s *soak) serve() {
	o, err := s.session.options(placeFlags{})
	must(s.t, err)
	server := &server{session: s.session, health: metrics.New(time.Now)}
	server.take(o)
	server.taken, err = settingsState(s.session.config)
	must(s.t, err)
	must(s.t, server.remember(s.t.Context()))
	loop := schedule.Loop{Work: watched{server, s}, Now: time.Now, Zone: s.account.zone, Log: o.Log}
	ctx, cancel := context.WithCancel(s.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- loop.Serve(ctx) }()
	s.stop = func() {
		cancel()
		must(s.t, <-ended)
	}
}

// watched is the service's work, of which the account learns when it looked.
type watched struct {
	*server
	soak *soak
}

// Poll is less often than in life: sixty days are long.
func (w watched) Poll() time.Duration { return soakPoll }

// Run makes a run, and cuts every so many off where they have come to.
func (w watched) Run(ctx context.Context, why schedule.Why) (int, error) {
	at, seen := w.soak.glance()
	ctx, cut := w.cut(ctx, why)
	defer cut()
	waiting, err := w.server.Run(ctx, why)
	switch {
	case err == nil:
		w.soak.ran(at, why, seen)
	case errors.Is(err, context.Canceled):
		w.soak.wasCut(at, seen)
	case !errors.Is(err, schedule.ErrAway):
		w.soak.t.Errorf("run at %s: %v", at.Format(soakTime), err)
	}
	return waiting, err
}

// cut ends the context of some runs between two stages, as when the machine
// goes down. Those of the evening are left alone: the play counts on them.
func (w watched) cut(ctx context.Context, why schedule.Why) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	point := w.soak.pointOfCut(why)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.current.Reached = func(p pipeline.Point) {
		if p == point {
			cancel()
		}
	}
	return ctx, cancel
}

// pointOfCut is where a run is to be cut off, "" for nowhere.
func (s *soak) pointOfCut(why schedule.Why) pipeline.Point {
	if why != schedule.Arrival || s.chance.IntN(4) > 0 {
		return ""
	}
	return pipeline.Points[s.chance.IntN(len(pipeline.Points))]
}

// wasCut notes what a run saw that did not come to its end: nobody is later for
// that.
func (s *soak) wasCut(at time.Time, seen map[string]paper) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cuts, s.midway = s.cuts+1, true
	s.account.look(at, seen)
}

// glance is what a run that begins now is to see.
func (s *soak) glance() (time.Time, map[string]paper) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Now().In(s.account.zone), maps.Clone(s.account.inbox)
}

// ran enters a run into the account, and holds its balance against the inbox.
func (s *soak) ran(at time.Time, why schedule.Why, seen map[string]paper) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.runs, s.midway = s.runs+1, false
	for _, f := range s.account.look(at, seen) {
		if from := s.dropped[f.path]; at.Sub(from) > soakPoll+time.Minute && !s.unseen(from, at) {
			s.t.Errorf("%s: dropped at %s and first seen at %s", f.path, from.Format(soakTime), at.Format(soakTime))
		}
	}
	if why == schedule.Planned {
		s.nights[at.Format(time.DateOnly)] = s.nights[at.Format(time.DateOnly)] || at.Hour() == 22
	}
	last, err := workspace.Place(filepath.Join(s.dir, "data", "ledger.db")).LastGood(context.Background())
	if err != nil || !last.AsOf.Equal(at) || last.Balance.Seen != len(seen) || !last.Balance.Adds() {
		s.t.Errorf("run at %s over %d files: the ledger has one at %s with %+v, %v", at.Format(soakTime), len(seen),
			last.AsOf.Format(soakTime), last.Balance, err)
	}
}

func (s *soak) unseen(from, to time.Time) bool {
	return slices.ContainsFunc(s.outages, func(o outage) bool { return o.from.Before(to) && o.to.After(from) })
}

// away takes something away from one time until another.
func (s *soak) away(from, to [2]int, take, back func()) {
	s.at(from[0], from[1], 0, take)
	s.at(to[0], to[1], 0, back)
	y, m, d := s.began.Date()
	s.outages = append(s.outages, outage{
		from: time.Date(y, m, d+from[0], from[1], 0, 0, 0, s.began.Location()),
		to:   time.Date(y, m, d+to[0], to[1]+2, 0, 0, 0, s.began.Location())})
}

// unplug takes the share away; an empty folder may be left where it was.
func (s *soak) unplug(leave func(inbox string) error) func() {
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		inbox := s.inbox
		s.inbox = filepath.Join(s.dir, "elsewhere")
		must(s.t, os.Rename(inbox, s.inbox))
		must(s.t, leave(inbox))
	}
}

func (s *soak) plug() {
	s.mu.Lock()
	defer s.mu.Unlock()
	inbox := filepath.Join(s.dir, "inbox")
	if err := os.Remove(inbox); err != nil && !os.IsNotExist(err) {
		s.t.Fatal(err)
	}
	must(s.t, os.Rename(s.inbox, inbox))
	s.inbox = inbox
}

// run types a command, as the section does.
func (s *soak) run(args ...string) {
	s.t.Helper()
	var out bytes.Buffer
	c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Env: s.session.env, Context: s.t.Context()}
	if code := c.Main(append([]string{"--config", s.session.config}, args...)); code != exitClean {
		s.t.Errorf("%s: exit code %d\n%s", strings.Join(args, " "), code, out.String())
	}
}

// decide has the section say something of the newest version at a path. After
// a run that was cut off it would be told to wait for the next one.
func (s *soak) decide(kind, path string, more ...string) *arrived {
	s.t.Helper()
	for s.isMidway() {
		s.until(time.Now().Add(soakPoll))
	}
	o, err := s.session.options(placeFlags{})
	must(s.t, err)
	now, err := o.Current(s.t.Context())
	must(s.t, err)
	id := int64(0)
	for _, v := range now.Versions {
		if v.File.Path == path {
			id = max(id, v.ID)
		}
	}
	s.run(append([]string{kind, fmt.Sprint(id), "--by", "王科长", "--why", "与单位核实"}, more...)...)
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.account.newest(path)
	if f == nil {
		s.t.Fatalf("no run has seen %s", path)
	}
	return f
}

// excuse notes that a unit says why a sheet was late, if it was.
func (s *soak) excuse(p soakProject) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.account.newest(p.name(""))
	f.excused = s.account.day(f.at).After(s.account.dues[p.unit])
	return f.excused
}

func (s *soak) isMidway() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.midway
}

// told counts how often the service's log says something.
func (s *soak) told(text string) int { return strings.Count(s.log.String(), text) }
