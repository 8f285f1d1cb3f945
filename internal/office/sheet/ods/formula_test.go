package ods

import "testing"

func TestFormula(t *testing.T) {
	for raw, want := range map[string]string{
		"":                            "",
		"of:=[.A1]+[.B$2]*[.$C3]":     "A1+B$2*$C3",
		"oooc:=SUM([.A1:.A3];1.5)":    "SUM(A1:A3,1.5)",
		`of:=IF([.A1]="a;[b";"x";"")`: `IF(A1="a;[b","x","")`,
		"of:=[$表.A1]+[表.B2:.C3]":      "'表'!A1+'表'!B2:C3",
		"of:=SUM({1;2|3})":            "of:=SUM({1;2|3})",
		"of:=['file:///b.ods'#$表.A1]": "of:=['file:///b.ods'#$表.A1]",
		"of:=[.#REF!]+1":              "of:=[.#REF!]+1",
		"of:=[.A1":                    "of:=[.A1",
		"msoxl:=A1+1":                 "A1+1",
		"of:=[.A1:$表2.B2]":            "of:=[.A1:$表2.B2]",
		"of:=ROUND([.E7]/[.E6];4)":    "ROUND(E7/E6,4)",
	} {
		if got := formula(raw); got != want {
			t.Errorf("formula(%q) = %q, want %q", raw, got, want)
		}
	}
}
