package doctor

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"jixiao/configs"
	leases "jixiao/internal/lease"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/folders"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/workspace"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// healthy is a campaign that has just been run and backed up, whose service
// says that it is well.
func healthy(t *testing.T) Target {
	t.Helper()
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	o := pipeline.Options{Sender: notify.Sender{Workspace: workspace.Workspace{Campaign: c, Lang: finding.ZH, Log: zerolog.Nop(),
		Moment: workspace.Moment{AsOf: time.Now()}, Place: workspace.Place(filepath.Join(dir, "data", "ledger.db")),
		Folders: workspace.Folders{Configs: filepath.Join(dir, "configs"), Inbox: filepath.Join(dir, "inbox"), Outbox: filepath.Join(dir, "outbox"), Units: filepath.Join(dir, "outbox", "单位")}}}}
	if err := os.CopyFS(o.Configs, configs.Files()); err != nil {
		t.Fatal(err)
	}
	for _, name := range folders.Wanted(c) {
		mustMake(t, filepath.Join(o.Inbox, name), 0o700)
	}
	o.Backups = filepath.Join(dir, "backup")
	p := Target{Sender: o.Sender, Now: time.Now}
	if _, err := pipeline.Run(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if _, err := custody.Backup(context.Background(), o.Workspace, p.Backups, 1); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(o.Units)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := os.Chmod(filepath.Join(o.Units, e.Name()), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	answer(t, &p, http.StatusOK)
	return p
}

// without is the engine of the shipped rules for all shipped forms but one.
func without(t *testing.T, form string) *rules.Engine {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, configs.Files()); err != nil {
		t.Fatal(err)
	}
	mustRemove(t, filepath.Join(dir, "forms", form+".yaml"))
	e, err := load.Catalogue(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// answer has a service say how it is.
func answer(t *testing.T, p *Target, status int) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })}
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { _ = s.Close() })
	c := *p.Campaign
	c.Settings.Serve.Listen = l.Addr().String()
	p.Campaign = &c
}

func mustMake(t *testing.T, dir string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, mode); err != nil {
		t.Fatal(err)
	}
}

// unwell lists the checks that are not well.
func unwell(t *testing.T, p Target) map[string]State {
	t.Helper()
	checks, err := Examine(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]State{}
	for _, c := range checks {
		if c.State == Well {
			continue
		}
		if states[c.ID] = c.State; c.Cure.IsZero() || c.Says.IsZero() {
			t.Errorf("%s is a %s without a word or a cure", c.ID, c.State)
		}
	}
	// Whoever runs the test may write to its folders; how much room the disk of
	// the test has, and which fonts its machine, is no matter of the test.
	delete(states, "inbox_rights")
	delete(states, "room")
	delete(states, "fonts")
	return states
}

