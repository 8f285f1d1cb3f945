package notify

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

var china = time.FixedZone("CST", 8*60*60)

// round is a campaign of three units, each of which owes one sheet by 15
// October; the second has an extension to the 20th and the third no address.
func round() *campaign.Campaign {
	f := register.Facts{Year: 2023, Extensions: map[register.Extended]value.Date{{Department: "200000", Form: "sheet"}: {Year: 2023, Month: 10, Day: 20}}}
	for i, email := range []string{"a@example.gov.cn", "b@example.gov.cn", ""} {
		code := fmt.Sprintf("%d00000", i+1)
		f.Units = append(f.Units, register.Unit{Code: code, Name: "单位" + code, Email: email})
		f.Projects = append(f.Projects, register.Project{Code: fmt.Sprintf("A-%d", i+1), Unit: code, Division: "社保科"})
	}
	day := value.Date{Year: 2023, Month: 10, Day: 15}
	f.Deadlines = map[string]value.Date{"sheet": day}
	c := &campaign.Campaign{Name: "2023", Facts: register.New(f), Zone: china,
		Forms: []*form.Definition{{ID: "sheet", Name: finding.Text{ZH: "评分表"}, HandedInBy: []string{"department"}, About: "project"}},
		Owed:  []campaign.Owed{{Form: "sheet", About: "project", Each: true, Deadline: day, ReminderDays: 3}}}
	c.Settings.Mail.On = true
	return c
}

func on(day int) *record.Snapshot {
	return &record.Snapshot{Run: record.Run{ID: int64(day), AsOf: time.Date(2023, 10, day, 21, 0, 0, 0, china)}}
}

// handedIn is what came from a unit, with a verdict.
func handedIn(s *record.Snapshot, unit int, v record.Verdict) {
	code := fmt.Sprintf("%d00000", unit)
	f := record.File{ID: int64(unit), Path: code + "/a.xlsx", Department: code, Verdict: v, Arrival: s.Run.AsOf}
	s.Files = append(s.Files, f)
	s.Versions = append(s.Versions, record.Version{ID: int64(unit), N: 1, File: &f, Verdict: v, Sheet: "评分表",
		Duty: record.Duty{Department: code, Form: "sheet", Subject: finding.Subject(fmt.Sprintf("A-%d", unit))}})
}

func kinds(p Plan) []string {
	var out []string
	for _, l := range p.Letters {
		out = append(out, l.Kind+" "+l.Unit)
	}
	return out
}

func TestReminders(t *testing.T) {
	for day, want := range map[int][]string{
		11: nil, 12: {"reminder 100000"}, 15: {"reminder 100000"}, 16: nil,
		17: {"reminder 200000"}, 20: {"reminder 200000"}, 21: nil,
	} {
		if diff := cmp.Diff(want, kinds(Due(round(), on(day), nil))); diff != "" {
			t.Errorf("%d October (-want +got):\n%s", day, diff)
		}
	}
}

// Who has handed in owes nothing; who got it back still does.
func TestOnlyThoseWhoOweAreReminded(t *testing.T) {
	for verdict, want := range map[record.Verdict][]string{
		record.Accepted: nil, record.Returned: {"reminder 100000"}, record.NeedsExplanation: {"reminder 100000"}} {
		s := on(14)
		handedIn(s, 1, verdict)
		if diff := cmp.Diff(want, kinds(Due(round(), s, nil))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", verdict, diff)
		}
	}
}

// With mail off nothing is due; what would be is shown, to whom there is no
// address too.
func TestPreviewWhileMailIsOff(t *testing.T) {
	c, s := round(), on(14)
	c.Settings.Mail.On = false
	c.Settings.Schedule.Full = "0 22 * * *"
	if got := kinds(Due(c, s, nil)); len(got) > 0 {
		t.Errorf("due with mail off: %q", got)
	}
	plan := Preview(c, s, nil)
	if diff := cmp.Diff([]string{"reminder 100000", "reminder 300000", "daily "}, kinds(plan)); diff != "" {
		t.Fatalf("preview (-want +got):\n%s", diff)
	}
	if to := plan.Letters[1].To; len(to) > 0 {
		t.Errorf("a letter to nobody's address goes to %q", to)
	}
	if c.Settings.Mail.On {
		t.Error("the settings were changed")
	}
}

// found adds findings of a unit to a snapshot, in a run.
func found(s *record.Snapshot, unit int, run int64, cells ...int) {
	for _, cell := range cells {
		s.Issues = append(s.Issues, record.Issue{FileID: int64(unit), Department: fmt.Sprintf("%d00000", unit), FirstRun: run, State: record.Open,
			Finding: finding.Finding{Code: "T03", Severity: finding.Error, Form: "sheet", Audience: finding.Everyone,
				Place: finding.Place{File: fmt.Sprintf("%d00000/a.xlsx", unit), Sheet: "评分表", Cell: finding.Ref{Col: 1, Row: cell}}}})
	}
}

