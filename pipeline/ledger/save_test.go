package ledger

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// TestPartsOfASheetAreReadBack: versions know their rows, with their
// submissions or without.
func TestPartsOfASheetAreReadBack(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	run, err := l.StartRun(ctx, friday, friday)
	must(t, err)
	must(t, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: []record.Sighting{{Path: "213001/a.xlsx", Size: 1, ModTime: friday}}}))
	pending, err := l.Pending(ctx)
	must(t, err)
	f := pending[0]
	f.Department, f.Hash, f.Judged = "213001", "hash", "rules"
	judged := func(subject finding.Subject, first, last int) record.Judged {
		return record.Judged{Submission: form.Submission{Form: "card", Sheet: "表", FirstRow: first, LastRow: last}, Verdict: record.Accepted,
			Duties: []record.Duty{{Department: "213001", Form: "card", Subject: subject}}}
	}
	save := func(all ...record.Judged) {
		t.Helper()
		must(t, l.SaveFiles(ctx, run.ID, []Saved{{f, record.Judgement{Verdict: record.Accepted, Kind: "xlsx", Submissions: all}}}))
	}
	want := func(rows ...record.Rows) {
		t.Helper()
		brief, err := l.Brief(ctx)
		must(t, err)
		whole, err := l.Account(ctx)
		must(t, err)
		for _, a := range []record.Account{brief, whole} {
			var got []record.Rows
			for _, v := range a.Versions {
				got = append(got, v.Rows)
				if v.Says != nil && record.RowsOf(v.Submission()) != v.Rows {
					t.Errorf("rows %v of a submission in %d to %d", v.Rows, v.Submission().FirstRow, v.Submission().LastRow)
				}
			}
			if diff := cmp.Diff(rows, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		}
	}
	save(judged("A-01", 1, 6), judged("A-02", 7, 12))
	want(record.Rows{First: 1, Last: 6}, record.Rows{First: 7, Last: 12})
	save(judged("A-01", 1, 6), judged("A-02", 8, 13)) // judged again
	want(record.Rows{First: 1, Last: 6}, record.Rows{First: 8, Last: 13})
	save(judged("A-01", 0, 0))
	want(record.Rows{})
}

func TestWhatIsSavedIsReadBack(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	names := []string{
		"213001城管局/\xb9\xab\xd7\xab.xlsx", // GBK bytes
		"213001城管局/line\nbreak%20.xlsx",
		"213001城管局/" + strings.Repeat("绩", 200) + ".xlsx",
		"213001城管局/e\u0301.xlsx", // NFD
	}
	var seen []record.Sighting
	for _, name := range names {
		seen = append(seen, record.Sighting{Path: name, Size: 1 << 40, ModTime: time.Date(1969, 1, 1, 0, 0, 0, 7, time.UTC), Link: true})
	}
	run, err := l.StartRun(ctx, friday, friday)
	must(t, err)
	must(t, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: seen}))
	pending, err := l.Pending(ctx)
	must(t, err)
	want := form.Submission{Form: "score-sheet", Sheet: "评分表", Year: 2023, Fields: map[string]form.Value{
		"budget": {State: form.Valid, Cell: finding.Ref{Row: 5, Col: 2}, Stored: "12345678901234567890.12", Format: "0.00",
			Text: "12345678901234567890.12", Number: decimal.Must("12345678901234567890.12"), Shown: 2, AsText: true},
		"evaluated_on": {State: form.Valid, Date: value.Date{Year: 2023, Month: 9, Day: 3}},
		"evaluator":    {State: form.Empty},
	}, Tables: map[string]form.Table{"indicators": {Header: finding.Ref{Row: 8, Col: 1},
		Rows: []form.TableRow{{Line: 9, Group: "决策", Values: form.ValuesOf(map[string]form.Value{"score": {State: form.Invalid, Stored: "=A1\n"}})}}}}}
	fault := finding.Finding{Code: "T03", Variant: "swapped", Severity: finding.Warning, Audience: finding.Section,
		Place: finding.Place{Sheet: "评分表", Cell: finding.Ref{Row: 32, Col: 5}}, Project: "A-01", Field: "total_score",
		Args: finding.Args{"causes": {ZH: "两位数字颠倒", EN: "two digits swapped"}}, Message: finding.Same("x"), Fix: finding.Same("y")}
	var batch []Saved
	for _, f := range pending {
		f.Department, f.Hash, f.Judged = "213001", "hash of "+f.Path, "rules"
		batch = append(batch, Saved{f, record.Judgement{Verdict: record.NeedsExplanation, Kind: "xlsx", Findings: []finding.Finding{fault},
			Submissions: []record.Judged{{Submission: want, Verdict: record.NeedsExplanation,
				Duties: []record.Duty{{Department: "213001", Form: "score-sheet", Subject: "A-01"}}}}}})
	}
	must(t, l.SaveFiles(ctx, run.ID, batch))
	s, err := l.Snapshot(ctx)
	must(t, err)
	for i, v := range s.Versions {
		if diff := cmp.Diff(&want, v.Submission()); diff != "" {
			t.Fatalf("submission %d (-want +got):\n%s", i, diff)
		}
	}
	for i, f := range s.Files {
		byPath := seen[0]
		for _, one := range seen {
			if one.Path == f.Path {
				byPath = one
			}
		}
		if diff := cmp.Diff(byPath, f.Sighting()); diff != "" || f.Hash != "hash of "+f.Path {
			t.Errorf("file %d %q (-want +got):\n%s", i, f.Hash, diff)
		}
	}
	newest := s.Issues[len(s.Issues)-1]
	fault.Place.File = newest.Place.File
	if diff := cmp.Diff(fault, newest.Finding); diff != "" || newest.Department != "213001" {
		t.Errorf("finding of %q (-want +got):\n%s", newest.Department, diff)
	}
}

