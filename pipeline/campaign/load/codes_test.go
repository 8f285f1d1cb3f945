package load

import (
	"slices"
	"strings"
	"testing"
)

// coded is the campaign with other codes in its register, and with what project
// codes look like behind campaign.yaml.
func coded(t *testing.T, settings string, codes ...string) fixture {
	t.Helper()
	f := mustFixture(t)
	f["campaign.yaml"] += settings
	for i, old := range []string{"A-01", "A-02", "A-03"} {
		f.replace(t, "项目明细.tsv", old, codes[i])
	}
	return f.replace(t, "特殊情况备案.tsv", "A-01", codes[0])
}

// TestProjectCodes: what stands in the register is right, however it looks, and
// special cases find it.
func TestProjectCodes(t *testing.T) {
	for _, c := range []struct {
		settings   string
		codes      []string
		read, like []string
	}{
		{"", []string{"1", "2", "12"}, []string{"1", "2", "12"}, []string{"<数字1-3>"}},
		{"", []string{"'000123", "'000124", "'000125"}, []string{"000123", "000124", "000125"}, []string{"<数字6-7>"}},
		{"", []string{"qs2026-01", "ＱＳ2026－02", "QS 2026-03"}, []string{"QS2026-01", "QS2026-02", "QS2026-03"}, []string{"<字母2><数字4-5>-<数字2-3>"}},
		{"", []string{"甲-3", "乙-4", "2023.07"}, []string{"甲-3", "乙-4", "2023.07"}, []string{"<汉字>-<数字1-2>", "<数字4-5>.<数字2-3>"}},
		{"project_code: [QS<数字4>-<数字2>, <字母>-<数字2-3>]\n", []string{"QS2026-01", "A-02", "B-113"}, []string{"QS2026-01", "A-02", "B-113"},
			[]string{"QS<数字4>-<数字2>", "<字母>-<数字2-3>"}},
	} {
		loaded, err := Campaign(coded(t, c.settings, c.codes...).files(t))
		if err != nil {
			t.Errorf("%q:\n%v", c.codes, err)
			continue
		}
		var got []string
		for _, p := range loaded.Facts.Projects {
			got = append(got, p.Code)
		}
		if !slices.Equal(got, c.read) || !slices.Equal(loaded.Facts.Codes().Patterns(), c.like) {
			t.Errorf("%q are read as %q and look like %q, want %q", c.codes, got, loaded.Facts.Codes().Patterns(), c.like)
		}
		if w := loaded.Waivers[0].Project; w != c.read[0] {
			t.Errorf("the special case of %s is %q's", c.codes[0], w)
		}
	}
}

// TestProjectCodesFault says which codes and patterns are not right.
func TestProjectCodesFault(t *testing.T) {
	for _, c := range []struct {
		settings, code string
		want           []string
	}{
		{"project_code: [<字母>-<数字2-3>]\n", "A-1", []string{"项目明细!A4：项目编号“A-1”不是 campaign.yaml 的 project_code 写的样子：<字母>-<数字2-3>"}},
		{"project_code: [<字母>-<数字2-3>, <数>, 'A:<数字>', <数字0>, '<数字']\n", "A-01", []string{
			"campaign.yaml:29：project_code[1]：“<数>”：尖括号里只能写字母、数字或汉字，后面可以带个数，如 <数字4>、<数字2-3>",
			"project_code[2]：项目编号里不能有“:”", "project_code[3]：“<数字0>”的个数不对", "project_code[4]：“<数字”的尖括号没有配对"}},
		{"project_code: [''" + strings.Repeat(", <数字>", 20) + "]\n", "A-01", []string{"project_code[0]：“”不是项目编号的样子", "写了 21 种样子，最多 20 种"}},
		{"", "A:01", []string{"项目明细!A4：编号最多 32 个字"}},
		{"", "A“1”", []string{"项目明细!A4：编号最多 32 个字"}},
		{"", "A/02", []string{"项目明细!A5：项目编号 A_02 与 A4 的重复"}},
		{"", "a—02", []string{"项目明细!A5：项目编号 A-02 与 A4 的重复"}},
	} {
		second := "A-02"
		if c.code == "A/02" {
			second = "A_02"
		}
		f := coded(t, c.settings, c.code, second, "A-03")
		f["特殊情况备案.tsv"] = strings.ReplaceAll(f["特殊情况备案.tsv"], c.code, "")
		_, err := Campaign(f.files(t))
		for _, want := range c.want {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s %q: want %q in\n%v", c.settings, c.code, want, err)
			}
		}
		if err != nil && strings.Count(err.Error(), "\n")+1 != len(c.want) {
			t.Errorf("%s %q: want %d faults, got\n%v", c.settings, c.code, len(c.want), err)
		}
	}
}

