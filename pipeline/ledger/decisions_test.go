package ledger

import (
	"context"
	"database/sql"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// decided is the ledger of three runs on which the section then decides twice.
func decided(t *testing.T) *play {
	t.Helper()
	p := threeRuns(t)
	s, err := p.l.Snapshot(context.Background())
	must(t, err)
	v := s.Versions[len(s.Versions)-1]
	for _, d := range []record.Decision{
		{Kind: record.Withdraw, Target: v.Target(), AsOf: monday, Made: monday, By: "王科长", Why: "报错了表"},
		{Kind: record.Arrive, Target: record.Target{File: v.File.ID}, At: friday, AsOf: monday, Made: monday, By: "王科长", Why: "停机"},
	} {
		found := []record.Issue{{Finding: finding.Finding{Code: "D02", Form: string(d.Kind)}, Department: "213001", CampaignWide: true}}
		must(t, p.l.Decide(context.Background(), &d, s.Run.ID, found))
		if d.ID == 0 {
			t.Error("a decision without a number")
		}
	}
	return p
}

func TestDecisionsAreReadBack(t *testing.T) {
	p := decided(t)
	p.wantClean()
	p.reopen()
	s, err := p.l.Snapshot(context.Background())
	must(t, err)
	var got []string
	for _, d := range s.Decisions {
		got = append(got, string(d.Kind)+" "+d.Target.Form+" "+d.By+" "+d.Why)
	}
	if diff := cmp.Diff([]string{"withdraw score-sheet 王科长 报错了表", "arrival  王科长 停机"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	v := s.Versions[len(s.Versions)-1]
	if v.State != record.Withdrawn || v.File.Decided == nil || !v.File.Arrival.Equal(friday) {
		t.Errorf("%s, arrived %s", v.State, v.File.Arrival)
	}
	for _, i := range s.Issues {
		if i.CampaignWide && i.Form != string(record.Arrive) {
			t.Errorf("told of an earlier look: %+v", i)
		}
	}
	p.run(monday, inbox{"a": "A-01:accepted"})
	p.wantClean()
}

// TestDecisionsAreOnlyEverAdded by the program; who changes them in the
// database is found out.
func TestDecisionsAreOnlyEverAdded(t *testing.T) {
	for _, statement := range []string{`UPDATE decisions SET why = 'x' WHERE id = 1`, `DELETE FROM decisions WHERE id = 2`} {
		p := decided(t)
		db, err := sql.Open("sqlite", p.path)
		must(t, err)
		if _, err := db.Exec(statement); err == nil || !strings.Contains(err.Error(), "never") {
			t.Errorf("%s: %v", statement, err)
		}
		must(t, db.Close())
		p.tamper(`DROP TRIGGER decisions_stay`, `DROP TRIGGER decisions_last`, statement)
		if diff := cmp.Diff([]string{string(DoubtDecision)}, doubts(p.examine())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", statement, diff)
		}
	}
	p := decided(t)
	p.tamper(`UPDATE findings SET department = '402001' WHERE whole = 1`)
	if diff := cmp.Diff([]string{string(DoubtCampaignWide)}, doubts(p.examine())); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
