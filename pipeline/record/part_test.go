package record

import (
	"testing"

	"jixiao/rules/finding"
)

// onSheet are a file with two submissions of one form, and one of another, on a
// sheet: rows 1–10, 11–20 and 21–30.
func onSheet(verdicts ...Verdict) Account {
	f := File{ID: 1, Path: "213001/a.xlsx", Department: "213001", Look: 1, Arrival: evening, Verdict: Returned}
	a := Account{Files: []File{f}}
	for n, v := range verdicts {
		d := Duty{Department: "213001", Form: "card", Subject: []finding.Subject{"A-01", "A-02", "A-01"}[n]}
		if n == 2 {
			d.Form = "list"
		}
		a.Versions = append(a.Versions, Version{ID: int64(n + 1), Duty: d, File: &f, Sheet: "表", Verdict: v,
			Rows: Rows{First: n*10 + 1, Last: (n + 1) * 10}, Figures: "f" + string(d.Form) + string(d.Subject)})
	}
	return a
}

// foundAt is a finding in a row of it, of a form.
func foundAt(row int, form string, severity finding.Severity) Issue {
	i := Issue{FileID: 1, Department: "213001", Finding: finding.Finding{Code: "T09", Severity: severity, Form: form, Place: finding.Place{Sheet: "表"}}}
	if row > 0 {
		i.Place.Cell = finding.Ref{Row: row, Col: 2}
	}
	return i
}

func TestPartsHold(t *testing.T) {
	a := onSheet(Accepted, Accepted, Accepted)
	for _, c := range []struct {
		row  int
		form string
		want [3]bool
	}{
		{1, "card", [3]bool{true, false, false}}, {10, "card", [3]bool{true, false, false}}, {11, "card", [3]bool{false, true, false}},
		{25, "list", [3]bool{false, false, true}}, {25, "", [3]bool{false, false, true}}, {25, "card", [3]bool{}},
		{0, "card", [3]bool{true, true, false}}, {0, "list", [3]bool{false, false, true}}, {0, "", [3]bool{true, true, true}}, {31, "card", [3]bool{}},
	} {
		i := foundAt(c.row, c.form, finding.Error)
		var got [3]bool
		for n := range a.Versions {
			got[n] = a.Versions[n].Part().Holds(i)
		}
		if got != c.want {
			t.Errorf("row %d of %q: held by %v, want %v", c.row, c.form, got, c.want)
		}
		n := 0
		for _, held := range got {
			if held {
				n++
			}
		}
		if parts := PartsOf(a.Versions).Of(i); len(parts) != n {
			t.Errorf("row %d of %q: parts %v", c.row, c.form, parts)
		}
	}
	whole := Version{File: &File{ID: 1}, Sheet: "表", Duty: Duty{Form: "card"}}
	if i := foundAt(99, "list", finding.Error); !whole.Part().Holds(i) {
		t.Error("a submission that has its sheet to itself does not hold what stands on it")
	}
}

// TestPartsStandByThemselves: one that is sent back keeps none of the others on its
// sheet from standing, and what is found over the campaign is about its own.
func TestPartsStandByThemselves(t *testing.T) {
	a := onSheet(Returned, Accepted, Accepted)
	late := foundAt(0, "card", finding.Warning)
	late.CampaignWide, late.Project, late.Place.Cell = true, "", finding.Ref{Row: 11, Col: 1}
	a.Issues = []Issue{foundAt(3, "card", finding.Error), late}
	s := a.Snapshot()
	for i, want := range []Verdict{Returned, NeedsExplanation, Accepted} {
		if v := s.Versions[i]; versionOf(s, i+1).Verdict != want {
			t.Errorf("version %d is %s, want %s (%+v)", i+1, versionOf(s, i+1).Verdict, want, v.Duty)
		}
	}
}

func versionOf(s *Snapshot, id int) Version {
	for _, v := range s.Versions {
		if v.ID == int64(id) {
			return v
		}
	}
	return Version{}
}

// TestPartsAreRelievedByThemselves: what was rightly objected to in one submission
// leaves what is wrong in another one.
func TestPartsAreRelievedByThemselves(t *testing.T) {
	a := onSheet(NeedsExplanation, Returned, Returned)
	settled := foundAt(3, "card", finding.Warning)
	settled.Explanation = &Answer{}
	issues := []Issue{settled, foundAt(13, "card", finding.Error), foundAt(23, "list", finding.Warning)}
	r := newRelief(issues, a.Versions)
	for i, want := range []Verdict{Accepted, Returned, NeedsExplanation} {
		if got := r.version(&a.Versions[i]); got != want {
			t.Errorf("version %d is %s, want %s", i+1, got, want)
		}
	}
}

// TestWhatIsPastInOnePart is not told any more, and in the others it is.
func TestWhatIsPastInOnePart(t *testing.T) {
	a := onSheet(Returned, Returned, Returned)
	a.Issues = []Issue{foundAt(3, "card", finding.Error), foundAt(13, "card", finding.Error), foundAt(23, "list", finding.Error)}
	newer := File{ID: 2, Path: "213001/b.xlsx", Department: "213001", Look: 2, Arrival: evening.Add(60e9), Verdict: Accepted}
	a.Files = append(a.Files, newer)
	a.Versions = append(a.Versions, Version{ID: 9, Duty: a.Versions[0].Duty, File: &newer, Sheet: "表", Verdict: Accepted, Figures: "new"})
	var rows []int
	for _, i := range a.Snapshot().Issues {
		rows = append(rows, i.Place.Cell.Row)
	}
	if len(rows) != 2 || rows[0] != 13 || rows[1] != 23 {
		t.Errorf("told in rows %v, want 13 and 23", rows)
	}
}
