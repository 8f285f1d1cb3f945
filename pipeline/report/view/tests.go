package view

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestsNote says to whoever opens a page on test filings what they are not.
const TestsNote = "这不是正式报送；改好后请放到本单位文件夹，不要放在“试报”里。"

// NewTests sorts what is told of test filings by department. What is owed is no
// part of it: nobody has handed in anything.
func NewTests(c *campaign.Campaign, tests *record.Snapshot) *Departments {
	d := NewDepartments(c, tests)
	d.Tests, d.dues = true, nil
	return d
}

// testLabel is a verdict as it would be, were the file handed in.
func testLabel(label string) string { return record.TestFiling.Label().ZH + "：" + label }

// testJSON is a test filing with what was found in it: verdict is what would
// become of it, were it handed in.
type testJSON struct {
	File       string         `json:"file"`
	Department *string        `json:"department"`
	Verdict    record.Verdict `json:"verdict"`
	Findings   []finding.JSON `json:"findings"`
}

func jsonTests(s *record.Snapshot, lang finding.Lang) []testJSON {
	if s.Tests == nil {
		return nil
	}
	found := map[int64][]finding.JSON{}
	for _, i := range s.Tests.Issues {
		found[i.FileID] = append(found[i.FileID], finding.ToJSON(i.Finding, lang))
	}
	var out []testJSON
	for _, f := range s.TestsTold() {
		out = append(out, testJSON{f.Path, given(f.Department), f.Verdict, append([]finding.JSON{}, found[f.ID]...)})
	}
	return out
}
