package judge

import (
	"testing"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// TestAWaivedCauseBringsBackWhatItExplained: amounts that look to be in 元 and
// the sum that disagrees because of them. Where a special case excuses the
// amounts, the sum counts, and sends the sheet back.
func TestAWaivedCauseBringsBackWhatItExplained(t *testing.T) {
	day := value.Date{Year: 2023, Month: 10, Day: 13}
	duties := []record.Duty{{Department: "106001", Form: "score-sheet", Subject: "A-06"}}
	in := Received{Name: "106001/表.xlsx", Department: "106001", Day: day}
	waiver := campaign.Waiver{Code: "C08", Department: "106001", Approver: "张科长", Reason: "按元填报", Until: day}
	for name, tc := range map[string]struct {
		waivers []campaign.Waiver
		want    record.Verdict
	}{
		"no special case": {nil, record.NeedsExplanation},
		"of this rule":    {[]campaign.Waiver{waiver}, record.Returned},
	} {
		j, _ := judgeWith(t, nil)
		j.campaign.Waivers = tc.waivers
		amounts := finding.Finding{Code: "C08", Severity: finding.Warning, Project: "A-06",
			Place: finding.Place{Sheet: "表", Cell: finding.Ref{Row: 5, Col: 4}}}
		sum := finding.Finding{Code: "T06", Severity: finding.Error, Project: "A-06", Because: finding.KeyOf(amounts).String(),
			Place: finding.Place{Sheet: "表", Cell: finding.Ref{Row: 5, Col: 2}}}
		found := []finding.Finding{sum, amounts}
		j.waive(found, "表", in, duties)
		unfold(found)
		if got := verdict(found); got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
		if waived := found[1].Waived != nil; waived != (found[0].Because == "") {
			t.Errorf("%s: waived %v, and T06 follows from %q", name, waived, found[0].Because)
		}
	}
}
