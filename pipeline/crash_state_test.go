package pipeline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jixiao/internal/disk"
	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
)

// state is all that a ledger, its archive and an outbox say, by name: cells of
// workbooks by sheet and address, files, versions and findings of the ledger,
// and every original.
type state map[string]string

// runNumbers are what a run that was killed uses up.
var runNumbers = regexp.MustCompile(`第 \d+ 次审核|"first_seen_run": \d+|第 \d+ 次`)

// stateOf is that of a ledger, archive and outbox that hold against the chain of
// runs.
func stateOf(t *testing.T, o pipeline.Options) state {
	t.Helper()
	s := unaudited(t, o)
	report, err := custody.Audit(context.Background(), o.Workspace)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Faults) > 0 || report.Leftovers > 0 {
		t.Errorf("audit: %d leftovers, faults %+v", report.Leftovers, report.Faults)
	}
	return s
}

// unaudited is a state that nobody has held against the chain.
func unaudited(t *testing.T, o pipeline.Options) state {
	t.Helper()
	s := state{}
	nothingLeft(t, o.Place.Folder(), o.Outbox)
	for path, data := range contents(t, o.Outbox) {
		name, err := filepath.Rel(o.Outbox, path)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(path) != ".xlsx" {
			s[name] = runNumbers.ReplaceAllString(data, "")
			continue
		}
		s[name] = cellsOf(t, name, []byte(data))
	}
	snapshot, err := o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	s.add(t, snapshot)
	for path, data := range contents(t, filepath.Join(o.Place.Folder(), "archive")) {
		s["original "+filepath.Base(path)] = intake.Hash([]byte(data))
	}
	return s
}

// nothingLeft holds that no folder has anything that was being written.
func nothingLeft(t *testing.T, dirs ...string) {
	t.Helper()
	for _, dir := range dirs {
		for _, path := range files(t, dir) {
			if name := filepath.Base(path); disk.IsTemp(name) || strings.Contains(path, ".partial") {
				t.Errorf("%s was left behind", path)
			}
		}
	}
}

func cellsOf(t *testing.T, name string, data []byte) string {
	t.Helper()
	book, err := sheet.Open(name, data, sheettest.Generous)
	if err != nil {
		t.Fatalf("%s is not whole: %v", name, err)
	}
	var cells strings.Builder
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				fmt.Fprintf(&cells, "%s!%s %s =%s\n", s.Name, c.Ref, runNumbers.ReplaceAllString(c.Text, ""), c.Formula)
			}
		}
	}
	return cells.String()
}

func (s state) add(t *testing.T, snapshot *record.Snapshot) {
	t.Helper()
	for _, f := range snapshot.Files {
		s["file "+f.Path+" "+f.Hash] = fmt.Sprintf("%s %s %s gone %v", f.Verdict, f.Arrival, f.Department, f.Gone)
	}
	for _, v := range snapshot.Versions {
		said, err := json.Marshal(v.Submission())
		if err != nil {
			t.Fatal(err)
		}
		s[fmt.Sprintf("version %v %d", v.Duty, v.N)] = fmt.Sprintf("%s %s %s %s", v.File.Path, v.Verdict, v.Own, said)
	}
	for _, i := range snapshot.Issues {
		said, err := json.Marshal(i.Finding)
		if err != nil {
			t.Fatal(err)
		}
		s[fmt.Sprintf("finding %s %s", i.Department, said)] += fmt.Sprintf("%s %v;", i.State, i.CampaignWide)
	}
	balance, err := json.Marshal(snapshot.Run.Balance)
	if err != nil {
		t.Fatal(err)
	}
	s["balance"] = string(balance)
}

// moments are those at which a page last said something new.
var moments = regexp.MustCompile(`数据截至 \d+年\d+月\d+日 \d+:\d+`)

// apartFromRemarks is the state but for what departments' pages said meanwhile
// of a copy that could not be written: that is kept, and the page is newer.
func (s state) apartFromRemarks() state {
	out := state{}
	for name, said := range s {
		if !strings.Contains(name, "/历次/") {
			out[name] = moments.ReplaceAllString(said, "")
		}
	}
	return out
}

// recorded is the part of a state that ledger and archive say.
func (s state) recorded() state {
	out := maps.Clone(s)
	maps.DeleteFunc(out, func(name, _ string) bool {
		what, _, _ := strings.Cut(name, " ")
		return !slices.Contains([]string{"file", "version", "finding", "balance", "original"}, what)
	})
	return out
}

// differing are the names of what is other than in this state, with the first
// line that differs.
func (s state) differing(got state) []string {
	var all []string
	names := maps.Clone(s)
	maps.Copy(names, got)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if s[name] == got[name] {
			continue
		}
		want, is := strings.Split(s[name], "\n"), strings.Split(got[name], "\n")
		for i := range max(len(want), len(is)) {
			if i >= len(want) || i >= len(is) || want[i] != is[i] {
				all = append(all, fmt.Sprintf("%.80s: want %.200q, got %.200q", name, line(want, i), line(is, i)))
				break
			}
		}
	}
	return all[:min(len(all), 10)]
}

func line(all []string, i int) string {
	if i < len(all) {
		return all[i]
	}
	return ""
}
