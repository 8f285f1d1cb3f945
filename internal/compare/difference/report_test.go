package difference

import (
	"strings"
	"testing"
)

// TestPrintCountsAllAndShowsAFew of each kind.
func TestPrintCountsAllAndShowsAFew(t *testing.T) {
	var r Report
	for range 3 {
		r.Add(Report{Files: 1, Found: []Difference{{File: "总表.xlsx", Sheet: "汇总", Cell: "A1", What: "value", Old: "1"}}})
	}
	r.Add(Report{Notes: []string{"the schema"}})
	var out strings.Builder
	if err := r.Print(&out, 2); err != nil {
		t.Fatal(err)
	}
	line := `总表.xlsx / 汇总 / A1 / value: "1" -> "(nothing)"` + "\n"
	want := line + line + "note: the schema\n     3  value (2 shown)\n3 files compared, 3 differences, 1 notes\n"
	if out.String() != want {
		t.Errorf("printed\n%s\nwant\n%s", out.String(), want)
	}
}

// TestLongTextsShowWhereTheyDiffer, wherever in them that is.
func TestLongTextsShowWhereTheyDiffer(t *testing.T) {
	same := strings.Repeat("同", 500)
	got := Difference{File: "f", What: "text", Old: same + "旧" + same, New: same + "新" + same}.String()
	if !strings.Contains(got, "旧") || !strings.Contains(got, "新") || len([]rune(got)) > 400 {
		t.Errorf("printed %s", got)
	}
}
