package master

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/constraint"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// grants is a form whose amounts may stand in cells of several rows.
func grants() *form.Definition {
	column := func(id, label string, of form.Type) form.Field {
		return form.Field{ID: id, Label: label, Type: of, Presence: form.Required}
	}
	return &form.Definition{ID: "grants", Name: finding.Text{ZH: "资金分配表", EN: "grants"}, About: form.AboutDepartment,
		HandedInBy: []string{"department"}, Title: form.Title{Texts: []string{"资金分配表"}},
		Tables: []form.Block{{ID: "rows", Columns: []form.Field{column("fund", "资金", form.TypeText), column("place", "地点", form.TypeText),
			column("amount", "金额", form.TypeAmount), column("score", "得分", form.TypeScore)}}},
		Master: []form.Output{{Sheet: "资金分配", Rows: "rows",
			Columns: []form.OutputColumn{{Field: "fund"}, {Field: "place"}, {Field: "amount"}, {Field: "score"}},
			Closing: []form.OutputClosing{{Label: "合计", Sum: []string{"amount", "score"}}}}}}
}

// TestAMergedAmountCountsOnce from the sender's sheet to the sum of the master: as
// the reader says so, and as ledgers of before it did hold it.
func TestAMergedAmountCountsOnce(t *testing.T) {
	def := grants()
	r, err := form.NewReader([]*form.Definition{def}, form.Years{Evaluation: 2026, Budget: 2026}, constraint.Plain{})
	if err != nil {
		t.Fatal(err)
	}
	read, err := r.Read(context.Background(), sheettest.Workbook(t, sheettest.Sheet{Name: "表",
		CSV: "资金分配表\n资金,地点,金额,得分\n环卫,甲地,30,5\n,乙地,,\n,丙地,30,6\n绿化,丁地,30,7\n", Merges: []string{"A3:A5", "C3:C4", "D3:D4"}}))
	if err != nil || len(read.Submissions) != 1 || len(read.Findings) > 0 {
		t.Fatalf("read %d submissions, %v, %v", len(read.Submissions), read.Findings, err)
	}
	s := read.Submissions[0]
	want := [][]string{{"环卫", "甲地", "30", "5"}, {"环卫", "乙地", "", "5"}, {"环卫", "丙地", "30", "6"}, {"绿化", "丁地", "30", "7"}, {"合计", "", "90", "23"}}
	for _, said := range []bool{true, false} {
		rows := s.Tables["rows"].Rows
		if v := rows[1].Value("amount"); !said {
			v.Again = false
			rows[1].Values.Set("amount", v)
		} else if !v.Again {
			t.Error("the reader does not say that the amount counts above")
		}
		b := reporttest.NewBuilder()
		b.Version(b.File("213001/分配.xlsx", record.Accepted), record.Duty{Department: "213001", Form: "grants"}, record.Accepted, s)
		c := &campaign.Campaign{Name: "某区2026年资金分配", Zone: reporttest.Zone, Forms: []*form.Definition{def},
			Facts: register.New(register.Facts{Year: 2026, Units: []register.Unit{{Code: "213001", Name: "城管局"}}})}
		got, err := mustMaster(t, c, &b.Snapshot).GetRows("资金分配")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got[2:]); diff != "" {
			t.Errorf("told by the reader: %v (-want +got):\n%s", said, diff)
		}
	}
}
