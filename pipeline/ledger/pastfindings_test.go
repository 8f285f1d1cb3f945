package ledger

import (
	"context"
	"testing"
	"time"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestWhatComesBackIsKnownAgain: of a file that is judged again, and of what is found
// over the campaign, unless no run that came to its end was without it.
func TestWhatComesBackIsKnownAgain(t *testing.T) {
	over := []record.Issue{{Finding: finding.Finding{Code: "D02", Severity: finding.Error}, Department: "213001", CampaignWide: true}}
	for name, tt := range map[string]struct {
		found   []bool // by every run, the first of which receives the file
		cutOff  int    // a run that does not come to its end, counted from 1
		first   int64
		earlier int64
	}{
		"it stays":              {found: []bool{true, true, true}, first: 1},
		"it is back":            {found: []bool{true, false, true}, first: 3, earlier: 1},
		"it is back and stays":  {found: []bool{true, false, true, true}, first: 3, earlier: 1},
		"it is back twice":      {found: []bool{true, false, true, false, false, true}, first: 6, earlier: 1},
		"gone in a cut-off run": {found: []bool{true, false, true}, cutOff: 2, first: 1},
		"told by a cut-off run": {found: []bool{true, false, true}, cutOff: 1, first: 3},
		"it is new":             {found: []bool{false, true}, first: 2},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			p := newPlay(t)
			var file record.File
			for n, found := range tt.found {
				at := friday.Add(time.Duration(n) * 24 * time.Hour)
				run, err := p.l.StartRun(ctx, at, at)
				must(t, err)
				if n == 0 {
					must(t, p.l.RecordLook(ctx, run.ID, record.Look{At: at, Files: inbox{"213001/a.xlsx": "x"}.sightings()}))
					pending, err := p.l.Pending(ctx)
					must(t, err)
					file = pending[0]
					file.Hash, file.Department = "x", "213001"
				}
				j, whole := record.Judgement{Verdict: record.Accepted}, []record.Issue(nil)
				if found {
					j, whole = record.Judgement{Verdict: record.Returned, Findings: []finding.Finding{fault("T03", "表", "A-01")}}, over
				}
				must(t, p.l.SaveFiles(ctx, run.ID, []Saved{{File: file, Judgement: j}}))
				if n+1 == tt.cutOff {
					continue
				}
				mustFinish(t, p.l, record.Run{ID: run.ID, Ended: at}, whole)
			}
			issues := p.snapshot().Issues
			if len(issues) != 2 {
				t.Fatalf("%d findings, want one of the file and one of the campaign", len(issues))
			}
			for _, i := range issues {
				wantEarlier := tt.earlier
				if i.FirstRun != tt.first || i.EarlierRun != wantEarlier || (i.State == record.Recurred) != (wantEarlier != 0) {
					t.Errorf("%s is %s since run %d, first told by %d; want since %d, first %d", i.Code, i.State, i.FirstRun, i.EarlierRun, tt.first, wantEarlier)
				}
			}
			p.wantClean()
		})
	}
}

// TestWhatComesBackAboutTwoFilesIsKnownInBoth.
func TestWhatComesBackAboutTwoFilesIsKnownInBoth(t *testing.T) {
	ctx := context.Background()
	p := newPlay(t)
	p.run(friday, inbox{"213001/a.xlsx": "A-01:accepted", "213001/b.xlsx": "A-02:accepted"})
	about := func(files ...int64) (out []record.Issue) {
		for _, file := range files {
			out = append(out, record.Issue{Finding: finding.Finding{Code: "G01", Form: "score-sheet"}, Department: "213001", FileID: file, CampaignWide: true})
		}
		return out
	}
	var last []record.Issue
	for n, found := range [][]record.Issue{about(1), nil, about(1, 2)} {
		at := friday.Add(time.Duration(n+1) * 24 * time.Hour)
		run, err := p.l.StartRun(ctx, at, at)
		must(t, err)
		last = mustFinish(t, p.l, record.Run{ID: run.ID, Ended: at}, found).CampaignWide
	}
	for _, i := range last {
		if i.FirstRun != 4 || i.EarlierRun != 2 {
			t.Errorf("about file %d: since run %d, first told by %d; want 4 and 2", i.FileID, i.FirstRun, i.EarlierRun)
		}
	}
}

// TestTheSameOverANewerFileWasNeverGone.
func TestTheSameOverANewerFileWasNeverGone(t *testing.T) {
	ctx := context.Background()
	p := newPlay(t)
	p.run(friday, inbox{"213001/a.xlsx": "A-01:accepted", "213001/b.xlsx": "A-02:accepted"})
	var got record.Issue
	for n, file := range []int64{1, 2} {
		at := friday.Add(time.Duration(n+1) * 24 * time.Hour)
		run, err := p.l.StartRun(ctx, at, at)
		must(t, err)
		found := []record.Issue{{Finding: finding.Finding{Code: "G01", Form: "score-sheet"}, Department: "213001", FileID: file, CampaignWide: true}}
		got = mustFinish(t, p.l, record.Run{ID: run.ID, Ended: at}, found).CampaignWide[0]
	}
	if got.FirstRun != 3 || got.OpenedRun != 2 || got.EarlierRun != 0 {
		t.Errorf("first seen by %d, open since %d, earlier %d; want 3, 2 and none", got.FirstRun, got.OpenedRun, got.EarlierRun)
	}
}
