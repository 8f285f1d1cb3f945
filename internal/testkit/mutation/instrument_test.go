package mutation

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/sheet"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

func ref(t *testing.T, s string) finding.Ref {
	t.Helper()
	r, err := finding.ParseRef(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSheetsReadBack: what is judged is what was written.
func TestSheetsReadBack(t *testing.T) {
	for _, o := range Originals(t) {
		data, err := o.Sheet.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		book, err := sheet.Open("a.xlsx", data, sheet.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		got := sheetOf(book.Sheets[0])
		if diff := cmp.Diff(o.Sheet.Cells, got.Cells); diff != "" {
			t.Errorf("%s (-written +read):\n%s", o.Name, diff)
		}
		if len(got.Merges) != len(o.Sheet.Merges) {
			t.Errorf("%s: %d merges are read, %d were written", o.Name, len(got.Merges), len(o.Sheet.Merges))
		}
	}
}

// TestKindsChangeWhatTheySay: a mistake's cells are those that were changed.
func TestKindsChangeWhatTheySay(t *testing.T) {
	originals := Originals(t)
	for _, k := range Kinds() {
		for _, s := range spread(placesFor(k, originals, 1), 4) {
			o, m, changed := s.original, s.mistakes[0], typedDifferences(s)
			for _, at := range changed {
				if !m.Anywhere && s.sheet.from == nil && !slices.Contains(m.Cells, at) {
					t.Errorf("%s in %s changes %s, which is none of %v", k.Name, o.Name, at, m.Cells)
				}
			}
			if len(changed) == 0 && len(s.sheet.Hidden) == len(o.Sheet.Hidden) {
				t.Errorf("%s in %s changes nothing", k.Name, o.Name)
			}
		}
	}
}

// typedDifferences are the cells in which somebody typed something else.
func typedDifferences(s *sown) []finding.Ref {
	var changed []finding.Ref
	for row := 1; row <= max(s.sheet.last(), s.original.Sheet.last()); row++ {
		for col := 1; col <= lastColumn; col++ {
			at := finding.Ref{Row: row, Col: col}
			now, was := s.sheet.Cells[at], s.original.Sheet.Cells[at]
			follows := now.Formula != "" && now.Formula == was.Formula && !s.stale
			if now != was && !follows {
				changed = append(changed, at)
			}
		}
	}
	return changed
}

func TestFormulasFollowTheirCells(t *testing.T) {
	deleted := func(at finding.Ref) (finding.Ref, bool) {
		if at.Row > 10 {
			return finding.Ref{Row: at.Row - 1, Col: at.Col}, true
		}
		return at, at.Row < 10
	}
	for formula, want := range map[string]string{
		"":                     "",
		"SUM(E9:E14)":          "SUM(E9:E13)",
		"SUM(E9:E10)":          "SUM(E9:E9)",
		"E9+E11":               "E9+E10",
		"E10/E12":              "#REF!/E11",
		`IF(E33>=90,"优","良")`:  `IF(E32>=90,"优","良")`,
		"ROUND(H7*I7,2)":       "ROUND(H7*I7,2)",
		"SUM(E10:E10,E20:E22)": "SUM(#REF!,E19:E21)",
	} {
		if got := follow(formula, deleted); got != want {
			t.Errorf("%s becomes %s, want %s", formula, got, want)
		}
	}
}

func TestDeletedRowsCloseUp(t *testing.T) {
	s := &Sheet{Cells: map[finding.Ref]form.Cell{}, Hidden: map[int]bool{}}
	for _, cell := range []string{"A9", "C9", "C10", "C11", "C12"} {
		s.putText(ref(t, cell), "in "+cell)
	}
	s.Merges = []form.Range{{From: ref(t, "A9"), To: ref(t, "A11")}}
	s.deleteRows(9, 10)
	if got := s.text(ref(t, "A9")); got != "in A9" {
		t.Errorf("the merged cell says %q", got)
	}
	if got := s.text(ref(t, "C10")); got != "in C12" {
		t.Errorf("C10 holds %q", got)
	}
	if len(s.Merges) != 0 {
		t.Errorf("merges %v are left of one cell", s.Merges)
	}
	if now, there := s.now(ref(t, "C12")); !there || now != ref(t, "C10") {
		t.Errorf("C12 is now at %s", now)
	}
	if _, there := s.now(ref(t, "C9")); there {
		t.Error("C9 is still there")
	}
}

func TestAdviceIsObeyed(t *testing.T) {
	at := finding.Place{Cell: ref(t, "E32")}
	for name, row := range map[string]struct {
		found finding.Finding
		want  []finding.Cell
	}{
		"the value that should stand there": {
			finding.Finding{Place: at, Expected: "95", Fix: finding.Same("都无误的，把这里改为 95；某一项填错的，改正那一项")},
			[]finding.Cell{{At: at.Cell, Expected: "95"}}},
		"a limit is no such value": {
			finding.Finding{Place: at, Expected: "4", Fix: finding.Same("得分不能超过 4")},
			[]finding.Cell{{At: at.Cell}}},
		"a list to choose from": {
			finding.Finding{Place: at, Expected: "优、良", Fix: finding.Same("从“优、良”中选一个填写")},
			[]finding.Cell{{At: at.Cell}}},
		"the cells that are listed": {
			finding.Finding{Place: at, Cells: []finding.Cell{{At: at.Cell, Expected: "95"}, {At: ref(t, "B33"), Expected: "95"}}},
			[]finding.Cell{{At: at.Cell, Expected: "95"}, {At: ref(t, "B33"), Expected: "95"}}},
		"the first alternative": {
			finding.Finding{Place: at, Cells: []finding.Cell{{At: at.Cell}, {At: ref(t, "E10")}},
				Fix: finding.Same("核对后改正：要么把“立项依据充分性”的得分（E10）改为 2.5、把小计（E15）改为 9；要么把合计得分（E32）改为 95")},
			[]finding.Cell{{At: ref(t, "E10"), Expected: "2.5"}, {At: ref(t, "E15"), Expected: "9"}}},
		"an alternative without a value": {
			finding.Finding{Place: at, Expected: "99.92%", Fix: finding.Same("要么改正到位资金（B6）；要么把资金到位率（F6）改为 99.92%")},
			[]finding.Cell{{At: ref(t, "B6")}}},
		"what must change with it": {
			finding.Finding{Place: at, Expected: "95", Fix: finding.Same("把这里改为 95；财政综合评分（B33）也要改为 95")},
			[]finding.Cell{{At: at.Cell, Expected: "95"}, {At: ref(t, "B33"), Expected: "95"}}},
	} {
		if diff := cmp.Diff(row.want, asked(row.found)); diff != "" {
			t.Errorf("%s (-want +asked):\n%s", name, diff)
		}
	}
}

// TestWhatCounts: a mistake that is told twice is told once too often, and one
// told elsewhere is not told.
func TestWhatCounts(t *testing.T) {
	mistake := placed{at(ref(t, "E10")), Kind{Codes: codes{"T01"}}}
	sheet := &Sheet{Merges: []form.Range{{From: ref(t, "E9"), To: ref(t, "E10")}}}
	told := func(code finding.Code, cell, because string, cells ...finding.Cell) finding.Finding {
		return finding.Finding{Code: code, Severity: finding.Error, Place: finding.Place{Cell: ref(t, cell)}, Because: because, Cells: cells}
	}
	named := told("T03", "E32", "")
	named.Fix = finding.Same("要么改正得分（E10）")
	for name, row := range map[string]struct {
		found   []finding.Finding
		is      bool
		tooMany int
	}{
		"at its cell":            {[]finding.Finding{told("T01", "E10", "")}, true, 0},
		"at the merged cell":     {[]finding.Finding{told("T15", "E9", "")}, true, 0},
		"among the cells":        {[]finding.Finding{told("T03", "E32", "", finding.Cell{At: ref(t, "E10")})}, true, 0},
		"by its address":         {[]finding.Finding{named}, true, 0},
		"elsewhere":              {[]finding.Finding{told("T03", "E32", "")}, false, 1},
		"twice":                  {[]finding.Finding{told("T01", "E10", ""), told("T09", "E10", "")}, true, 1},
		"with a symptom":         {[]finding.Finding{told("T01", "E10", ""), told("T03", "E32", "")}, true, 1},
		"with a folded symptom":  {[]finding.Finding{told("T01", "E10", ""), told("T03", "E32", "T01-1-2")}, true, 0},
		"only under another one": {[]finding.Finding{told("T01", "E10", "T03-1-2")}, false, 0},
		"not at all":             {nil, false, 0},
	} {
		trial := &Trial{}
		trial.weigh(&sown{sheet: sheet, mistakes: []placed{mistake}}, row.found)
		if trial.Found != row.is || trial.TooMany != row.tooMany {
			t.Errorf("%s: found %v with %d too many, want %v with %d", name, trial.Found, trial.TooMany, row.is, row.tooMany)
		}
	}
}
