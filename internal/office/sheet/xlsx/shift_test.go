package xlsx

import "testing"

func TestShift(t *testing.T) {
	for _, c := range []struct {
		formula    string
		rows, cols int
		want       string
	}{
		{"A1+B2", 1, 2, "C2+D3"},
		{"$A1+A$1+$A$1", 3, 4, "$A4+E$1+$A$1"},
		{"SUM(A1:B2)", 10, 0, "SUM(A11:B12)"},
		{"ROUND(E7*0.1,2)", 1, 0, "ROUND(E8*0.1,2)"},
		{`IF(A1="A1",'A1'!B2,Sheet1!C3)`, 1, 1, `IF(B2="A1",'A1'!C3,Sheet1!D4)`},
		{`"say ""A1"""&A1`, 1, 0, `"say ""A1"""&A2`},
		{"A:A+$B:C", 0, 1, "B:B+$B:D"},
		{"1:1+$2:3", 1, 0, "2:2+$2:4"},
		{"LOG10(10)+10", 5, 5, "LOG10(10)+10"},
		{"1E5+1.5", 5, 5, "1E5+1.5"},
		{"得分A1+项目", 1, 1, "得分A1+项目"},
		{"Table1[A1]+[1]Sheet1!A1", 1, 0, "Table1[A1]+[1]Sheet1!A2"},
		{"A1+B1", -1, 0, "#REF!+#REF!"},
		{"XFD1", 0, 1, "#REF!"},
		{"ABCD1+A12345678", 1, 1, "ABCD1+A12345678"},
		{`A1&"open`, 1, 0, `A2&"open`},
		{"", 1, 1, ""},
	} {
		if got := shift(c.formula, c.rows, c.cols); got != c.want {
			t.Errorf("shift(%q, %d, %d) = %q, want %q", c.formula, c.rows, c.cols, got, c.want)
		}
	}
}

func TestISOSerial(t *testing.T) {
	for _, c := range []struct {
		text     string
		date1904 bool
		want     string
	}{
		{"2023-10-15", false, "45214"},
		{"2023-10-15", true, "43752"},
		{"1900-03-01", false, "61"},
		{"1900-02-28", false, "59"},
		{"1900-01-01T00:00:00Z", false, "1"},
		{"2023-10-15T18:00", false, "45214.75"},
		{"2021-01-01T10:10:10.000", false, "44197.423726851851851852"},
		{"06:00:00", false, "0.25"},
		{"12.5", false, ""},
		{"2023-02-30", false, ""},
	} {
		got, ok := isoSerial(c.text, c.date1904)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("isoSerial(%q) = %q, %v, want %q", c.text, got, ok, c.want)
		}
	}
}
