package judge

import (
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestLawful holds the lawful examples of the catalogue that are about whose a
// sheet is.
func TestLawful(t *testing.T) {
	for code, text := range map[finding.Code]string{
		"C09": "乡镇支出月报表\n填报单位||本月支出金额|5", // no unit is named, and it lies in the unit's folder
	} {
		t.Run(string(code), func(t *testing.T) {
			got, _ := answers(t, text, Received{Department: town})
			for _, f := range got.Findings {
				if f.Code == code || got.Verdict != record.Accepted {
					t.Errorf("%s, verdict %s", f.Message.ZH, got.Verdict)
				}
			}
		})
	}
}
