package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/testkit/mailserver"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/publish"
)

// looks are the files below a folder with their contents and times of change:
// what somebody who looks at it could tell apart.
func looks(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for path, data := range contents(t, dir) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = info.ModTime().String() + "\n" + data
	}
	return out
}

// said is what lies below a folder now, without what it said before.
func said(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for path, data := range contents(t, dir) {
		name, err := filepath.Rel(dir, path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(name, "历次") {
			out[name] = data
		}
	}
	return out
}

// nightOf makes the run of one of the samples' evenings.
func nightOf(t *testing.T, o pipeline.Options, n int) *pipeline.Outcome {
	t.Helper()
	e := samples.Evenings(t)[n]
	e.CopyTo(t, o.Inbox)
	o.AsOf = e.AsOf
	return mustRun(t, o)
}

func waiting(o pipeline.Options) string { return filepath.Join(o.Outbox, campaign.WaitingFolder) }

// TestTrialTouchesNoDepartment over three evenings: neither from the first day
// on, nor where there was something in the folders before. What would go out
// lies with the section, which gets its own mail.
func TestTrialTouchesNoDepartment(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	for name, begin := range map[string]campaign.Publishing{"from the first day": campaign.Trial, "later": campaign.Direct} {
		t.Run(name, func(t *testing.T) {
			server := mailserver.Start(t)
			o := telling(t, server)
			o.Campaign.Publishing = begin
			mustRun(t, later(o, -1))
			before, told := looks(t, o.Units), map[string]bool{}
			for _, l := range letters(t, server) {
				told[l.id] = true
			}
			o.Campaign.Publishing = campaign.Trial
			for n := range samples.Evenings(t) {
				nightOf(t, o, n)
				if other := differing(before, looks(t, o.Units)); len(other) > 0 {
					t.Errorf("evening %d: changed for departments: %v", n, other)
				}
			}
			if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
				t.Fatal(err)
			}
			if other := differing(before, looks(t, o.Units)); len(other) > 0 {
				t.Errorf("published again: changed for departments: %v", other)
			}
			for _, l := range letters(t, server) {
				if !told[l.id] && l.to != "jixiaoke@example.gov.cn" {
					t.Errorf("a letter went to %s: %s", l.to, l.subject)
				}
			}
			direct := fixture(t)
			samples.Evenings(t)[0].CopyTo(t, direct.Inbox)
			mustRun(t, later(direct, -1))
			for n := range samples.Evenings(t) {
				nightOf(t, direct, n)
			}
			if page := mustRead(t, filepath.Join(o.Outbox, effect)); len(page) == 0 {
				t.Error("the page for the section is empty")
			}
			if other := differing(keys(said(t, direct.Units)), keys(said(t, waiting(o)))); len(other) > 0 {
				t.Errorf("what waits is not what would go out: %v", other)
			}
		})
	}
}

func keys(m map[string]string) map[string]string {
	out := map[string]string{}
	for name := range m {
		out[name] = "there"
	}
	return out
}

// TestTrialEnds: then everything goes out as if there had been none, and what
// waited is cleared away, but for what somebody else put or changed there.
func TestTrialEnds(t *testing.T) {
	t.Parallel()
	server := mailserver.Start(t)
	o := telling(t, server)
	direct := fixture(t)
	for _, x := range []pipeline.Options{o, direct} {
		nightOf(t, x, 0)
	}
	told := len(letters(t, server))
	o.Campaign.Publishing = campaign.Trial
	for _, x := range []pipeline.Options{o, direct} {
		nightOf(t, x, 1)
	}
	untouched := looks(t, o.Units)
	note, changed := filepath.Join(waiting(o), "核对.txt"), filepath.Join(waiting(o), cityManagement, "最新审核意见.xlsx")
	for _, path := range []string{note, changed} {
		if err := os.WriteFile(path, []byte("绩效科的批注"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o.Campaign.Publishing = campaign.Direct
	for _, x := range []pipeline.Options{o, direct} {
		nightOf(t, x, 2)
	}
	if other := differing(said(t, direct.Units), said(t, o.Units)); len(other) > 0 {
		t.Errorf("other than without a trial: %v", other)
	}
	for name, was := range looks(t, o.Units) {
		if before, there := untouched[name]; there && strings.SplitN(before, "\n", 2)[1] == strings.SplitN(was, "\n", 2)[1] && before != was {
			t.Errorf("%s says nothing new and was written", name)
		}
	}
	want := map[string]string{note: "绩效科的批注", changed: "绩效科的批注"}
	if other := differing(want, contents(t, waiting(o))); len(other) > 0 {
		t.Errorf("left in 待发: %v", other)
	}
	if entries, err := os.ReadDir(waiting(o)); err != nil || len(entries) != 2 {
		t.Errorf("empty folders were left: %v %v", entries, err)
	}
	if len(letters(t, server)) <= told+1 {
		t.Errorf("no letter went out when the trial was over: %v", subjects(letters(t, server)))
	}
}

// TestTrialLeavesAStandIn that lies beside an open report in its place.
func TestTrialLeavesAStandIn(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	put(t, o.Units, cityManagement+"/~$最新审核意见.xlsx", []byte("王五"))
	nightOf(t, o, 1)
	if err := os.Remove(filepath.Join(o.Units, cityManagement, "~$最新审核意见.xlsx")); err != nil {
		t.Fatal(err)
	}
	before := looks(t, o.Units)
	o.Campaign.Publishing = campaign.Trial
	nightOf(t, o, 2)
	if other := differing(before, looks(t, o.Units)); len(other) > 0 {
		t.Errorf("changed for departments: %v", other)
	}
	o.Campaign.Publishing = campaign.Direct
	mustRun(t, later(o, 72))
	for name := range said(t, filepath.Join(o.Units, cityManagement)) {
		if strings.Contains(name, "时") && strings.HasPrefix(name, "最新审核意见（") {
			t.Errorf("the stand-in is still there: %s", name)
		}
	}
}

// TestEveryWayJudgesAlike: arrivals, lateness, verdicts and master do not depend
// on how results are published.
func TestEveryWayJudgesAlike(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	var direct map[string]string
	for _, way := range []campaign.Publishing{campaign.Direct, campaign.Review, campaign.Trial} {
		o := fixture(t)
		o.Campaign.Publishing = way
		got := map[string]string{}
		for n := range samples.Evenings(t) {
			nightOf(t, o, n)
			for name, data := range said(t, o.Outbox) {
				if name == "findings.json" || strings.HasPrefix(name, "总表") {
					got[samples.Evenings(t)[n].Name+" "+name] = data
				}
			}
		}
		if direct == nil {
			direct = got
		}
		if other := differing(direct, got); len(other) > 0 || len(got) != 2*len(samples.Evenings(t)) {
			t.Errorf("%s: other than published directly: %v of %d", way, other, len(got))
		}
	}
}
