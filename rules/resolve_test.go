package rules

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/constraint"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// readText reads a sheet of texts, a line a row and cells between bars, and
// resolves it as a department's, "" for the section's.
func readText(t *testing.T, text string, facts *register.Facts, department string) (*form.Submission, []finding.Finding) {
	t.Helper()
	r, err := form.NewReader(loadForms(t), form.Years{Evaluation: 2023, Budget: 2022}, constraint.Plain{})
	if err != nil {
		t.Fatal(err)
	}
	r.Codes, r.Units = facts.Codes(), facts.UnitCodes()
	sheet := form.Sheet{Name: "表"}
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		row := form.Row{Index: i + 1}
		for j, cell := range strings.Split(line, "|") {
			if cell = strings.TrimSpace(cell); cell != "" {
				c := form.Cell{Ref: finding.Ref{Row: i + 1, Col: j + 1}, Kind: form.Text, Text: cell}
				if number, format, is := strings.Cut(cell, "#"); is { // a number under a format
					c.Kind, c.Text, c.Format = form.Number, number, format
				}
				row.Cells = append(row.Cells, c)
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

// TestCodesThatBecameNumbers: a number is the code that its cell shows, and a day
// the one code that Excel can have made it of.
func TestCodesThatBecameNumbers(t *testing.T) {
	const month = "45108#mmm-yy" // 2023-07-01
	for _, c := range []struct {
		register   []string // codes of the sender's projects
		cell, read string
		want       []string
	}{
		{[]string{"7", "12"}, "12#General", "12", []string{"V01/ F4 12  "}},
		{[]string{"7", "12"}, "12.0#General", "12", []string{"V01/ F4 12  "}},
		{[]string{"000123", "000124"}, "123#000000", "000123", []string{"V01/ F4 000123  "}},
		{[]string{"000123", "000124"}, "123#General", "000123", []string{"V01/ F4 000123  ", "V03/code A4 000123 000123 "}},
		{[]string{"000123", "123"}, "0123", "0123", []string{"V01/ F4 0123  "}}, // may be either
		{[]string{"2023-07", "2023-08"}, month, "2023-07", []string{"V03/code_date A4 2023-07 2023-07 ", "V01/ F4 2023-07  "}},
		{[]string{"7-1", "7-2"}, month, "7-1", []string{"V03/code_date A4 7-1 7-1 ", "V01/ F4 7-1  "}},
		{[]string{"2023-07", "7-1"}, month, "2023-07-01", []string{"V08/code_date A4   2023-07 或 7-1", "V01/ F4   "}},
		{[]string{"A-01", "A-02", "A-03", "A-04"}, month, "2023-07-01", []string{"V08/code_date A4   ", "V01/ F4   "}},
	} {
		projects := []register.Project{{Code: "99", Name: "别人的", Unit: "213001"}}
		for i, code := range c.register {
			projects = append(projects, register.Project{Code: code, Name: "项目" + strings.Repeat("一", i+1), Unit: "208001"})
		}
		facts := register.New(register.Facts{Units: testFacts().Units, Projects: projects}).For("208001")
		text := strings.NewReplacer("UNIT", "[208001]钢城区住房和城乡建设局", "CODE", c.cell, "NAME", "公厕").Replace(report)
		s, found := readText(t, text, facts, "208001")
		if got := s.Tables["problems"].Rows[0].Value("project_code").Text; got != c.read {
			t.Errorf("%s of %q was read as %s, want %s", c.cell, c.register, got, c.read)
		}
		if d := cmp.Diff(c.want, toldOf(found)); d != "" {
			t.Errorf("%s of %q (-want +got):\n%s", c.cell, c.register, d)
		}
	}
}

// TestCodeExample: where nothing is near, an example is one of the sender's own.
func TestCodeExample(t *testing.T) {
	projects := []register.Project{{Code: "QS2026-90", Name: "别人的", Unit: "213001"}}
	for i, code := range []string{"QS2026-01", "QS2026-02", "QS2026-03", "QS2026-04"} {
		projects = append(projects, register.Project{Code: code, Name: "项目" + strings.Repeat("一", i+1), Unit: "208001"})
	}
	facts := register.New(register.Facts{Units: testFacts().Units, Projects: projects})
	text := strings.NewReplacer("UNIT", "[208001]钢城区住房和城乡建设局", "CODE", "四号：公厕", "NAME", "公厕").Replace(report)
	_, found := readText(t, text, facts.For("208001"), "208001")
	var got []string
	for _, f := range found {
		if f.Code == "V08" {
			got = append(got, f.Variant+" "+f.Args["example"].ZH)
		}
	}
	if d := cmp.Diff([]string{"code QS2026-01"}, got); d != "" {
		t.Errorf("examples (-want +got):\n%s", d)
	}
}

// TestUnitsOfOtherLooks: unit codes are what the list has.
func TestUnitsOfOtherLooks(t *testing.T) {
	facts := register.New(register.Facts{
		Units:    []register.Unit{{Code: "CG01", Name: "城市管理局"}, {Code: "JY02", Name: "教育体育局"}},
		Projects: []register.Project{{Code: "A-04", Name: "农村公厕建设", Unit: "CG01"}},
	}).For("CG01")
	for unit, want := range map[string][]string{
		"[CG01]城市管理局": {"V01/ F4 A-04  "}, "（cg０１）城市管理局": {"V01/ F4 A-04  "},
		"CG01 城市管理局":  {"V03/unit B2  [CG01]城市管理局 ", "V01/ F4 A-04  "},
		"城市管理局（CG01）": {"V03/unit B2  [CG01]城市管理局 ", "V01/ F4 A-04  "},
		"[213001]城管办": {"V08/unit B2   ", "V01/ F4 A-04  "},
	} {
		text := strings.NewReplacer("UNIT", unit, "CODE", "A-04", "NAME", "农村公厕建设").Replace(report)
		s, found := readText(t, text, facts, "CG01")
		if want[0] == "V01/ F4 A-04  " && s.Fields["unit"].Text != "[CG01]城市管理局" {
			t.Errorf("%s was read as %s", unit, s.Fields["unit"].Text)
		}
		if d := cmp.Diff(want, toldOf(found)); d != "" {
			t.Errorf("%s (-want +got):\n%s", unit, d)
		}
	}
}
