package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/form"
)

// computedSheet is the score sheet with formulas where people have them: rates,
// sub-totals and total, and the final score that takes over the total.
func computedSheet(t *testing.T, edits ...string) form.Sheet {
	t.Helper()
	text := strings.NewReplacer(
		"| 95.5% ", "| =D6/B6 > 0.955", "预算执行率 | 95.5%", `预算执行率 | =IF(COUNT(D6,B6)<2,"",D6/B6) > 0.955`,
		"60 | 58.5", "60 | =SUM(E9:E10) > 58.5", "40 | 38", "40 | =SUM(E12:E13) > 38",
		"100 | 96.5", "100 | =E11+E14 > 96.5", "财政综合评分 | 96.5", "财政综合评分 | =E15 > 96.5",
	).Replace(scoreSheet)
	for i := 0; i < len(edits); i += 2 {
		next := strings.Replace(text, edits[i], edits[i+1], 1)
		if next == text {
			t.Fatalf("nothing replaced: %q", edits[i])
		}
		text = next
	}
	return sheetOf(t, "评分表", text, scoreSheetMerges...)
}

// TestWhatComesOfAFaultIsNotToldBesideIt: a value that cannot be used is one
// finding, whatever formulas make of it, and what they make of it is not used.
func TestWhatComesOfAFaultIsNotToldBesideIt(t *testing.T) {
	for name, c := range map[string]struct {
		edits  []string
		want   []string
		unused []string // fields
	}{
		"nothing wrong": {nil, nil, nil},
		"blank, and the formula is blank too": {[]string{"| 1074.76", "|", "> 0.955", "> '"},
			[]string{"V01 D6 spent"}, nil},
		"blank, and the formula keeps what it was": {[]string{"| 1074.76", "|", `IF(COUNT(D6,B6)<2,"",D6/B6)`, "D6/B6"},
			[]string{"V01 D6 spent"}, []string{"execution_rate"}},
		"a text, and the formula has an error value": {[]string{"| 1074.76", "| 不详", "> 0.955", "> #VALUE!"},
			[]string{"V02 D6 spent"}, []string{"execution_rate"}},
		"an item is blank, and three sums are other ones": {[]string{"| 20 | 20", "| 20 |"},
			[]string{"V01 E13 score"}, []string{"total_score", "final_score"}},
		"a formula with its own fault": {[]string{"=E11+E14 > 96.5", "=E11+E14 > 95.5"},
			[]string{"V10 E15 total_score"}, nil},
		"a formula of another sheet's cell of that name": {[]string{"| 1074.76", "|", `IF(COUNT(D6,B6)<2,"",D6/B6)`, "表2!D6/2"},
			[]string{"V01 D6 spent"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := read(t, computedSheet(t, c.edits...))
			if diff := cmp.Diff(c.want, found); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			for id, v := range s.Fields {
				if v.Formula != "" && v.Given() && v.OK() == slices.Contains(c.unused, id) {
					t.Errorf("%s is %v", id, v.State)
				}
			}
		})
	}
}

// BenchmarkFaultyRunningTotal is a list in which every formula comes of the one
// before, and the first of them of a fault.
func BenchmarkFaultyRunningTotal(b *testing.B) {
	var text strings.Builder
	text.WriteString("2023年度财政重点项目综合评分统计表\n\n序号 | 实施单位 | 项目名称 | 财政综合评分 | 财政综合评价等级\n")
	text.WriteString("A-01 | [213001]钢城区城市管理局 | 甲 | 不详 | 优\n")
	for n := range 20_000 {
		fmt.Fprintf(&text, "A-01 | [213001]钢城区城市管理局 | 甲 | =D%d > 90 | 优\n", n+4)
	}
	wb, r := &form.Workbook{Sheets: []form.Sheet{sheetOf(b, "评分统计表", text.String(), "A1:E1")}}, reader(b)
	for b.Loop() {
		readBook(b, r, wb)
	}
}

// TestAFormulaThatCameToNothingNamesTheTextUnderIt: nobody is told to write over a
// formula what is another cell's fault.
func TestAFormulaThatCameToNothingNamesTheTextUnderIt(t *testing.T) {
	s := computedSheet(t, "| 1074.76", "| 1,074.76 万元", "预算执行率 | =IF(COUNT(D6,B6)<2,\"\",D6/B6) > 0.955", "预算执行率 | =IF(COUNT(D6,B6)<2,\"\",D6/B6) > '")
	for _, f := range readBook(t, reader(t), &form.Workbook{Sheets: []form.Sheet{s}}).Findings {
		if f.Code == "V01" {
			if f.Variant != "computed" || f.Args["cells"].ZH != "D6" {
				t.Errorf("%s %q names %q", f.Place.Cell, f.Variant, f.Args["cells"].ZH)
			}
			return
		}
	}
	t.Error("the rate that was not computed is not told")
}
