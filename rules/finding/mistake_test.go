package finding

import "testing"

func TestMistakesAreTheSame(t *testing.T) {
	first := Finding{Code: "T03", Place: Place{Sheet: "评分表", Cell: Ref{Row: 32, Col: 5}}, Field: "total_score", Expected: "91"}
	again := first
	again.Variant, again.Expected, again.Severity = "moved", "92", Error
	if first.Mistake() != again.Mistake() {
		t.Error("the same mistake, worded otherwise, is another one")
	}
	for name, change := range map[string]func(*Finding){
		"code":  func(f *Finding) { f.Code = "T05" },
		"sheet": func(f *Finding) { f.Place.Sheet = "评分表 (2)" },
		"cell":  func(f *Finding) { f.Place.Cell.Row++ },
		"field": func(f *Finding) { f.Field = "total_weight" },
	} {
		other := first
		if change(&other); MistakesOf([]Finding{first, again})[other.Mistake()] {
			t.Errorf("another %s makes the same mistake", name)
		}
	}
}