func TestSaveFilesIsAllOrNothing(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	run, err := l.StartRun(ctx, friday, friday)
	must(t, err)
	must(t, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: inbox{"a": "A-01:accepted", "b": "A-02:accepted"}.sightings()}))
	pending, err := l.Pending(ctx)
	must(t, err)
	for name, bad := range map[string]Saved{
		"a file that no look saw": {File: record.File{ID: 99}, Judgement: judge("A-02:accepted")},
		"a file without verdict":  {File: pending[1]},
	} {
		if err := l.SaveFiles(ctx, run.ID, []Saved{{pending[0], judge("A-01:accepted")}, bad}); err == nil {
			t.Errorf("%s was recorded", name)
		}
		left, err := l.Pending(ctx)
		must(t, err)
		if len(left) != 2 {
			t.Errorf("%s: %d files are pending, want both", name, len(left))
		}
	}
	if err := l.SaveFiles(ctx, 99, []Saved{{pending[0], judge("A-01:accepted")}}); err == nil {
		t.Error("a run that never started received a file")
	}
}

func TestFinishRunWantsItsRun(t *testing.T) {
	l := mustOpen(t, ledgerPath(t))
	if _, err := l.FinishRun(context.Background(), record.Run{ID: 5}, nil, nil); err == nil {
		t.Error("a run that never started was finished")
	}
}

func TestWholeCampaignFindingsKeepTheirFirstRun(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	late := record.Issue{Finding: finding.Finding{Code: "D02", Severity: finding.Error}, Department: "402001"}
	other := record.Issue{Finding: finding.Finding{Code: "D02", Severity: finding.Error}, Department: "213001"}
	for _, found := range [][]record.Issue{{late}, {late, other}} {
		run, err := l.StartRun(ctx, friday, friday)
		must(t, err)
		run.Ended = friday.Add(time.Minute)
		mustFinish(t, l, run, found)
	}
	s, err := l.Snapshot(ctx)
	must(t, err)
	got := map[string]int64{}
	for _, i := range s.Issues {
		got[i.Department] = i.FirstRun
	}
	if diff := cmp.Diff(map[string]int64{"402001": 1, "213001": 2}, got); diff != "" {
		t.Errorf("first runs by department (-want +got):\n%s", diff)
	}
}

func TestCancelledWritesLeaveNothing(t *testing.T) {
	l := mustOpen(t, ledgerPath(t))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.StartRun(ctx, friday, friday); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want that of the context", err)
	}
}
