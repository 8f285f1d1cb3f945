package blankforms

import (
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/pipeline/campaign/load"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/formula"
)

// TestGradeIsTheRulesGrade: the formula earns every score the band that G01
// wants, at the edges too.
func TestGradeIsTheRulesGrade(t *testing.T) {
	c, err := load.Campaign(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	d := newDraft(&plan{c: c}, own{})
	rapid.Check(t, func(t *rapid.T) {
		score := decimal.New(rapid.Int64Range(0, 10_000).Draw(t, "hundredths")).Div(decimal.New(100), 2)
		if rapid.Bool().Draw(t, "edge") {
			score = rapid.SampledFrom(c.Facts.Bands).Draw(t, "band").From.Add(decimal.Must(rapid.SampledFrom([]string{"0", "0.01", "0.000001"}).Draw(t, "more")))
		}
		sheet := formula.NewWide(func(finding.Ref) formula.Operand { return formula.Operand{Kind: formula.Number, Number: score} })
		got, err := sheet.Value(fmt.Sprintf(d.band(), finding.Ref{Row: 1, Col: 1}))
		if err != nil || got.Text != c.Facts.Band(score) {
			t.Fatalf("%s earns %q, want %q (%v)", score, got.Text, c.Facts.Band(score), err)
		}
	})
}

func TestSpread(t *testing.T) {
	for name, tc := range map[string]struct{ columns, needs, want []int }{
		"one each":           {[]int{5, 5, 5}, []int{9, 9, 9}, []int{1, 1, 1}},
		"room where needed":  {[]int{10, 10, 10, 10}, []int{10, 30}, []int{1, 3}},
		"one over all":       {[]int{4, 9, 2}, []int{3}, []int{3}},
		"wide among narrow":  {[]int{6, 6, 30, 6}, []int{12, 30, 6}, []int{2, 1, 1}},
		"nothing to be said": {[]int{8, 8}, []int{1, 1}, []int{1, 1}},
	} {
		if diff := cmp.Diff(tc.want, spread(tc.columns, tc.needs)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestSpreadUsesEveryColumn whatever is asked for.
func TestSpreadUsesEveryColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		widths := rapid.SliceOfN(rapid.IntRange(1, 80), 1, 15)
		columns := widths.Draw(t, "columns")
		needs := rapid.SliceOfN(rapid.IntRange(1, 80), 1, len(columns)).Draw(t, "needs")
		sum := 0
		for _, span := range spread(columns, needs) {
			if span < 1 {
				t.Fatal("a cell has no column")
			}
			sum += span
		}
		if sum != len(columns) {
			t.Fatalf("%d columns are used, there are %d", sum, len(columns))
		}
	})
}
