package pipeline_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"jixiao/internal/lease"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/rules/value"
)

const scoreSheet = "score-sheet"

func october(day int) value.Date { return value.Date{Year: 2023, Month: 10, Day: day} }

// written is a campaign whose settings workbook has other extensions.
func written(c *campaign.Campaign, extensions ...campaign.Extension) *campaign.Campaign {
	own := *c
	own.Written.Extensions = extensions
	return own.With(own.Written)
}

func until(o pipeline.Options, day int, d decide.Decision) decide.Decision {
	d.Kind, d.At = record.Extend, october(day).In(o.Campaign.Zone)
	return d
}

// deadlineOf is what holds for a duty by the ledger.
func deadlineOf(t *testing.T, o pipeline.Options, d record.Duty) string {
	t.Helper()
	s, err := o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return crosscheck.Deadline(crosscheck.InForce(o.Campaign, s.Decisions), d).String()
}

// TestTheLatestActWins: a command after an entry of the settings, a changed entry
// after a command, and an entry that stays as it is not again.
func TestTheLatestActWins(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many runs: make test has them")
	}
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	bare, duty := o.Campaign, record.Duty{Department: "213001", Form: scoreSheet, Subject: "A-01"}
	on := decide.Decision{On: record.Target{Department: "213001", Form: scoreSheet}}
	entry := campaign.Extension{Department: "213001", Form: scoreSheet, Until: october(20), Approver: "李局长", Reason: "停机"}
	settings := func(all ...campaign.Extension) { o.Campaign = written(bare, all...) }
	other := entry
	other.Until = october(27)
	undo := on
	undo.Kind, undo.Undo = record.Extend, true
	for _, step := range []struct {
		what      string
		do        func()
		want      string
		decisions int
		conflicts int
	}{
		{"nothing", func() {}, "2023-10-15", 0, 0},
		{"an entry", func() { settings(entry) }, "2023-10-20", 1, 0},
		{"the same entry", func() {}, "2023-10-20", 1, 0},
		{"a command", func() { mustDecide(t, o, until(o, 25, on)) }, "2023-10-25", 2, 1},
		{"the same entry still", func() {}, "2023-10-25", 2, 1},
		{"another reason, which is no other day", func() { x := entry; x.Reason = "停电"; settings(x) }, "2023-10-25", 2, 1},
		{"another day", func() { settings(other) }, "2023-10-27", 3, 0},
		{"no entry", func() { settings() }, "2023-10-15", 4, 0},
		{"an entry again", func() { settings(entry) }, "2023-10-20", 5, 0},
		{"taken back by a command", func() { mustDecide(t, o, undo) }, "2023-10-15", 6, 1},
		{"an entry removed that did not hold", func() { settings() }, "2023-10-15", 6, 0},
		{"a command before the run that would record an entry", func() {
			settings(other)
			mustDecide(t, o, until(o, 23, on))
		}, "2023-10-23", 8, 1},
	} {
		step.do()
		o = later(o, 1)
		s := mustRun(t, o).Snapshot
		if got := deadlineOf(t, o, duty); got != step.want || len(s.Decisions) != step.decisions {
			t.Errorf("%s: until %s after %d decisions, want %s after %d", step.what, got, len(s.Decisions), step.want, step.decisions)
		}
		if n := len(crosscheck.Conflicts(o.Campaign, s.Decisions)); n != step.conflicts {
			t.Errorf("%s: %d conflicts, want %d", step.what, n, step.conflicts)
		}
	}
}

// TestOneDecisionJudgesOnlyWhatItBearsOn, at once, and the next run nothing more.
func TestOneDecisionJudgesOnlyWhatItBearsOn(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	for _, c := range []struct {
		what string
		d    decide.Decision
		bear func(path string) bool
	}{
		{"an extension", until(o, 20, decide.Decision{On: record.Target{Department: "213001", Form: scoreSheet}}),
			func(path string) bool { return strings.HasPrefix(path, cityManagement+"/评分表") }},
		{"a waiver", decide.Decision{Kind: record.Waive, On: record.Target{Department: "213001", Code: "T03"}},
			func(path string) bool { return strings.HasPrefix(path, cityManagement+"/") }},
	} {
		before := judgedBy(t, o)
		mustDecide(t, o, c.d)
		for path, by := range judgedBy(t, o) {
			if (by != before[path]) != c.bear(path) {
				t.Errorf("%s: %s judged again: %v", c.what, path, by != before[path])
			}
		}
		o = later(o, 1)
		if n := mustRun(t, o).Rejudged; n != 0 {
			t.Errorf("%s: the next run judged %d files again", c.what, n)
		}
	}
}

// judgedBy is by what every file was judged that was read.
func judgedBy(t *testing.T, o pipeline.Options) map[string]string {
	t.Helper()
	s, err := o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range s.Files {
		if f.Verdict != record.Ignored && f.Verdict != record.Unreadable {
			out[f.Path] = f.Judged
		}
	}
	return out
}

