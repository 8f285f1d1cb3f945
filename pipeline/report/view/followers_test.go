package view

import (
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestFollowersAreNotCounted, not among what was relieved either.
func TestFollowersAreNotCounted(t *testing.T) {
	s := reporttest.FirstEvening()
	v := New(reporttest.WithRules(t), s)
	if got, want := v.Tally(s.Issues), "共 6 条：须修改 3，须说明 1，提示 2；另有连带 2 条，改好主要问题后再看"; got != want {
		t.Errorf("tally is %s, want %s", got, want)
	}
	if n := CountSeverities(s.Issues); n[0] != 0 || n[finding.Error] != 3 {
		t.Errorf("counted %v", n)
	}
	told := Folded(s.Issues)
	if len(told) != len(Told(s.Issues)) || len(told[0].After) != 2 {
		t.Fatalf("folded to %d, %d told", len(told), len(Told(s.Issues)))
	}
	if got, want := v.Later(told[0].After), "改好上一条后再看：B33 财政综合评分与合计不一致；E33 等级与评分不符"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := SeverityCell(told[0].After[0]).String(); got != "连带" {
		t.Errorf("the severity of a follower is %s", got)
	}
}

// TestAFollowerGivesNoAdvice to the section either: what it says is wrong.
func TestAFollowerGivesNoAdvice(t *testing.T) {
	v := New(reporttest.Campaign2023(), reporttest.FirstEvening())
	i := reporttest.AfterT03()[1]
	for n, cell := range v.IssueCells(i) {
		if text := cell.String(); text == i.Expected || text == i.Fix.ZH || text == i.Message.ZH {
			t.Errorf("column %d says %q", n, text)
		}
	}
	i.Because = ""
	if got := v.IssueCells(i)[7].String(); got != i.Message.ZH {
		t.Errorf("by itself it says %q", got)
	}
}

// TestWhatIsToldChangesWithItsCells and with what follows, and with nothing else
// that older results did not have.
func TestWhatIsToldChangesWithItsCells(t *testing.T) {
	state := func(change func(i *record.Issue)) string {
		s := reporttest.FirstEvening()
		change(&s.Issues[0])
		return NewDepartments(reporttest.Campaign2023(), s).toldState("213001")
	}
	before := state(func(*record.Issue) {})
	one := finding.Cell{At: reporttest.MustRef("E32")}
	if state(func(i *record.Issue) { i.Cells = []finding.Cell{one} }) != before {
		t.Error("one cell is told anew")
	}
	if state(func(i *record.Issue) { i.Cells = []finding.Cell{one, {At: reporttest.MustRef("E30")}} }) == before {
		t.Error("a second cell is not told")
	}
}
