package spreadsheetml

import (
	"testing"

	"jixiao/rules/finding"
)

func TestFormula(t *testing.T) {
	at := finding.Ref{Row: 10, Col: 5} // E10
	for raw, want := range map[string]string{
		"=SUM(R[-3]C:R[-1]C)":       "SUM(E7:E9)",
		"=RC[-1]/R6C3*100":          "D10/$C$6*100",
		"=ROUND(R[-1]C[1]+1.5E3,2)": "ROUND(F9+1.5E3,2)",
		`=IF(RC[-1]="R1C1","是",RC)`: `IF(D10="R1C1","是",E10)`,
		"='表 1'!R[1]C+Sheet2!RC":    "'表 1'!E11+Sheet2!E10",
		"=TRUE":                     "TRUE",
		"=R[-99]C":                  "",
		"=SUM(R[1])":                "",
		"=SUM(C[-1])":               "",
		"=合计+1":                     "",
		"=R[x]C":                    "",
		"=RC[":                      "",
		"SUM(1)":                    "",
		"":                          "",
	} {
		if got := formula(raw, at); got != want {
			t.Errorf("formula(%q) = %q, want %q", raw, got, want)
		}
	}
}
