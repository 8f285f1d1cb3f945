package ledger

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// scoreSheet is a submission of the size of a real one.
func scoreSheet(project string) form.Submission {
	score := form.Value{State: form.Valid, Cell: finding.Ref{Row: 32, Col: 5}, Stored: "4.5", Text: "4.5", Number: decimal.Must("4.5"), Shown: 1}
	text := form.Value{State: form.Valid, Cell: finding.Ref{Row: 9, Col: 3}, Stored: "绩效指标明确性", Text: "绩效指标明确性"}
	s := form.Submission{Form: "score-sheet", Sheet: "评分表", Title: text, Year: 2023, Fields: map[string]form.Value{}}
	for i := range 22 {
		s.Fields[fmt.Sprintf("some_field_%d", i)] = score
	}
	s.Fields["project_code"] = form.Value{State: form.Valid, Text: project}
	var rows []form.TableRow
	for i := range 18 {
		rows = append(rows, form.TableRow{Line: 9 + i, Group: "决策", Values: form.ValuesOf(map[string]form.Value{
			"dimension": text, "group": text, "indicator": text, "weight": score, "score": score,
			"reason": {State: form.Empty, Cell: finding.Ref{Row: 9, Col: 6}}, "note": {State: form.Empty, Cell: finding.Ref{Row: 9, Col: 7}}})})
	}
	var subtotals []form.TableRow
	for i := range 5 {
		subtotals = append(subtotals, form.TableRow{Line: 40 + i, Group: "决策", Values: form.ValuesOf(map[string]form.Value{"weight": score, "score": score})})
	}
	s.Tables = map[string]form.Table{"indicators": {Header: finding.Ref{Row: 8, Col: 1}, Rows: rows, Subtotals: subtotals}}
	return s
}

const benchFiles = 2000

func benchSightings() []record.Sighting {
	seen := make([]record.Sighting, benchFiles)
	for i := range seen {
		seen[i] = record.Sighting{Path: fmt.Sprintf("%06d局/评分表_A-%04d.xlsx", 213000+i/20, i), Size: 15000, ModTime: friday}
	}
	return seen
}

// fill makes a whole run of 2,000 score sheets, a fifth of them with a mistake.
func fill(b *testing.B, l *Ledger) {
	ctx := context.Background()
	run, err := l.StartRun(ctx, friday, friday)
	must(b, err)
	must(b, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: benchSightings()}))
	pending, err := l.Pending(ctx)
	must(b, err)
	var batch []Saved
	for i, f := range pending {
		project := fmt.Sprintf("A-%04d", i)
		f.Department, f.Hash, f.Judged = f.Path[:6], fmt.Sprintf("%064d", i), "rules"
		j := record.Judgement{Verdict: record.Accepted, Kind: "xlsx", Submissions: []record.Judged{{
			Submission: scoreSheet(project), Verdict: record.Accepted,
			Duties: []record.Duty{{Department: f.Department, Form: "score-sheet", Subject: finding.Subject(project)}}}}}
		if i%5 == 0 {
			j.Findings = []finding.Finding{fault("T03", "评分表", project)}
		}
		if batch = append(batch, Saved{f, j}); len(batch) == 100 {
			must(b, l.SaveFiles(ctx, run.ID, batch))
			batch = nil
		}
	}
	outline, err := l.Outline(ctx)
	must(b, err)
	run.Balance, run.Ended = record.Weigh(benchFiles, outline.Files), friday.Add(time.Minute)
	mustFinish(b, l, run, nil)
}

func BenchmarkRecord2000(b *testing.B) {
	for b.Loop() {
		fill(b, mustOpen(b, ledgerPath(b)))
	}
}

func BenchmarkSnapshot2000(b *testing.B) {
	l := mustOpen(b, ledgerPath(b))
	fill(b, l)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Snapshot(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOutline2000(b *testing.B) {
	l := mustOpen(b, ledgerPath(b))
	fill(b, l)
	for b.Loop() {
		if _, err := l.Outline(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// An inbox of 20,000 files in which nothing changes.
func BenchmarkLookAgain20000(b *testing.B) {
	ctx := context.Background()
	l := mustOpen(b, ledgerPath(b))
	run, err := l.StartRun(ctx, friday, friday)
	must(b, err)
	seen := make([]record.Sighting, 20000)
	for i := range seen {
		seen[i] = record.Sighting{Path: fmt.Sprintf("%06d局/评分表_A-%05d.xlsx", 213000+i/20, i), Size: 15000, ModTime: friday}
	}
	must(b, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: seen}))
	for b.Loop() {
		must(b, l.RecordLook(ctx, run.ID, record.Look{At: sunday, Files: seen}))
	}
}

// BenchmarkStale2000 finds nothing that is to be judged again.
func BenchmarkStale2000(b *testing.B) {
	l := mustOpen(b, ledgerPath(b))
	fill(b, l)
	for b.Loop() {
		if files, err := l.Stale(context.Background(), by("rules")); err != nil || len(files) > 0 {
			b.Fatal(len(files), err)
		}
	}
}

// BenchmarkCheck2000 begins a session on a ledger of 2,000 files: as the last one
// left it, and as nobody knows it.
func BenchmarkCheck2000(b *testing.B) {
	path := ledgerPath(b)
	l := mustOpen(b, path)
	fill(b, l)
	must(b, l.Close())
	for _, known := range []bool{true, false} {
		b.Run(fmt.Sprint("as left ", known), func(b *testing.B) {
			for b.Loop() {
				if !known {
					_ = os.Remove(SumPath(path))
				}
				l, err := Open(path)
				must(b, err)
				_, err = l.Check(context.Background())
				must(b, err)
				must(b, l.Close())
			}
		})
	}
}

// BenchmarkFinish2000 closes runs that find the same 2,000 findings over the
// campaign, but for one.
func BenchmarkFinish2000(b *testing.B) {
	l := mustOpen(b, ledgerPath(b))
	fill(b, l)
	found := make([]record.Issue, 2000)
	for i := range found {
		found[i] = record.Issue{Department: fmt.Sprint(213000 + i), CampaignWide: true, Finding: fault("D02", "", "")}
	}
	for i := 0; b.Loop(); i++ {
		run, err := l.StartRun(context.Background(), sunday, sunday)
		must(b, err)
		run.Ended, found[0].Value = sunday, fmt.Sprint(i)
		mustFinish(b, l, run, found)
	}
}
