package strangers

import (
	"slices"
	"strings"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
)

// TestNothingToReport: a unit without problems says so, and owes nothing more.
func TestNothingToReport(t *testing.T) {
	set := Ledger(t)
	b := Open(t, set.Campaign)
	silent := len(ledgerUnits) - 1
	sheet := sheettest.Sheet{Name: "台账", CSV: strings.Join(ledgerHeads, ",") + "\n,,,,,,,,,无问题\n"}
	nothing := File{Path: ledgerPath(silent), Data: sheettest.Build(t, sheet)}
	first := set.Evenings[0]
	first.Files = append(slices.Clone(first.Files), nothing)
	b.Receive(t, first)
	out := b.Receive(t, Evening{AsOf: evening(7, 2)})
	for _, f := range out.Snapshot.Files {
		if f.Path == nothing.Path && f.Verdict != record.Accepted {
			t.Errorf("%s is told %s", f.Path, f.Verdict)
		}
	}
	for _, i := range out.Snapshot.Issues {
		if i.Department == ledgerUnits[silent].code {
			t.Errorf("who has nothing to report is told %s: %s", i.Code, i.Message.ZH)
		}
	}
	for _, row := range b.Master(t, "资产问题", "序号") {
		if slices.Contains(row, nothing.Path) {
			t.Errorf("nothing to report is a row of the master: %q", row)
		}
	}
}

// TestTwoThatDiffer: of two files of one unit that came at once and say different
// things none is in the master until the section has chosen.
func TestTwoThatDiffer(t *testing.T) {
	set := Ledger(t)
	b := Open(t, set.Campaign)
	path := ledgerPath(0)
	one, other := ledgerSheet(0), ledgerSheet(0)
	other.CSV = strings.Replace(other.CSV, "账实不符", "产权不清", 1)
	e := Evening{AsOf: evening(6, 25), Files: []File{{Path: path, Data: sheettest.Build(t, one)},
		{Path: strings.Replace(path, "台账", "台账（新）", 1), Data: sheettest.Build(t, other)}}}
	out := b.Receive(t, e)
	if got := told(out.Snapshot); !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "X01 601001") }) {
		t.Errorf("two that differ are told as %q", got)
	}
	if got := standing(out.Snapshot); len(got) != 0 {
		t.Errorf("of two that differ %v stand", got)
	}
}
