package rules

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// readText reads a sheet of texts, a line a row and cells between bars, and
// resolves it as a department's, "" for the section's.
func readText(t *testing.T, text string, facts *register.Facts, department string) (*form.Submission, []finding.Finding) {
	t.Helper()
	r, err := form.NewReader(loadForms(t), form.Years{Evaluation: 2023, Budget: 2022})
	if err != nil {
		t.Fatal(err)
	}
	r.Codes = facts.Codes()
	sheet := form.Sheet{Name: "表"}
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		row := form.Row{Index: i + 1}
		for j, cell := range strings.Split(line, "|") {
			if cell = strings.TrimSpace(cell); cell != "" {
				row.Cells = append(row.Cells, form.Cell{Ref: finding.Ref{Row: i + 1, Col: j + 1}, Kind: form.Text, Text: cell})
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	got, err := r.Read(context.Background(), &form.Workbook{Sheets: []form.Sheet{sheet}})
	if err != nil || len(got.Submissions) != 1 {
		t.Fatalf("read %d submissions: %v", len(got.Submissions), err)
	}
	return got.Submissions[0], Resolve(got.Submissions[0], got.Findings, Input{Facts: facts, Department: department})
}

// report is a rectification report of one row.
const report = `
2023年度整改情况报告表
填报单位 | UNIT | | 填报日期 | 2023-10-08
项目编号 | 项目名称 | 问题类别 | 存在问题 | 整改措施 | 责任人 | 整改时限 | 整改状态 | 完成日期 | 佐证材料
CODE | NAME | 资金管理 | 支出偏慢 | 已按月调度支出进度并形成通报机制 | | 2023-10-15 | 整改中
`

// told are the findings about codes, units and a value that is missing, in short.
func toldOf(fs []finding.Finding) []string {
	var out []string
	for _, f := range fs {
		if f.Field == "unit" || f.Field == "project_code" || f.Code == "V01" {
			out = append(out, strings.Join([]string{string(f.Code) + "/" + f.Variant, f.Place.Cell.String(), f.Project, f.Expected, f.Args["like"].ZH}, " "))
		}
	}
	return out
}

// TestResolve holds that what the register bears out is read as it, and that
// everything else is asked about, of the sender's own alone.
func TestResolve(t *testing.T) {
	const unit, other = "[208001]钢城区住房和城乡建设局", "[213001]钢城区城市管理局"
	for _, c := range []struct {
		name, unit, code, project string
		department                string
		readUnit, readCode        string
		want                      []string
	}{
		{"as it should be", unit, "A-04", "农村公厕建设", "208001", unit, "A-04", []string{"V01/ F4 A-04  "}},
		{"a unit by its name", "钢城区住房和城乡建设局", "A-04", "农村公厕建设", "208001", unit, "A-04",
			[]string{"V03/unit B2  " + unit + " ", "V01/ F4 A-04  "}},
		{"a unit by an alias in brackets", "【区住建局】", "A-04", "农村公厕建设", "208001", unit, "A-04",
			[]string{"V03/unit B2  " + unit + " ", "V01/ F4 A-04  "}},
		{"a unit by its code", "208001", "A-04", "农村公厕建设", "208001", unit, "A-04",
			[]string{"V03/unit B2  " + unit + " ", "V01/ F4 A-04  "}},
		{"a unit with its code behind", "钢城区住房和城乡建设局（208001）", "A-04", "农村公厕建设", "208001", unit, "A-04",
			[]string{"V03/unit B2  " + unit + " ", "V01/ F4 A-04  "}},
		{"a unit without brackets", "208001 区住建局", "A-04", "农村公厕建设", "208001", unit, "A-04",
			[]string{"V03/unit B2  " + unit + " ", "V01/ F4 A-04  "}},
		{"another's unit by its name: its code is not told", "钢城区城市管理局", "A-04", "农村公厕建设", "208001", other, "A-04",
			[]string{"V01/ F4 A-04  "}},
		{"code and name of two units are for the rules", "213001区住建局", "A-04", "农村公厕建设", "208001", "[213001]区住建局", "A-04",
			[]string{"V01/ F4 A-04  "}},
		{"a unit by a shorter name that the sender bears out", "住房和城乡建设局", "A-47", "公厕", "208001", unit, "A-47",
			[]string{"V03/unit B2  " + unit + " ", "V01/ F4 A-47  "}},
		{"a unit by a longer name with a remark", "济南市钢城区住房和城乡建设局（本级）", "A-04", "农村公厕建设", "208001", unit, "A-04",
			[]string{"V03/unit B2  " + unit + " ", "V01/ F4 A-04  "}},
		{"a unit by a longer name that nothing bears out", "济南市钢城区住房和城乡建设局", "A-47", "公厕", "213001", "济南市钢城区住房和城乡建设局", "A-47",
			[]string{"V08/unit B2   ", "V01/ F4 A-47  "}},
		{"a unit that nobody knows is asked about", "钢城区住建和城乡建设局", "A-04", "农村公厕建设", "208001", "钢城区住建和城乡建设局", "A-04",
			[]string{"V08/unit B2   " + unit, "V01/ F4 A-04  "}},
		{"a code without its dash", unit, "A04", "农村公厕建设", "208001", unit, "A-04", []string{"V03/code A4 A-04 A-04 ", "V01/ F4 A-04  "}},
		{"a code without its nought", unit, "a－4", "农村公厕建设", "208001", unit, "A-04", []string{"V03/code A4 A-04 A-04 ", "V01/ F4 A-04  "}},
		{"a code with too many noughts", unit, "A-004", "农村公厕建设", "208001", unit, "A-04", []string{"V01/ F4 A-04  ", "V03/code A4 A-04 A-04 "}},
		{"a code that is none, with a name", unit, "A/01/2", "农村公厕建设", "208001", unit, "A/01/2", []string{"V08/code A4  A-04 ", "V01/ F4   "}},
		{"a code that is none, without a name", unit, "甲4", "公厕", "208001", unit, "甲4", []string{"V08/code A4   A-04 或 A-05", "V01/ F4   "}},
		{"a code that is none, of the section", unit, "B-4-1", "公厕", "", unit, "B-4-1", []string{"V08/code A4   ", "V01/ F4   "}},
		{"another's code in another spelling is not told", unit, "A07", "公厕", "208001", unit, "A07", []string{"V08/code A4   A-04 或 A-05", "V01/ F4   "}},
		{"a code that is not there is for the rules", unit, "A-47", "农村公厕建设", "208001", unit, "A-47", []string{"V01/ F4 A-47  "}},
	} {
		text := strings.NewReplacer("UNIT", c.unit, "CODE", c.code, "NAME", c.project).Replace(report)
		s, found := readText(t, text, testFacts(), c.department)
		if got := s.Fields["unit"].Text; got != c.readUnit {
			t.Errorf("%s: unit %q, want %q", c.name, got, c.readUnit)
		}
		if got := s.Tables["problems"].Rows[0].Value("project_code").Text; got != c.readCode {
			t.Errorf("%s: code %q, want %q", c.name, got, c.readCode)
		}
		if d := cmp.Diff(c.want, toldOf(found)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestTwoCodesOfOneSpelling: what two codes may mean is taken for neither.
func TestTwoCodesOfOneSpelling(t *testing.T) {
	facts := register.New(register.Facts{Units: testFacts().Units, Projects: []register.Project{
		{Code: "A-05", Name: "甲", Unit: "208001"}, {Code: "A-005", Name: "乙", Unit: "208001"}}})
	text := strings.NewReplacer("UNIT", "[208001]区住建局", "CODE", "A5", "NAME", "丙").Replace(report)
	s, found := readText(t, text, facts, "208001")
	if v := s.Tables["problems"].Rows[0].Value("project_code"); v.OK() {
		t.Errorf("A5 was read as %s", v.Text)
	}
	if d := cmp.Diff([]string{"V08/code A4   A-05", "V01/ F4   "}, toldOf(found)); d != "" {
		t.Errorf("found (-want +got):\n%s", d)
	}
}

// TestCodesOfAnotherPattern: what fits is what the register has.
func TestCodesOfAnotherPattern(t *testing.T) {
	facts := register.New(register.Facts{Units: testFacts().Units, Projects: []register.Project{{Code: "2023-XM-007", Name: "甲", Unit: "208001"}}})
	for code, want := range map[string][]string{"2023-xm-007": {"V01/ F4 2023-XM-007  "}, "2023XM7": {"V03/code A4 2023-XM-007 2023-XM-007 ", "V01/ F4 2023-XM-007  "}} {
		text := strings.NewReplacer("UNIT", "[208001]区住建局", "CODE", code, "NAME", "甲").Replace(report)
		s, found := readText(t, text, facts, "208001")
		if v := s.Tables["problems"].Rows[0].Value("project_code"); v.Text != "2023-XM-007" || !v.OK() {
			t.Errorf("%s was read as %s", code, v.Text)
		}
		if d := cmp.Diff(want, toldOf(found)); d != "" {
			t.Errorf("%s: found (-want +got):\n%s", code, d)
		}
	}
}
