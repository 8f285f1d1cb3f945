package ledger

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jixiao/pipeline/record"
)

// TestAnOldDecisionIsWrittenAsItWas: what a chain sealed before there were
// decisions on duties must still hold.
func TestAnOldDecisionIsWrittenAsItWas(t *testing.T) {
	got, err := decisionFact(record.Decision{ID: 1, Kind: record.Withdraw,
		Target: record.Target{File: 7, Sheet: "评分表", Form: "score-sheet", Subject: "A-01"}, AsOf: friday, Made: friday, By: "王科长", Why: "报错了表"})
	must(t, err)
	want := `{"ID":1,"Kind":"withdraw","Undo":false,"File":7,"Sheet":"评分表","Form":"score-sheet","Project":"A-01",` +
		`"At":"","AsOf":"` + stamp(friday) + `","Made":"` + stamp(friday) + `","By":"王科长","Why":"报错了表"}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// onDuties are decisions that name no file.
func onDuties() []record.Decision {
	return []record.Decision{
		{Kind: record.Extend, Target: record.Target{Department: "213001", Form: "score-sheet"}, At: monday, AsOf: friday, Made: friday,
			By: "李局长", Why: "停机", Origin: record.FromSettings},
		{Kind: record.Waive, Target: record.Target{Department: "213001", Code: "T03", Subject: "A-01"}, AsOf: friday, Made: friday,
			By: "王科长", Why: "核实", Origin: "处理-1"},
	}
}

func TestDecisionsOnDutiesAreReadBackAndSealed(t *testing.T) {
	p := threeRuns(t)
	rows := onDuties()
	must(t, p.l.Enter(context.Background(), rows))
	p.wantClean()
	p.reopen()
	got, err := p.l.Decisions(context.Background())
	must(t, err)
	if diff := cmp.Diff(rows, got, cmpopts.EquateApproxTime(0)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p.run(monday, inbox{"a": "A-01:accepted"})
	p.wantClean()
}

// TestWhatADecisionHasJudgedAgainIsNoStray: without one it is.
func TestWhatADecisionHasJudgedAgainIsNoStray(t *testing.T) {
	for _, decided := range []bool{true, false} {
		p := threeRuns(t)
		s, err := p.l.Snapshot(context.Background())
		must(t, err)
		if decided {
			must(t, p.l.Enter(context.Background(), onDuties()))
		}
		must(t, p.l.CampaignWide(context.Background(), s.Run.ID, nil))
		stray := false
		for _, d := range p.examine().Doubts {
			stray = stray || d.Kind == DoubtStray
		}
		if stray == decided {
			t.Errorf("after a decision %v: stray %v", decided, stray)
		}
	}
}
