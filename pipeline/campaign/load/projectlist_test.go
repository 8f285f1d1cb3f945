package load

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/register"
)

// projectList is an 附件1 as offices send it round: a cover sheet, a title,
// columns that we have no use for, no total.
func projectList(rows string) sheettest.Sheet {
	return sheettest.Sheet{Name: "附件1", CSV: "青山区2026年度重点评价项目表\n单位：万元\n序号,归口科室,实施单位,项目名称,资金性质,预算批复金额\n" + rows}
}

func TestProjects(t *testing.T) {
	data := sheettest.Build(t, sheettest.Sheet{Name: "封面", CSV: "关于开展评价的通知"}, projectList(
		"A-01,农业科,[301001]青山区农业局,水渠,一般,0.10\nA-02,教科文科,[302001]青山区教育局,校舍,一般,1125.40\nA-03,农业科,青山区农业局,苗圃,基金,33\n"))
	known := []register.Unit{{Code: "302001", Name: "青山区教育局", Contact: "某人"}}
	projects, units, err := Projects("/tmp/项目.xlsx", data, known)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]register.Unit{known[0], {Code: "301001", Name: "青山区农业局"}}, units); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	var got []string
	for _, p := range projects {
		got = append(got, p.Code+p.Division+p.Unit+p.Name+p.Budget.String())
	}
	want := []string{"A-01农业科301001水渠0.1", "A-02教科文科302001校舍1125.4", "A-03农业科301001苗圃33"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("projects (-want +got):\n%s", diff)
	}
}

// TestProjectsTellsAtTheCell names the file that was given.
func TestProjectsTellsAtTheCell(t *testing.T) {
	for name, c := range map[string]struct {
		sheet sheettest.Sheet
		want  string
	}{
		"a unit without code": {projectList("A-01,农业科,青山区农业局,水渠,一般,1\n"),
			"项目.xlsx 附件1!C4：单位写成 [代码]单位名称"},
		"two names of one code": {projectList("A-01,农业科,[301001]农业局,水渠,一般,1\nA-02,农业科,[301001]教育局,苗圃,一般,2\n"),
			"项目.xlsx 附件1!C5：单位代码 301001 在单位名录里是“农业局”，与“教育局”不符"},
		"a plain number for a code, and a wrong amount": {projectList("1,农业科,[301001]农业局,水渠,一般,x\n合计,,,,,2\n"),
			"项目.xlsx 附件1!F4：应填数字，现为“x”"},
		"no code": {projectList("一：1,农业科,[301001]农业局,水渠,一般,2\n合计,,,,,2\n"),
			"项目.xlsx 附件1!A4：编号最多 32 个字，由字母、数字、汉字和 - _ . / 等组成，不能有冒号、逗号、顿号、引号，现为“一：1”"},
		"a count for an amount": {projectList("A-01,农业科,[301001]农业局,水渠,一般,4个\n"),
			"项目.xlsx 附件1!F4：应填数字，现为“4个”"},
		"in 元": {sheettest.Sheet{Name: "表", CSV: "序号,归口科室,实施单位,项目名称,预算批复金额（元）\n"},
			"项目.xlsx 表!A1：没有任何项目\n项目.xlsx 表!E1：金额单位应是万元"},
		"no list": {sheettest.Sheet{Name: "表", CSV: "通知"}, "项目.xlsx：找不到项目表：表头应有 序号、归口科室、实施单位、项目名称、预算批复金额"},
	} {
		_, _, err := Projects("项目.xlsx", sheettest.Build(t, c.sheet), nil)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got\n%v\nwant\n%s", name, err, c.want)
		}
	}
	if _, _, err := Projects("项目.xlsx", []byte("x"), nil); err == nil {
		t.Error("no error for what is no workbook")
	}
}

// TestProjectsHaveTheirOwnCodes: beside them a 序号 only counts the rows, on either
// side, unless it holds the codes itself.
func TestProjectsHaveTheirOwnCodes(t *testing.T) {
	for _, csv := range []string{
		"序号,项目编码,归口科室,实施单位,项目名称,预算批复金额\n1,QC-001,农业科,[301001]农业局,水渠,1\n2,QC-002,农业科,[301001]农业局,苗圃,2\n",
		"项目编号,归口科室,实施单位,项目名称,预算批复金额,序号\nQC-001,农业科,[301001]农业局,水渠,1,1\nQC-002,农业科,[301001]农业局,苗圃,2,2\n",
		"序号,项目编号,归口科室,实施单位,项目名称,预算批复金额\nQC-001,370117000001,农业科,[301001]农业局,水渠,1\nQC-002,370117000002,农业科,[301001]农业局,苗圃,2\n",
	} {
		projects, _, err := Projects("项目.xlsx", sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: csv}), nil)
		if err != nil || len(projects) != 2 || projects[0].Code != "QC-001" || projects[1].Code != "QC-002" {
			t.Errorf("%s: %v, %v", csv, projects, err)
		}
	}
	twice := sheettest.Sheet{Name: "表", CSV: "序号,序号,归口科室,实施单位,项目名称,预算批复金额\n"}
	if _, _, err := Projects("项目.xlsx", sheettest.Build(t, twice), nil); err == nil || !strings.Contains(err.Error(), "列“序号”重复") {
		t.Errorf("a header that stands twice: %v", err)
	}
}