func TestHealthy(t *testing.T) {
	p := healthy(t)
	before := tree(t, p.Inbox)
	if diff := cmp.Diff(map[string]State{}, unwell(t, p)); diff != "" {
		t.Errorf("unwell (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, tree(t, p.Inbox)); diff != "" {
		t.Errorf("the inbox was touched (-before +after):\n%s", diff)
	}
	for _, dir := range []string{p.Outbox, p.Units, p.Place.Folder()} {
		if _, err := os.Stat(filepath.Join(dir, probeName)); err == nil {
			t.Errorf("a probe was left in %s", dir)
		}
	}
}

// tree lists everything below a folder with its time.
func tree(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	times := map[string]time.Time{}
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil {
			times[path] = info.ModTime()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return times
}

func TestSick(t *testing.T) {
	for name, c := range map[string]struct {
		harm func(*Target)
		want map[string]State
	}{
		"a unit without folder": {func(p *Target) { mustRemove(t, filepath.Join(p.Inbox, "213001钢城区城市管理局")) }, map[string]State{"unit_folders": Note}},
		"a folder without unit": {func(p *Target) { mustMake(t, filepath.Join(p.Inbox, "999999某某局"), 0o700) }, map[string]State{"unit_folders": Note}},
		"the share is away":     {func(p *Target) { mustRemove(t, p.Inbox) }, map[string]State{"inbox": Bad}},
		"a folder is open to all": {func(p *Target) { mustMake(t, filepath.Join(p.Inbox, "504001"), 0o777) },
			map[string]State{"folder_rights": Bad}},
		"others can open a folder": {func(p *Target) { mustMake(t, filepath.Join(p.Units, "504001"), 0o755) },
			map[string]State{"folder_rights": Note}},
		"a file in place of the outbox": {func(p *Target) { mustRemove(t, p.Outbox); mustWrite(t, p.Outbox) },
			map[string]State{"outbox": Bad, "units": Bad}},
		"no outbox yet": {func(p *Target) { mustRemove(t, p.Outbox) }, map[string]State{"outbox": Note, "units": Note}},
		"a clock that is an hour off": {func(p *Target) { p.Now = func() time.Time { return time.Now().Add(time.Hour) } },
			map[string]State{"clock": Bad}},
		"two days of silence": {func(p *Target) { p.Now = func() time.Time { return time.Now().Add(48 * time.Hour) } },
			map[string]State{"clock": Bad, "last_run": Bad, "backup": Bad}},
		"no run yet": {func(p *Target) {
			p.Place, p.Backups = workspace.Place(filepath.Join(t.TempDir(), "ledger.db")), t.TempDir()
			mustRemove(t, filepath.Join(p.Outbox, "findings.json"))
			mustRemove(t, filepath.Join(p.Outbox, "总表_2023.xlsx"))
		}, map[string]State{"last_run": Note, "backup": Note, "data_rights": Note}},
		"a ledger that is gone":      {func(p *Target) { mustRemove(t, string(p.Place)) }, map[string]State{"last_run": Bad}},
		"a ledger that is none":      {func(p *Target) { mustWrite(t, string(p.Place)) }, map[string]State{"last_run": Bad, "records": Bad}},
		"no backup":                  {func(p *Target) { p.Backups = t.TempDir() }, map[string]State{"backup": Note, "data_rights": Note}},
		"others can open the ledger": {func(p *Target) { mustMake(t, p.Place.Folder(), 0o755) }, map[string]State{"data_rights": Note}},
		"the group cannot":           {func(p *Target) { inGroup(p, strconv.Itoa(os.Getegid())) }, map[string]State{"data_rights": Note}},
		"a group that is none":       {func(p *Target) { inGroup(p, "jixiao-no-such-group") }, map[string]State{"data_rights": Bad}},
		"rules of a form that is not there": {func(p *Target) {
			c := *p.Campaign
			c.Engine = without(t, "self-evaluation")
			p.Campaign = &c
		}, map[string]State{"settings": Note}},
		"a rule of the section's own is left out": {func(p *Target) { p.Campaign = ruled(p, []campaign.RuleFault{{}}, nil) }, map[string]State{"local_rules": Bad}},
		"rules are at odds":                       {func(p *Target) { p.Campaign = ruled(p, nil, []campaign.RuleFault{{}}) }, map[string]State{"local_rules": Note}},
		"backups are off": {func(p *Target) {
			c := *p.Campaign
			c.Settings.Backup.On = false
			p.Campaign = &c
		}, map[string]State{"backup": Note}},
		"the service is ill": {func(p *Target) { answer(t, p, http.StatusServiceUnavailable) }, map[string]State{"service": Bad}},
		"the service is down": {func(p *Target) {
			c := *p.Campaign
			c.Settings.Serve.Listen = "127.0.0.1:1"
			p.Campaign = &c
		}, map[string]State{"service": Note}},
		"no holidays": {func(p *Target) {
			c := *p.Campaign
			c.Owed = append(c.Owed[:0:0], c.Owed...)
			c.Owed[0].Deadline.Year = 2099
			p.Campaign = &c
		}, map[string]State{"calendar": Bad}},
	} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && c.want["folder_rights"]+c.want["data_rights"] != "" {
				t.Skip("rights are not looked at there")
			}
			t.Parallel()
			p := healthy(t)
			c.harm(&p)
			if diff := cmp.Diff(c.want, unwell(t, p)); diff != "" {
				t.Errorf("unwell (-want +got):\n%s", diff)
			}
		})
	}
}

// ruled is the campaign with what is wrong with the section's own rules.
func ruled(p *Target, faults, warnings []campaign.RuleFault) *campaign.Campaign {
	c := *p.Campaign
	c.RuleFaults, c.RuleWarnings = faults, warnings
	return &c
}

func inGroup(p *Target, group string) {
	c := *p.Campaign
	c.Settings.Group = group
	p.Campaign = &c
}

// TestTheCureOfOldRights does what it says: after it nothing is amiss.
func TestTheCureOfOldRights(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are not looked at there")
	}
	for _, group := range []string{"", strconv.Itoa(os.Getegid())} {
		p := healthy(t)
		inGroup(&p, group)
		for _, dir := range []string{p.Place.Folder(), p.Backups} {
			mustMake(t, dir, 0o755)
		}
		c := dataRights(t.Context(), p)
		_, command, _ := strings.Cut(c.Cure.EN, ": ")
		if out, err := exec.Command("sh", "-c", command).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		if c := dataRights(t.Context(), p); c.State != Well {
			t.Errorf("after %s: %+v", command, c)
		}
	}
}

// TestAnEmptyFolderInPlaceOfTheShare: an inbox without any file is well until a
// run has seen one.
func TestAnEmptyFolderInPlaceOfTheShare(t *testing.T) {
	p := healthy(t)
	mustWrite(t, filepath.Join(p.Inbox, "213001钢城区城市管理局", "说明.pdf"))
	if _, err := pipeline.Run(t.Context(), pipeline.Options{Sender: p.Sender}); err != nil {
		t.Fatal(err)
	}
	mustRemove(t, p.Inbox)
	mustMake(t, p.Inbox, 0o700)
	if diff := cmp.Diff(map[string]State{"inbox": Bad, "unit_folders": Note}, unwell(t, p)); diff != "" {
		t.Errorf("unwell (-want +got):\n%s", diff)
	}
}

func TestALeaseHeldForLong(t *testing.T) {
	p := healthy(t)
	l, err := leases.Take(string(p.Place), leases.Run)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Release() }()
	if c := lease(t.Context(), p); c.State != Well {
		t.Errorf("at work: %+v", c)
	}
	p.Now = func() time.Time { return time.Now().Add(2 * time.Hour) }
	if c := lease(t.Context(), p); c.State != Note {
		t.Errorf("for two hours: %+v", c)
	}
}

func mustRemove(t *testing.T, path string) {
	t.Helper()
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
}

func mustWrite(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("something else"), 0o644); err != nil {
		t.Fatal(err)
	}
}
