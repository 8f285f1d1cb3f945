package snapshot_test

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/campaign/snapshot"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/judge"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

var today = value.Date{Year: 2023, Month: 10, Day: 13}

func shipped(t testing.TB) *campaign.Campaign {
	t.Helper()
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func opened(t testing.TB, c *campaign.Campaign, who snapshot.Audience) *campaign.Campaign {
	t.Helper()
	data, err := snapshot.Of(c, who, today)
	if err != nil {
		t.Fatal(err)
	}
	out, err := snapshot.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told is what a sender is told of one mistake.
type told struct {
	Code         finding.Code
	Place        finding.Place
	Severity     finding.Severity
	Message, Fix finding.Text
	Waived       bool
}

// outcome is what is said of a file.
type outcome struct {
	Verdict  string
	Findings []told
}

// judged is a file as `jixiao check` judges it on a day.
func judged(t testing.TB, j *judge.Judge, c *campaign.Campaign, name, department string, data []byte, day value.Date) outcome {
	t.Helper()
	in := judge.Received{Name: name, Data: data, Department: department, Unsent: department == "", Day: day}
	out, err := j.File(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	var sheets []*form.Submission
	for k := range out.Submissions {
		sheets = append(sheets, &out.Submissions[k].Submission)
	}
	out = j.Alone(in, out, crosscheck.ProblemsIn(c.Engine, sheets))
	said := outcome{Verdict: string(out.Verdict)}
	for _, f := range out.Findings {
		if f.Audience != finding.Section {
			said.Findings = append(said.Findings, told{f.Code, f.Place, f.Severity, f.Message, f.Fix, f.Waived != nil})
		}
	}
	return said
}

func judgeOn(t testing.TB, c *campaign.Campaign, day value.Date) (*judge.Judge, *campaign.Campaign) {
	t.Helper()
	on := c.On(day)
	j, err := judge.New(on)
	if err != nil {
		t.Fatal(err)
	}
	return j, on
}

// same compares what the whole campaign and a snapshot say of files.
func same(t *testing.T, c, snap *campaign.Campaign, department string, files map[string][]byte, day value.Date, leave func(told) bool) {
	t.Helper()
	t.Helper()
	whole, wholeOn := judgeOn(t, c, day)
	page, pageOn := judgeOn(t, snap, day)
	for name, data := range files {
		want := judged(t, whole, wholeOn, name, department, data, day)
		got := judged(t, page, pageOn, name, department, data, day)
		if leave != nil {
			want.Findings, got.Findings = without(want.Findings, leave), without(got.Findings, leave)
			want.Verdict, got.Verdict = "", "" // it may follow from what is left out
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s for %q (-campaign +snapshot):\n%s", name, department, diff)
		}
	}
}

func without(all []told, leave func(told) bool) []told {
	var rest []told
	for _, f := range all {
		if !leave(f) {
			rest = append(rest, f)
		}
	}
	return rest
}

func sampleFiles(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, e := range samples.Evenings(t) {
		for _, name := range e.Files(t) {
			data, err := os.ReadFile(filepath.Join(e.Folder(), filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			all[path.Join(e.Name, path.Base(name))] = data
		}
	}
	return all
}

// TestAUnitsSnapshotJudgesAlike: every sample, in every unit's folder.
func TestAUnitsSnapshotJudgesAlike(t *testing.T) {
	c, files := shipped(t), sampleFiles(t)
	for _, u := range c.Facts.Units {
		same(t, c, opened(t, c, snapshot.Audience(u.Code)), u.Code, files, today, nil)
	}
}

// TestTheSharedSnapshotJudgesAlike, but for what is held against budgets.
func TestTheSharedSnapshotJudgesAlike(t *testing.T) {
	c := shipped(t)
	budgets := map[finding.Code]bool{}
	for _, def := range c.Forms {
		for _, a := range c.Engine.Applied(def.ID) {
			if _, is := a.Params.(interface{ Budget() string }); is || a.Kind == "amount_in_yuan" {
				budgets[a.Code] = true
			}
		}
	}
	snap := opened(t, c, snapshot.Shared)
	if !snap.Snapshot.NoBudgets {
		t.Error("nobody is told that budgets are not there")
	}
	files := sampleFiles(t)
	same(t, c, snap, "", files, today, func(f told) bool { return budgets[f.Code] })
	page, on := judgeOn(t, snap, today)
	for name, data := range files {
		for _, f := range judged(t, page, on, name, "", data, today).Findings {
			if budgets[f.Code] {
				t.Errorf("%s: %s is told, and no budget is known", name, f.Code)
			}
		}
	}
}
