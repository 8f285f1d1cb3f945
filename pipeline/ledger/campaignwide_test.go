package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestWholeFindingsHaveTheirOwnAge: findings about no file are told apart by
// department, project and form, and those about a field also by its value.
func TestWholeFindingsHaveTheirOwnAge(t *testing.T) {
	whole := func(code finding.Code, department, form, project, field, value string) record.Issue {
		return record.Issue{Department: department, CampaignWide: true, Finding: finding.Finding{
			Code: code, Form: form, Project: project, Field: field, Value: value}}
	}
	first := []record.Issue{
		whole("D02", "213001", "sheet", "A-01", "", ""),
		whole("X03", "213001", "report", "A-01", "problem_id", "P-1"),
	}
	second := []record.Issue{
		whole("D02", "504001", "sheet", "A-01", "", ""),
		whole("D02", "213001", "report", "A-01", "", ""),
		whole("D02", "213001", "sheet", "A-02", "", ""),
		whole("X03", "213001", "report", "A-01", "problem_id", "P-2"),
	}
	p := newPlay(t)
	finish := func(at time.Time, found []record.Issue) {
		t.Helper()
		ctx := context.Background()
		run, err := p.l.StartRun(ctx, at, at)
		must(t, err)
		run.Ended = at
		mustFinish(t, p.l, run, found)
	}
	finish(friday, first)
	finish(sunday, append(first, second...))
	got := map[record.State]int{}
	for _, i := range p.snapshot().Issues {
		got[i.State]++
	}
	if diff := gocmp.Diff(map[record.State]int{record.Open: len(first), record.New: len(second)}, got); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	finish(sunday.Add(24*time.Hour), append(first, second...))
	for _, i := range p.snapshot().Issues {
		if i.State != record.Open {
			t.Errorf("%s %s %s is %s in the run after", i.Code, i.Form, i.Value, i.State)
		}
	}
}

// drawnIssues are findings over a campaign, few enough to be found again.
func drawnIssues(t *rapid.T) []record.Issue {
	few := rapid.SampledFrom([]string{"", "A", "B", "\x00", "\u2028"})
	one := rapid.Custom(func(t *rapid.T) record.Issue {
		f := finding.Finding{Code: finding.Code(rapid.SampledFrom([]string{"D02", "X03"}).Draw(t, "code")), Form: few.Draw(t, "form"),
			Project: few.Draw(t, "project"), Field: few.Draw(t, "field"), Value: few.Draw(t, "value"), Message: finding.Same(few.Draw(t, "message"))}
		if rapid.Bool().Draw(t, "placed") {
			f.Place.Cell = finding.Ref{Row: 5, Col: 5}
		}
		return record.Issue{Finding: f, Department: few.Draw(t, "department"), FileID: rapid.Int64Range(0, 2).Draw(t, "file"), CampaignWide: true}
	})
	return rapid.SliceOfN(one, 0, 12).Draw(t, "found")
}

// TestWhatIsFoundAgainStays: whatever runs find, one after the other, the rows and
// their digest are as if all had been written anew, each finding is as old as the
// first that was the same, and one that comes back says when it was told first.
func TestWhatIsFoundAgainStays(t *testing.T) {
	p := newPlay(t)
	p.run(friday, inbox{"213001/a.xlsx": "A-01:accepted", "213001/b.xlsx": "A-02:accepted"})
	var last []record.Issue
	gone := map[findingKey]int64{} // when what is no longer found was told first
	rapid.Check(t, func(r *rapid.T) {
		found := drawnIssues(r)
		if rapid.Bool().Draw(r, "again") {
			found = append(found, last...)
		}
		seen, before := map[findingKey]since{}, map[findingKey]since{}
		for _, i := range last {
			k, s := keyOf(t, i), since{i.FirstRun, i.OpenedRun, i.EarlierRun}
			seen[k] = s
			k.file = 0
			if b, ok := before[k]; !ok || s.start() < b.start() || s.start() == b.start() && s.earlier < b.earlier {
				before[k] = s
			}
		}
		for k, s := range before {
			gone[k] = cmp.Or(s.earlier, s.start())
		}
		run, err := p.l.StartRun(context.Background(), sunday, sunday)
		must(t, err)
		got := mustFinish(t, p.l, record.Run{ID: run.ID, Ended: sunday}, found).CampaignWide
		for i := range found {
			k := keyOf(t, found[i])
			s, same := seen[k]
			if b, ok := before[(&campaignWide{}).anywhere(k)]; ok && !same {
				s = since{run.ID, b.start(), b.earlier}
			} else if !same {
				s = since{run.ID, 0, gone[(&campaignWide{}).anywhere(k)]}
			}
			found[i].FirstRun, found[i].OpenedRun, found[i].EarlierRun = s.first, s.opened, s.earlier
		}
		if diff := gocmp.Diff(found, got); diff != "" {
			r.Fatalf("returned (-want +got):\n%s", diff)
		}
		wantRows(r, p.l, found)
		last = found
	})
	p.wantClean()
}

