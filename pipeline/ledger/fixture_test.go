package ledger

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// The evenings on which tests look.
var (
	friday = time.Date(2023, 10, 13, 14, 0, 0, 0, time.UTC)
	sunday = time.Date(2023, 10, 15, 15, 59, 59, 999_999_999, time.UTC)
	monday = time.Date(2023, 10, 16, 1, 0, 0, 0, time.UTC)
)

func mustOpen(t testing.TB, path string) *Ledger {
	t.Helper()
	l, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func ledgerPath(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data", "ledger.db")
	onServer(t, path)
	return path
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// inbox is what lies in a pretended inbox: content by path. The content is its
// own hash, and gives size and change time.
type inbox map[string]string

func (b inbox) sightings() []record.Sighting {
	var out []record.Sighting
	for _, path := range slices.Sorted(maps.Keys(b)) {
		content := b[path]
		changed := friday
		for _, c := range []byte(content) {
			changed = changed.Add(time.Duration(c))
		}
		out = append(out, record.Sighting{Path: path, Size: int64(len(content)), ModTime: changed})
	}
	return out
}

// judge pretends to judge: the content lists what is said, one sheet a word,
// "A-01:accepted" or "A-01+A-02:returned". "!" is no workbook.
func judge(content string) record.Judgement {
	if content[0] == '!' {
		return record.Judgement{Verdict: record.Unreadable, Findings: []finding.Finding{fault("F01", "", "")}}
	}
	out := record.Judgement{Verdict: record.Accepted, Kind: "xlsx"}
	for i, sheet := range strings.Fields(content) {
		projects, verdict, _ := strings.Cut(sheet, ":")
		name := fmt.Sprintf("表%d", i+1)
		j := record.Judged{Verdict: record.Verdict(verdict), Submission: form.Submission{Form: "score-sheet", Sheet: name,
			Fields: map[string]form.Value{"final_score": {State: form.Valid, Text: "91.36", Number: decimal.Must("91.36")}}}}
		var rows []form.TableRow
		for _, p := range strings.Split(projects, "+") {
			rows = append(rows, form.TableRow{Values: form.ValuesOf(map[string]form.Value{form.ProjectField: {State: form.Valid, Text: p}})})
			j.Duties = append(j.Duties, record.Duty{Department: "213001", Form: "score-sheet", Subject: finding.Subject(p)})
			if j.Verdict == record.Returned {
				out.Verdict = record.Returned
				out.Findings = append(out.Findings, fault("T03", name, p))
			}
		}
		j.Tables = map[string]form.Table{"projects": {Rows: rows}}
		out.Submissions = append(out.Submissions, j)
	}
	return out
}

func fault(code finding.Code, sheet, project string) finding.Finding {
	f := finding.Finding{Code: code, Severity: finding.Error, Audience: finding.Everyone, Project: project,
		Value: "92.36", Args: finding.Args{"difference": finding.Same("1")}, Message: finding.Same("wrong sum"),
		Place: finding.Place{Sheet: sheet}}
	if sheet != "" {
		f.Place.Cell = finding.Ref{Row: 32, Col: 5}
	}
	return f
}

// play makes runs over a pretended inbox, as the pipeline makes them.
type play struct {
	t           testing.TB
	path        string
	l           *Ledger
	fingerprint string
	batch       int // files a transaction
	steps       int // how many more steps to go before it is killed; -1 for ever
}

func newPlay(t testing.TB) *play {
	p := &play{t: t, path: ledgerPath(t), fingerprint: "rules-1", batch: 2, steps: -1}
	p.l = mustOpen(t, p.path)
	return p
}

// alive counts a step, and reports whether the run still goes on after it.
func (p *play) alive() bool {
	if p.steps == 0 {
		return false
	}
	p.steps--
	return true
}

// run is one run; it stops dead when its steps are used up, and reports whether
// it came to its end.
func (p *play) run(asOf time.Time, in inbox) bool {
	p.t.Helper()
	ctx := context.Background()
	if !p.alive() {
		return false
	}
	run, err := p.l.StartRun(ctx, asOf, asOf.Add(time.Hour))
	must(p.t, err)
	if !p.alive() {
		return false
	}
	seen := in.sightings()
	must(p.t, p.l.RecordLook(ctx, run.ID, record.Look{At: asOf, Files: seen}))
	pending, err := p.l.Pending(ctx)
	must(p.t, err)
	if !p.save(run.ID, pending, in) {
		return false
	}
	stale, err := p.l.Stale(ctx, by(p.fingerprint))
	must(p.t, err)
	if !p.save(run.ID, stale, in) || !p.alive() {
		return false
	}
	outline, err := p.l.Outline(ctx)
	must(p.t, err)
	run.Balance, run.Ended = record.Weigh(len(seen), outline.Files), asOf.Add(2*time.Hour)
	mustFinish(p.t, p.l, run, missing(outline))
	return true
}

func mustFinish(t testing.TB, l *Ledger, run record.Run, found []record.Issue) Finished {
	t.Helper()
	out, err := l.FinishRun(context.Background(), run, found, nil)
	must(t, err)
	return out
}

func missing(s *record.Snapshot) []record.Issue {
	var out []record.Issue
	for _, f := range record.Missing(s.Files) {
		gone := finding.Finding{Code: "F12", Severity: finding.Info, Place: finding.Place{File: f.Path}}
		out = append(out, record.Issue{Finding: gone, Department: f.Department, FileID: f.ID, CampaignWide: true})
	}
	return out
}

func (p *play) save(run int64, files []record.File, in inbox) bool {
	p.t.Helper()
	originals := map[record.Content]record.File{}
	var batch []Saved
	for i, f := range files {
		if f.Hash == "" {
			f.Hash = in[f.Path]
		}
		f.Department, f.Judged = "213001", p.fingerprint
		judgement := judge(f.Hash)
		content, _ := f.Content()
		first, known := originals[content]
		if !known {
			before, err := p.l.Originals(context.Background(), []record.Content{content})
			must(p.t, err)
			first, known = before[content]
		}
		if known && first.ID != f.ID {
			judgement = record.Judgement{Verdict: record.Duplicate, Findings: []finding.Finding{fault("F08", "", "")}}
		} else {
			originals[content] = f
		}
		batch = append(batch, Saved{File: f, Judgement: judgement})
		if len(batch) < p.batch && i < len(files)-1 {
			continue
		}
		if !p.alive() {
			return false
		}
		must(p.t, p.l.SaveFiles(context.Background(), run, batch))
		batch = nil
	}
	return true
}

// reopen is what a kill leaves: the ledger as it is on the disk.
func (p *play) reopen() {
	p.t.Helper()
	must(p.t, p.l.Close())
	p.l = mustOpen(p.t, p.path)
}

func (p *play) snapshot() *record.Snapshot {
	p.t.Helper()
	s, err := p.l.Snapshot(context.Background())
	must(p.t, err)
	return s
}

// by judges every file by one fingerprint.
func by(fingerprint string) Settings {
	return Settings{func(f JudgedFile) bool { return f.Judged != fingerprint }, func(string) bool { return false }}
}
