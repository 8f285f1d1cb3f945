package crosscheck_test

import (
	"os"
	"testing"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// TestADecisionPassesToTheSuccessor: what was decided for a unit holds for the one
// into which it is merged, from the day on which it is.
func TestADecisionPassesToTheSuccessor(t *testing.T) {
	loaded, err := load.Campaign(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	c, last := *loaded, value.Date{Year: 2023, Month: 10, Day: 10}
	facts := *c.Facts
	facts.Units = append(facts.Units[:0:0], facts.Units...)
	for i := range facts.Units {
		if facts.Units[i].Code == "213001" {
			facts.Units[i].Until, facts.Units[i].Successor = last, "207001"
		}
	}
	c.Facts = &facts
	day := value.Date{Year: 2023, Month: 10, Day: 20}
	in := crosscheck.InForce(&c, []record.Decision{
		{ID: 1, Kind: record.Extend, Target: record.Target{Department: "213001", Form: "score-sheet", Subject: "A-01"}, At: day.In(c.Zone)},
		{ID: 2, Kind: record.Cancel, Target: record.Target{Department: "213001", Form: "rectification"}},
		{ID: 3, Kind: record.Waive, Target: record.Target{Department: "213001", Code: "T03"}, By: "王科长"},
	})
	for _, when := range []struct {
		on   value.Date
		unit string
	}{{last, "213001"}, {last.AddDays(1), "207001"}} {
		on := in.On(when.on)
		if got := crosscheck.Deadline(on, record.Duty{Department: when.unit, Form: "score-sheet", Subject: "A-01"}); got != day {
			t.Errorf("on %s the deadline of %s is %s", when.on, when.unit, got)
		}
		if got := crosscheck.Deadline(on, record.Duty{Department: when.unit, Form: "score-sheet", Subject: "A-02"}); got == day {
			t.Errorf("on %s another project of %s is extended", when.on, when.unit)
		}
		if on.CancelledFor(when.unit, "rectification", "") == nil {
			t.Errorf("on %s nothing of %s is cancelled", when.on, when.unit)
		}
		f := finding.Finding{Code: "T03", Project: "A-01"}
		on.Waive(&f, when.unit, "", day.AddDays(1000))
		if f.Waived == nil || f.Waived.Until != "" {
			t.Errorf("on %s without end waived for %s: %+v", when.on, when.unit, f.Waived)
		}
	}
}

// TestWhatNobodyRecordedYetIsTheLatest: an entry of the settings is recorded once,
// and a later command holds in its place.
func TestWhatNobodyRecordedYetIsTheLatest(t *testing.T) {
	c := &campaign.Campaign{Zone: time.UTC, Written: campaign.Special{Waivers: []campaign.Waiver{
		{Department: "213001", Code: "T03", Until: value.Date{Year: 2023, Month: 12, Day: 31}, Approver: "李局长"}}}}
	command := record.Decision{ID: 1, Kind: record.Waive, Target: record.Target{Department: "213001", Code: "T03"}, By: "王科长"}
	if n := len(crosscheck.Unrecorded(c, []record.Decision{command})); n != 1 {
		t.Errorf("%d acts to record, want 1", n)
	}
	recorded := append([]record.Decision{}, crosscheck.Written(c)[0], command)
	if n := len(crosscheck.Unrecorded(c, recorded)); n != 0 {
		t.Errorf("%d acts to record again", n)
	}
	if all := crosscheck.Conflicts(c, recorded); len(all) != 1 || all[0].Later.By != "王科长" {
		t.Errorf("conflicts %+v", all)
	}
}