func keyOf(t *testing.T, i record.Issue) findingKey {
	row, err := encodeFinding(i.Finding)
	must(t, err)
	row.key.file, row.key.department = i.FileID, i.Department
	return row.key
}

// wantRows holds the rows against what was found, and their digest against the
// entry of the last run.
func wantRows(t *rapid.T, l *Ledger, found []record.Issue) {
	t.Helper()
	ctx := context.Background()
	type row struct {
		body string
		file int64
		run  int64
	}
	var want, got []row
	for _, i := range found {
		f, err := encodeFinding(i.Finding)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, row{f.body + i.Department, i.FileID, i.FirstRun})
	}
	err := l.read(ctx, "compare", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT body || department, coalesce(file, 0), first_run FROM findings WHERE whole = 1`)
		got, err = collect(rows, err, func(rows *sql.Rows) (r row, err error) {
			err = rows.Scan(&r.body, &r.file, &r.run)
			return r, err
		})
		if err != nil {
			return err
		}
		is, err := campaignWideFact(ctx, tx)
		if err != nil {
			return err
		}
		var entered string
		err = tx.QueryRowContext(ctx, `SELECT body FROM entries WHERE kind = 'whole' ORDER BY id DESC LIMIT 1`).Scan(&entered)
		if entered != is {
			t.Errorf("entered %s, read back %s", entered, is)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	order := func(a, b row) int {
		return cmp.Or(cmp.Compare(a.body, b.body), cmp.Compare(a.file, b.file), cmp.Compare(a.run, b.run))
	}
	slices.SortFunc(want, order)
	slices.SortFunc(got, order)
	if !slices.Equal(want, got) {
		t.Errorf("rows %v, want %v", got, want)
	}
}

// TestWhatIsFoundAgainCostsNoWrite but for the run, its entry and its seal.
func TestWhatIsFoundAgainCostsNoWrite(t *testing.T) {
	ofFiles(t)
	l := mustOpen(t, ledgerPath(t))
	var found []record.Issue
	for i := range 50 {
		found = append(found, record.Issue{Department: string(rune('A' + i)), Finding: finding.Finding{Code: "D02", Severity: finding.Error}})
	}
	var before int
	for range 2 {
		must(t, l.db.QueryRow(`SELECT total_changes()`).Scan(&before))
		run, err := l.StartRun(context.Background(), friday, friday)
		must(t, err)
		mustFinish(t, l, run, found)
	}
	var after int
	must(t, l.db.QueryRow(`SELECT total_changes()`).Scan(&after))
	if n := after - before; n != 4 {
		t.Errorf("%d rows written, want the run three times and its entry", n)
	}
}

// TestACutOffRunsFindingsAreTakenOver: what it saw first, the run that completes
// it saw first, and says so.
func TestACutOffRunsFindingsAreTakenOver(t *testing.T) {
	ctx := context.Background()
	p := newPlay(t)
	p.run(friday, inbox{"213001/a.xlsx": "A-01:accepted"})
	cut, err := p.l.StartRun(ctx, sunday, sunday)
	must(t, err)
	found := []record.Issue{{Finding: finding.Finding{Code: "D02"}, CampaignWide: true}}
	must(t, p.l.CampaignWide(ctx, cut.ID, found))
	run, err := p.l.StartRun(ctx, monday, monday)
	must(t, err)
	out := mustFinish(t, p.l, record.Run{ID: run.ID, Ended: monday}, found)
	found[0].FirstRun = run.ID
	if diff := gocmp.Diff(Finished{CampaignWide: found, TakenOver: []int64{cut.ID}}, out); diff != "" {
		t.Errorf("finished (-want +got):\n%s", diff)
	}
	for _, i := range p.snapshot().Issues {
		if i.FirstRun != run.ID {
			t.Errorf("%s was first seen in run %d", i.Code, i.FirstRun)
		}
	}
	next, err := p.l.StartRun(ctx, monday, monday)
	must(t, err)
	if out := mustFinish(t, p.l, record.Run{ID: next.ID, Ended: monday}, found); len(out.TakenOver) > 0 || out.CampaignWide[0].FirstRun != run.ID {
		t.Errorf("taken over once more: %+v", out)
	}
}