// TestNoProjects: a campaign has a register where a form is owed that is about
// projects, and else may have none.
func TestNoProjects(t *testing.T) {
	for name, c := range map[string]struct{ register, owed, want string }{
		"no sheet":               {gone, "整改表	每个单位	是	2023-10-15	3\n", ""},
		"a blank sheet":          {"", "整改表	每个单位	是	2023-10-15	3\n", ""},
		"headers alone":          {"序号	归口科室	实施单位	项目名称	预算批复金额\n", "整改表	每个单位	是	2023-10-15	3\n", ""},
		"headers and a sum":      {"序号	归口科室	实施单位	项目名称	预算批复金额\n合计				0\n", "整改表	每个单位	是	2023-10-15	3\n", ""},
		"owed without a sheet":   {gone, "评分表	每个项目	是	2023-10-15	3\n", "评价年度设置.xlsx 项目明细：缺少工作表“项目明细”，或者里面没有内容，而“评分表”要按项目报送"},
		"owed on a blank sheet":  {"", "评分表	每个项目	是	2023-10-15	3\n", "评价年度设置.xlsx 项目明细：缺少工作表“项目明细”，或者里面没有内容，而“评分表”要按项目报送"},
		"owed under its headers": {"序号	归口科室	实施单位	项目名称	预算批复金额\n", "评分表	每个项目	是	2023-10-15	3\n", "评价年度设置.xlsx 项目明细!A1：没有任何项目"},
		"nobody can tell":        {gone, "评分卡	每个项目	是	2023-10-15	3\n", "评价年度设置.xlsx 项目明细：缺少工作表"},
	} {
		f := mustFixture(t)
		f["项目明细.tsv"] = c.register
		f["报送时限.tsv"] = "表单	报送主体	是否必报	报送时限	提醒天数\n" + c.owed
		f["延期.tsv"] = "单位	表单	延至	批准人	事由\n"
		f["特殊情况备案.tsv"] = "单位	项目编号	规则代码	批准人	事由	有效期至\n"
		loaded, err := Campaign(f.files(t))
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s:\n%v", name, err)
		case c.want == "" && (len(loaded.Facts.Projects) > 0 || loaded.Facts.Codes().Told()):
			t.Errorf("%s: projects %+v", name, loaded.Facts.Projects)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: want %q in\n%v", name, c.want, err)
		}
	}
}

// TestWaiverWithoutProjects: a special case names a project of the register, also
// where there is none.
func TestWaiverWithoutProjects(t *testing.T) {
	f := mustFixture(t)
	f["项目明细.tsv"], f["延期.tsv"] = gone, "单位	表单	延至	批准人	事由\n"
	f["报送时限.tsv"] = "表单	报送主体	是否必报	报送时限	提醒天数\n整改表	每个单位	是	2023-10-15	3\n"
	_, err := Campaign(f.files(t))
	if want := "特殊情况备案!B2：项目编号“A-01”不在项目明细里"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("want %q in\n%v", want, err)
	}
}
