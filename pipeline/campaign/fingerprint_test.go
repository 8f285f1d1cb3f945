package campaign

import (
	"encoding/json"
	"testing"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/kind"
)

// TestJudgedCheck: what checks look like in fingerprints is what they looked
// like when the first campaigns were judged.
func TestJudgedCheck(t *testing.T) {
	for _, c := range []struct {
		check kind.Check
		want  string
	}{
		{kind.Check{Kind: "equal", Form: "sheet", Params: kind.Equal{Field: "a", Other: "b", Tolerance: decimal.Must("0.5")}},
			`{"Kind":"equal","Form":"sheet","Variant":"","Table":"","Item":"","Field":"a","Fields":null,"Column":"","Parts":null,"Limit":"","Other":"b",` +
				`"Part":"","Whole":"","Rate":"","Weight":"","Score":"","By":"","Group":"","Due":"","Is":null,"Not":null,"Phrases":null,"Min":0,` +
				`"Mark":"0","Margin":"0","Factor":"0","Tolerance":"0.5"}`},
		{kind.Check{Kind: "needs", Form: "list", Variant: "v", Params: kind.Needs{Rows: check.Rows{Table: "rows", Item: "i"}, Field: "a",
			Condition: check.Condition{Column: "c", Is: []string{"x", "<y>"}}}},
			`{"Kind":"needs","Form":"list","Variant":"v","Table":"rows","Item":"i","Field":"a","Fields":null,"Column":"c","Parts":null,"Limit":"","Other":"",` +
				`"Part":"","Whole":"","Rate":"","Weight":"","Score":"","By":"","Group":"","Due":"","Is":["x","\u003cy\u003e"],"Not":null,"Phrases":null,"Min":0,` +
				`"Mark":"0","Margin":"0","Factor":"0","Tolerance":"0"}`},
	} {
		got, err := json.Marshal(judgedCheck{c.check})
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != c.want {
			t.Errorf("%s is written as\n%s, want\n%s", c.check.Kind, got, c.want)
		}
	}
}