// Whatever runs come in between, each finding of a unit is in exactly one of
// its letters that arrived, and in nobody else's; letters that did not arrive
// tell it again with what is new.
// TestNobodyIsWrittenToWhileTheInboxIsAway: what is missing may lie there. The
// section hears of it.
func TestNobodyIsWrittenToWhileTheInboxIsAway(t *testing.T) {
	c, s := round(), on(14)
	c.Settings.Mail.Section = []string{"s@example.gov.cn"}
	if got := kinds(Due(c, s, nil)); !slices.Contains(got, "reminder 100000") {
		t.Fatalf("letters = %q, want a reminder", got)
	}
	s.Issues = []record.Issue{{Finding: finding.Finding{Code: "F15"}, CampaignWide: true}}
	for _, kind := range kinds(Due(c, s, nil)) {
		if !strings.HasPrefix(kind, Daily) {
			t.Errorf("a letter %q", kind)
		}
	}
}

func TestEveryFindingIsToldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, told := on(1), Sent{MailChannel: {}}
		handedIn(s, 1, record.Returned)
		handedIn(s, 2, record.Returned)
		times := map[string]int{}
		cell := 0
		tell := func(arrives bool) {
			for _, l := range Due(round(), s, told).Letters {
				if len(l.Items) == 0 || l.To[0] != map[string]string{"100000": "a@example.gov.cn", "200000": "b@example.gov.cn"}[l.Unit] {
					t.Fatalf("letter %s to %v tells %v", l.Unit, l.To, l.Items)
				}
				for _, item := range l.Items {
					if arrives {
						told[MailChannel][item] = true
						times[l.Unit+item]++
					}
				}
			}
		}
		for run := range rapid.IntRange(1, 6).Draw(t, "runs") {
			for range rapid.IntRange(0, 3).Draw(t, "new") {
				cell++
				found(s, rapid.IntRange(1, 2).Draw(t, "unit"), int64(run+1), cell)
			}
			tell(rapid.Bool().Draw(t, "arrives"))
		}
		tell(true)
		if len(times) != cell {
			t.Fatalf("%d of %d findings told", len(times), cell)
		}
		for item, n := range times {
			if n != 1 {
				t.Errorf("%s told %d times", item, n)
			}
		}
	})
}

// The same things make the same letter, in whatever order they stand.
func TestALetterIsNamedByWhatItTells(t *testing.T) {
	one := on(1)
	handedIn(one, 1, record.Returned)
	found(one, 1, 1, 1, 2, 3)
	two := *one
	two.Run.ID, two.Issues = 9, slices.Clone(one.Issues)
	slices.Reverse(two.Issues)
	a, b := Due(round(), one, nil).Letters[0], Due(round(), &two, nil).Letters[0]
	if a.ID() != b.ID() || a.Key != b.Key {
		t.Errorf("%s and %s", a.Key, b.Key)
	}
	found(&two, 1, 2, 4)
	if c := Due(round(), &two, nil).Letters[0]; c.ID() == a.ID() {
		t.Error("a letter that tells more has the name of the one before")
	}
	found(one, 1, 2, 1) // mended and made again
	if c := Due(round(), one, Sent{MailChannel: {a.Items[0]: true, a.Items[1]: true, a.Items[2]: true}}).Letters; len(c) != 1 || len(c[0].Items) != 1 {
		t.Errorf("a mistake made again is told in %d letters", len(c))
	}
}

// The summary goes once for each time that the schedule plans.
func TestTheSummaryGoesOnceANight(t *testing.T) {
	c := round()
	c.Facts.Units = nil
	c.Settings.Schedule.Full = "0 22 * * *"
	c.Settings.Mail.Section = []string{"s@example.gov.cn"}
	c.Settings.Webhooks = []campaign.Webhook{{Kind: "wecom", Name: "群"}}
	told := Sent{MailChannel: {}, "群": {}}
	var got []string
	for _, hour := range []int{21, 22, 23, 26, 45, 46, 47} {
		s := on(1)
		s.Run.AsOf = time.Date(2023, 10, 1, hour, 0, 0, 0, china)
		for _, l := range Due(c, s, told).Letters {
			got = append(got, fmt.Sprintf("%d %s", hour, l.Channel))
			told[l.Channel][l.Items[0]] = true
		}
	}
	if diff := cmp.Diff([]string{"21 mail", "21 群", "22 mail", "22 群", "46 mail", "46 群"}, got); diff != "" {
		t.Errorf("summaries (-want +got):\n%s", diff)
	}
}
