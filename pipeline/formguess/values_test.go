package formguess_test

import (
	"context"
	"testing"

	"jixiao/configs"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/formguess"
	"jixiao/rules/constraint"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestEveryValueIsRead reads the samples by the shipped definitions and by the
// drafts: what the one finds in a cell, the other finds too.
func TestEveryValueIsRead(t *testing.T) {
	for _, file := range []string{"评分表", "评分统计表", "整改情况报告表", "项目支出绩效自评表"} {
		data := samples.Form(t, file+"_样例.xlsx")
		book := sheettest.Open(t, data)
		draft, err := formguess.Guess([]formguess.Sample{{Name: file, Book: book}}, formguess.Options{ID: "drafted", Name: "草稿", Known: formguess.Known{Evaluation: 2023, Budget: 2022}})
		if err != nil {
			t.Fatal(err)
		}
		loaded, err := load.With(renamed(t), "forms/drafted.yaml", []byte(draft.YAML()), load.Brought{})
		if err != nil {
			t.Fatal(err)
		}
		shipped, err := load.Campaign(configs.Files())
		if err != nil {
			t.Fatal(err)
		}
		want, got := cellsRead(t, shipped.Forms, book), cellsRead(t, []*form.Definition{loaded.Form("drafted")}, book)
		lost := 0
		for at := range want {
			if !got[at] {
				lost++
				t.Logf("%s: nothing is read at %s", file, at)
			}
		}
		// 总分 of the self-evaluation adds up two blocks, and is no sum of a table.
		if t.Logf("%s: %d of %d values", file, len(want)-lost, len(want)); 100*lost > 3*len(want) {
			t.Errorf("%s: %d of %d values are not read by the draft", file, lost, len(want))
		}
	}
}

// cellsRead are the cells in which a reader finds values.
func cellsRead(t *testing.T, defs []*form.Definition, book *form.Workbook) map[finding.Ref]bool {
	t.Helper()
	r, err := form.NewReader(defs, form.Years{Evaluation: 2023, Budget: 2022}, constraint.Plain{})
	if err != nil {
		t.Fatal(err)
	}
	reading, err := r.Read(context.Background(), book)
	if err != nil || len(reading.Submissions) != 1 {
		t.Fatalf("%d submissions, %v", len(reading.Submissions), err)
	}
	s := reading.Submissions[0]
	cells := map[finding.Ref]bool{}
	for _, v := range s.Fields {
		if v.OK() {
			cells[v.Cell] = true
		}
	}
	for _, table := range s.Tables {
		for _, row := range table.Rows {
			for _, v := range row.Values.All() {
				if v.OK() {
					cells[v.Cell] = true
				}
			}
		}
	}
	return cells
}
