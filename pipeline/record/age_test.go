package record

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// TestFindingsHaveTheAgeOfTheirDuty: each letter of a version is a finding in a cell
// of its own; runs are days, and each version comes on one of them.
func TestFindingsHaveTheAgeOfTheirDuty(t *testing.T) {
	type version struct {
		run      int64
		findings string
		since    int64 // the run that first saw them, where not its own
		state    VersionState
	}
	for name, tt := range map[string]struct {
		versions []version
		want     map[string]string
	}{
		"one version":            {[]version{{run: 1, findings: "a"}}, map[string]string{"A1": "open since 1"}},
		"new":                    {[]version{{run: 1, findings: "a"}, {run: 9, findings: "b"}}, map[string]string{"B1": "new since 9"}},
		"never mended":           {[]version{{run: 1, findings: "ab"}, {run: 2, findings: "ac"}}, map[string]string{"A1": "open since 1", "C1": "open since 2"}},
		"back again":             {[]version{{run: 1, findings: "a"}, {run: 2}, {run: 4, findings: "ab"}}, map[string]string{"A1": "recurred since 4, first 1", "B1": "open since 4"}},
		"back again and open":    {[]version{{run: 1, findings: "a"}, {run: 2}, {run: 4, findings: "a"}, {run: 6, findings: "a"}}, map[string]string{"A1": "recurred since 4, first 1"}},
		"back twice":             {[]version{{run: 1, findings: "a"}, {run: 2}, {run: 4, findings: "a"}, {run: 6}, {run: 9, findings: "a"}}, map[string]string{"A1": "recurred since 9, first 1"}},
		"told to nobody":         {[]version{{run: 1, findings: "a"}, {run: 1}, {run: 4, findings: "a"}}, map[string]string{"A1": "open since 4"}},
		"gone for nobody":        {[]version{{run: 1, findings: "a"}, {run: 4}, {run: 4, findings: "a"}}, map[string]string{"A1": "open since 1"}},
		"by a later rule":        {[]version{{run: 1, findings: "a", since: 5}, {run: 2}, {run: 4, findings: "a", since: 5}}, map[string]string{"A1": "open since 5"}},
		"over one withdrawn":     {[]version{{run: 1, findings: "a"}, {run: 2, state: Withdrawn}, {run: 4, findings: "a"}}, map[string]string{"A1": "open since 1"}},
		"what is mended is gone": {[]version{{run: 1, findings: "a"}, {run: 4}}, map[string]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			a := Account{Run: Run{ID: 9}, Clocks: map[int64]time.Time{}}
			for run := int64(1); run < 10; run++ {
				a.Clocks[run] = evening.Add(time.Duration(run) * 24 * time.Hour)
			}
			a.Run.AsOf = a.Clocks[9]
			duty := Duty{Department: "213001", Form: "f", Subject: finding.SubjectOf(finding.AboutProject, "A-01")}
			for n, v := range tt.versions {
				id := int64(n + 1)
				f := &File{ID: id, Path: fmt.Sprint(id), Department: "213001", Arrival: evening.Add(time.Duration(n) * time.Hour), Look: id, Run: v.run, Verdict: Returned}
				a.Files = append(a.Files, *f)
				one := Version{ID: id, Duty: duty, File: f, Verdict: Returned, Figures: fmt.Sprint(id), Sheet: "表"}
				a.Versions = append(a.Versions, one)
				if v.state == Withdrawn {
					a.Decisions = append(a.Decisions, Decision{Kind: Withdraw, Target: Target{File: id, Sheet: one.Sheet, Form: duty.Form, Subject: duty.Subject}})
				}
				for _, letter := range v.findings {
					i := issue(id, "T03", max(v.run, v.since))
					i.Form, i.Subject = "f", duty.Subject
					i.Severity, i.Place = finding.Error, finding.Place{Sheet: "表", Cell: finding.Ref{Row: 1, Col: int(letter-'a') + 1}}
					i.Value = fmt.Sprint(id) // what stands there now is another matter
					a.Issues = append(a.Issues, i)
				}
			}
			got := map[string]string{}
			for _, i := range a.Snapshot().Issues {
				said := fmt.Sprintf("%s since %d", i.State, i.Opened.Sub(evening)/(24*time.Hour))
				if !i.Earlier.IsZero() {
					said += fmt.Sprintf(", first %d", i.Earlier.Sub(evening)/(24*time.Hour))
				}
				got[i.Place.Cell.String()] = said
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhatIsMendedSaysHowLongItTook, from when it was first told.
func TestWhatIsMendedSaysHowLongItTook(t *testing.T) {
	duty := Duty{Department: "213001", Form: "f"}
	a := Account{Run: Run{ID: 5}, Clocks: map[int64]time.Time{}}
	for run := int64(1); run < 6; run++ {
		a.Clocks[run] = evening.Add(time.Duration(run) * 24 * time.Hour)
	}
	for n, run := range []int64{1, 3, 5} {
		f := &File{ID: run, Path: "a", Arrival: a.Clocks[run], Look: run, Run: run, Verdict: Returned}
		a.Files = append(a.Files, *f)
		a.Versions = append(a.Versions, Version{ID: run, Duty: duty, File: f, Verdict: Returned, Figures: fmt.Sprint(run)})
		if n < 2 {
			i := issue(run, "T03", run)
			i.Form, i.Severity = "f", finding.Error
			a.Issues = append(a.Issues, i)
		}
	}
	got := a.Snapshot().Resolved
	if len(got) != 1 || !got[0].Opened.Equal(a.Clocks[1]) || !got[0].Since.Equal(a.Clocks[3]) || !got[0].At.Equal(a.Clocks[5]) {
		t.Errorf("resolved %+v, want one from day 1 to day 5", got)
	}
}
