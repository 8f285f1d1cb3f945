package rules

import (
	"slices"
	"strings"
	"testing"

	"jixiao/rules/finding"
)

// TestAdviceFollowsTheRest holds that what is asked for never is the wrong one of
// two values that disagree: it is what the rest of the sheet speaks for.
func TestAdviceFollowsTheRest(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, c := range []struct {
		name                          string
		set                           map[string]string
		expected, cells, message, fix string
	}{
		{"C02/bad_list_code", nil, "", "C5 A5=A-04", "与第 6 行的编号重复", "把项目编号改为 A-04"},
		{"C02/bad_code", nil, "", "D3 B3=A-04", "项目编号却填了 A-03", "把项目编号改为 A-04"},
		{"C02/bad_another", nil, "农村公厕建设", "", "项目明细表中是“农村公厕建设”", "这个名称是 A-05 的"},
		{"C04/bad_pair", map[string]string{"unit": "[208001]钢城区城市管理局"}, "[208001]钢城区住房和城乡建设局", "", "按项目应为“[208001]", "：“[208001]"},
		{"C04/bad_pair", map[string]string{"unit": "[213001]区住建局"}, "[208001]钢城区住房和城乡建设局", "", "按项目应为“[208001]", "：“[208001]"},
		{"C04/bad_report", map[string]string{"unit": "[208001]钢城区城市管理局"}, "[213001]钢城区城市管理局", "", "按报送单位应为“[213001]", "：“[213001]"},
		{"C04/bad_report", map[string]string{"unit": "[208001]钢城区民政局"}, "", "", "不是同一个单位", "改成同一个单位"},
	} {
		s := loadFixture(t, "testdata/"+c.name+".yaml", forms)
		for id, text := range c.set {
			v := s.submission.Fields[id]
			v.Text, v.Stored = text, text
			s.submission.Fields[id] = v
		}
		found := e.Check(s.submission, s.input)
		f := found[slices.IndexFunc(found, func(f finding.Finding) bool { return f.Because == "" })]
		var cells []string
		for _, cell := range f.Cells {
			cells = append(cells, strings.TrimSuffix(cell.At.String()+"="+cell.Expected, "="))
		}
		if f.Expected != c.expected || strings.Join(cells, " ") != c.cells || !strings.Contains(f.Message.ZH, c.message) || !strings.Contains(f.Fix.ZH, c.fix) {
			t.Errorf("%s %v: %q, cells %v\n%s\n%s", c.name, c.set, f.Expected, cells, f.Message.ZH, f.Fix.ZH)
		}
	}
}
