package ledger

import (
	"context"
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

// TestFinalIsReadBack: what a stage became final as is all there, its files are asked
// of the archive, and who changes any of it is found out.
func TestFinalIsReadBack(t *testing.T) {
	want := &record.Final{Doc: "8号", Run: 3, Seal: "ab", Forms: []string{"score-sheet"}, Open: []string{"A-08：未报送"},
		Files: []record.FinalFile{{Name: "总表.xlsx", Hash: strings.Repeat("0", 64)}}}
	final := func() *play {
		p := threeRuns(t)
		d := record.Decision{Kind: record.Finalize, Target: record.Target{Stage: "评价结果"}, AsOf: monday, Made: monday, By: "王科长", Final: want}
		must(t, p.l.Decide(context.Background(), &d, 3, nil))
		p.wantClean()
		return p
	}
	p := final()
	p.reopen()
	all, err := p.l.Decisions(context.Background())
	must(t, err)
	if diff := cmp.Diff(want, all[0].Final); diff != "" || all[0].Target.Stage != "评价结果" {
		t.Errorf("%+v (-want +got):\n%s", all[0].Target, diff)
	}
	contents, err := p.l.Contents(context.Background())
	must(t, err)
	if contents[want.Files[0].Hash] != "总表.xlsx" {
		t.Errorf("the archive must hold %v", contents)
	}
	for _, statement := range []string{`UPDATE decisions SET final = replace(final, '8号', '9号')`, `UPDATE decisions SET stage = '整改'`, `UPDATE decisions SET final = '{'`} {
		p := final()
		p.tamper(`DROP TRIGGER decisions_stay`, statement)
		if len(p.examine().Doubts) == 0 {
			t.Errorf("%s: nobody noticed", statement)
		}
	}
}

// TestDecisionsAreOnlyEverAdded by the program; who changes them in the
// database is found out.
func TestDecisionsAreOnlyEverAdded(t *testing.T) {
	for _, statement := range []string{`UPDATE decisions SET why = 'x' WHERE id = 1`, `DELETE FROM decisions WHERE id = 2`} {
		p := decided(t)
		if _, err := p.l.db.Exec(statement); err == nil || !strings.Contains(err.Error(), "never") {
			t.Errorf("%s: %v", statement, err)
		}
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