// TestAWaiverByCommandIsOneOfTheSettings: what it excuses is told the same way.
func TestAWaiverByCommandIsOneOfTheSettings(t *testing.T) {
	t.Parallel()
	byCommand, bySettings := fixture(t), fixture(t)
	for _, o := range []pipeline.Options{byCommand, bySettings} {
		samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	}
	mustRun(t, byCommand)
	end := october(31)
	mustDecide(t, byCommand, decide.Decision{Kind: record.Waive, At: end.In(byCommand.Campaign.Zone),
		On: record.Target{Department: "213001", Code: "T03", Subject: "A-02"}})
	own := *bySettings.Campaign
	own.Written.Waivers = []campaign.Waiver{{Department: "213001", Code: "T03", Project: "A-02", Until: end, Approver: "王科长", Reason: "核实"}}
	bySettings.Campaign = own.With(own.Written)
	mustRun(t, bySettings)
	a, b := waived(t, byCommand), waived(t, bySettings)
	if len(a) == 0 || strings.Join(a, "\n") != strings.Join(b, "\n") {
		t.Errorf("by command %q\nby settings %q", a, b)
	}
}

func waived(t *testing.T, o pipeline.Options) (out []string) {
	t.Helper()
	s, err := o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range s.Issues {
		if w := i.Waived; w != nil {
			out = append(out, strings.Join([]string{i.Place.File, string(i.Code), i.Place.Cell.String(), w.Approver, w.Reason, w.Until}, " "))
		}
	}
	return out
}

// TestACancelledDutyIsAskedFromNobody, until it is owed again.
func TestACancelledDutyIsAskedFromNobody(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	o = later(o, 24*7)
	asked := func(s *record.Snapshot) (n int) {
		for _, i := range s.Issues {
			if i.Department == "101001" && i.Form == scoreSheet && strings.HasPrefix(string(i.Code), "D0") {
				n++
			}
		}
		return n
	}
	if n := asked(mustRun(t, o).Snapshot); n != 1 {
		t.Fatalf("asked %d times before", n)
	}
	d := decide.Decision{Kind: record.Cancel, On: record.Target{Department: "101001", Form: scoreSheet}}
	if n := asked(mustDecide(t, o, d).Snapshot); n != 0 {
		t.Errorf("asked %d times", n)
	}
	_, err := decide.Decide(context.Background(), o.Sender, until(o, 31, d))
	var refusal *decide.Refusal
	if !errors.As(err, &refusal) || refusal.Of != decide.Form {
		t.Errorf("extended what is not owed: %v", err)
	}
	d.Undo = true
	if n := asked(mustDecide(t, o, d).Snapshot); n != 1 {
		t.Errorf("asked %d times again", n)
	}
}

// TestWhatIsExcludedIsJudgedAndNotMerged, and back when that is undone.
func TestWhatIsExcludedIsJudgedAndNotMerged(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	before := mustRun(t, o).Snapshot
	outbox := republished(t, o)
	d := decide.Decision{Kind: record.Exclude, On: record.Target{Department: "213001", Form: scoreSheet, Subject: "A-01"}}
	out := mustDecide(t, o, d)
	v, err := out.Snapshot.Version(idOf(t, before, sheetA01, "A-01"))
	if err != nil || v.Standing() || !v.Valid() || v.Verdict != before.Versions[0].Verdict {
		t.Errorf("excluded: %+v, %v", v, err)
	}
	d.Undo = true
	mustDecide(t, o, d)
	for path, data := range republished(t, o) {
		if outbox[path] != data {
			t.Errorf("undone, %s is not what it was", path)
		}
	}
}

// TestADecisionHoldsWhereTheOutboxFails: a decision whose outbox could not be written
// holds, and shows when the outbox is published.
func TestADecisionHoldsWhereTheOutboxFails(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	broken := o
	broken.Outbox = o.Inbox + "/" + sheetA01 // a file
	d := decide.Decision{Kind: record.Cancel, On: record.Target{Department: "101001", Form: scoreSheet}, By: "王科长", Why: "核实"}
	out, err := decide.Decide(context.Background(), broken.Sender, d)
	if err == nil || out == nil || !out.Changed {
		t.Fatalf("decided %+v, %v", out, err)
	}
	again, err := publish.Again(context.Background(), o.Workspace)
	if err != nil || len(again.Snapshot.Decisions) != 1 || again.Written == 0 {
		t.Errorf("published %+v, %v", again, err)
	}
}

// TestRowsOfAWorkbookLandOnce, however often they are entered.
func TestRowsOfAWorkbookLandOnce(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	s, err := o.Open(context.Background(), lease.Decision)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rows := []decide.Decision{
		{Kind: record.Cancel, On: record.Target{Department: "101001", Form: scoreSheet}, By: "王科长", Why: "核实", Origin: "处理-1"},
		{Kind: record.Cancel, On: record.Target{Department: "101001", Form: scoreSheet}, Undo: true, By: "王科长", Why: "看错", Origin: "处理-2"},
	}
	for range 2 {
		account, err := s.Last(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if account, err = decide.Enter(context.Background(), s, account, rows...); err != nil || len(account.Decisions) != 2 {
			t.Errorf("entered %d, %v", len(account.Decisions), err)
		}
	}
	if all, err := s.Ledger.Decisions(context.Background()); err != nil || len(all) != 2 {
		t.Errorf("recorded %d, %v", len(all), err)
	}
}

// TestAWaiverMayOutlastThePeriod: what a unit need not meet, it may need not for
// longer than the campaign lasts.
func TestAWaiverMayOutlastThePeriod(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	mustRun(t, o)
	long := o.Campaign.Facts.To.AddDays(400).In(o.Campaign.Zone)
	out := mustDecide(t, o, decide.Decision{Kind: record.Waive, On: record.Target{Department: "213001", Code: "T03"}, At: long})
	if !out.Changed {
		t.Error("a waiver beyond the period is not recorded")
	}
}
