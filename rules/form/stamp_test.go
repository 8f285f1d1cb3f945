package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/form"
)

// uncomputed is the score sheet as a program saves it that does not calculate.
var uncomputed = strings.NewReplacer("资金到位率 | 100%", `资金到位率 | =IF(COUNT(B6,B5)<2,"",IF(B5=0,0,B6/B5)) > '`,
	"合计 ||| 100 | 96.5", `合计 ||| =ROUND(SUM(D9:D10,D12:D13),6) | =IF(COUNT(E9:E10,E12:E13)=0,"",ROUND(SUM(E9:E10,E12:E13),6)) > '`,
	"财政综合评分 | 96.5 || 财政综合评价等级 | 优",
	`财政综合评分 | =IF(COUNT(E15)=0,"",E15) || 财政综合评价等级 | =IF(COUNT(B16)=0,"",IF(B16>=90,"优","良")) > '`).Replace(scoreSheet)

func stamped(t *testing.T, stamp form.Stamp, text string) form.Reading {
	t.Helper()
	return readBook(t, reader(t), &form.Workbook{
		Sheets: []form.Sheet{sheetOf(t, "评分表", text, scoreSheetMerges...), sheetOf(t, form.OptionsSheet, "优\n良"), sheetOf(t, "填报说明", "说明")},
		Names:  []form.Name{{Name: "别的", Refers: "1"}, {Name: form.StampName, Refers: stamp.String()}},
	})
}

func codes(r form.Reading) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, strings.Join(strings.Fields(string(f.Code)+" "+f.Variant+" "+f.Place.Cell.String()), " "))
	}
	return out
}

func TestOurOwnFormulasAreComputed(t *testing.T) {
	r := stamped(t, form.Stamp{Form: "score-sheet", Year: 2023, Version: "x"}, uncomputed)
	if found := codes(r); len(found) > 0 || len(r.Submissions) != 1 {
		t.Fatalf("%d submissions, findings %v", len(r.Submissions), found)
	}
	got := map[string]string{}
	for _, id := range []string{"in_place_rate", "total_weight", "total_score", "final_score", "grade"} {
		got[id] = r.Submissions[0].Fields[id].Text
	}
	want := map[string]string{"in_place_rate": "1", "total_weight": "100", "total_score": "96.5", "final_score": "96.5", "grade": "优"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Of anybody else's sheet the sender must know what was not computed.
func TestForeignFormulasAreNotComputed(t *testing.T) {
	r := stamped(t, form.Stamp{Form: "self-evaluation", Year: 2023}, uncomputed)
	want := []string{"V01 computed F6", "V01 unsaved B16", "V01 computed E16", "V10 unstored D15", "V01 computed E15"}
	if diff := cmp.Diff(want, codes(r)); diff != "" {
		t.Error(diff)
	}
}

func TestLastYearsTemplateUnderThisYearsTitle(t *testing.T) {
	r := stamped(t, form.Stamp{Form: "score-sheet", Year: 2022}, scoreSheet)
	if diff := cmp.Diff([]string{"S04 template A1"}, codes(r)); diff != "" {
		t.Error(diff)
	}
	if f := r.Findings[0]; f.Value != "2022" || f.Expected != "2023" || !r.Submissions[0].Wrong {
		t.Errorf("told %+v", f)
	}
}

func TestStampOf(t *testing.T) {
	want := form.Stamp{Form: "score-sheet", Year: 2023, Version: "ab12", Seal: "cd"}
	for _, refers := range []string{want.String(), "=" + want.String()} {
		got, ok := form.StampOf(&form.Workbook{Names: []form.Name{{Name: form.StampName, Refers: refers}}})
		if !ok || got != want {
			t.Errorf("%s is read as %+v, %v", refers, got, ok)
		}
	}
	for _, refers := range []string{"", "1", `"a;b;c;d"`, `"a;1;c"`, "'表'!$A$1"} {
		if got, ok := form.StampOf(&form.Workbook{Names: []form.Name{{Name: form.StampName, Refers: refers}}}); ok {
			t.Errorf("%q is read as %+v", refers, got)
		}
	}
}

func TestSealSeesWhatSomebodyTyped(t *testing.T) {
	book := func(text string) *form.Workbook {
		return &form.Workbook{Sheets: []form.Sheet{sheetOf(t, "评分表", text), sheetOf(t, "填报说明", "甲")}}
	}
	blank := form.Seal(book("甲 | 3.1 | =A1 > 5"))
	for name, tc := range map[string]struct {
		text string
		same bool
	}{
		"computed anew":          {"甲 | 3.1 | =A1 > 7", true},
		"noise of binary digits": {"甲 | 3.1000000000000001 | =A1", true},
		"a number":               {"甲 | 3.1 | =A1 > 5 | 1", false},
		"another number":         {"甲 | 3.2 | =A1 > 5", false},
		"text in its place":      {"甲 | '3.1 | =A1 > 5", false},
	} {
		if got := form.Seal(book(tc.text)); (got == blank) != tc.same {
			t.Errorf("%s: same seal %v, want %v", name, got == blank, tc.same)
		}
	}
	other := book("甲 | 3.1 | =A1")
	other.Names = []form.Name{{Name: form.StampName, Refers: form.Stamp{Form: "x", Year: 1, Seal: blank}.String()}}
	if !form.Untouched(other) {
		t.Error("a blank form is not known as untouched")
	}
	other.Sheets[0].Rows[0].Cells[0].Text = "乙"
	if form.Untouched(other) || form.Untouched(book("甲")) {
		t.Error("what was filled in, or is none of ours, counts as untouched")
	}
}
