package register

import "testing"

func TestNearWord(t *testing.T) {
	names := []string{"score-sheet", "self-evaluation", "kh", "plan-2026"}
	for text, want := range map[string]string{
		"score_sheet": "score-sheet", "Score-Sheet": "score-sheet", "socre-sheet": "score-sheet", "score-shee": "score-sheet",
		"self-evalution": "self-evaluation", "pln-2026": "plan-2026",
		"score-sheet-2": "", "plan-2025": "", "score-list": "", "rectification": "", "k": "", "": "",
	} {
		if got, ok := NearWord(text, names); got != want || ok != (want != "") {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
}
