package formula

import (
	"strings"
	"testing"
)

func TestReferences(t *testing.T) {
	for formula, want := range map[string]string{
		"=F8/B8": "F8:F8 B8:B8",
		`IF(COUNT(F8,$B$8)<2,"A1 没有填",F8/B8)`:       "F8:F8 B8:B8 F8:F8 B8:B8",
		"ROUND(SUM(E12:E17,E23:E19),6)":             "E12:E17 E19:E23",
		"SUM(E2:E3)+LOG10(A1)+AVERAGE(b4)":          "E2:E3 A1:A1 B4:B4",
		"Sheet2!A1+'明细 表'!B2:B9+[1]Sheet3!C3:C4+D5": "D5:D5",
		"总分+A1":          "A1:A1",
		"A1:B2:C3":       "A1:B2 C3:C3",
		`"never ends A1`: "",
		"":               "",
		"A1 :B2":         "A1:A1 B2:B2",
	} {
		var got []string
		for _, a := range References(formula) {
			got = append(got, a.From.String()+":"+a.To.String())
		}
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%s names %q, want %q", formula, all, want)
		}
	}
}

func FuzzReferences(f *testing.F) {
	f.Add("IF(A1=\"x\",'a b'!C1:D2,E5:F6)")
	f.Fuzz(func(t *testing.T, formula string) {
		for _, a := range References(formula) {
			if a.From.IsZero() || !a.Contains(a.From) || !a.Contains(a.To) {
				t.Errorf("%q names %v", formula, a)
			}
		}
	})
}
