package judge

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// A region with two towns, the second of which was merged into the first, and a
// bureau of its own; posts of a list, the last of which is nobody's in particular.
const region, town, merged, bureau = "213001", "213002", "213003", "101001"

// ofSubjects is a judge over forms about units, items, projects and nothing.
func ofSubjects(t *testing.T, text string) *Judge {
	t.Helper()
	c, err := load.Campaign(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	facts := *c.Facts
	facts.Units = append(slices.Clone(facts.Units), register.Unit{Code: town, Name: "甲镇人民政府", Parent: region},
		register.Unit{Code: merged, Name: "乙镇人民政府", Parent: region})
	facts.Successors = map[string]string{merged: town}
	facts.Lists = map[string][]register.Item{"点位名录": {
		{Code: "D01", Name: "幸福路口", Unit: town}, {Code: "D02", Name: "和平路口", Unit: region}, {Code: "D07", Name: "人民广场"}}}
	c.Facts = register.New(facts)
	field := func(id, label string, kind form.Type) form.Field {
		return form.Field{ID: id, Label: label, English: id, Type: kind, Presence: form.Optional}
	}
	amount := field("amount", "本月支出金额", form.TypeNumber)
	amount.Presence = form.Required
	single := func(id, title, about string, fields ...form.Field) *form.Definition {
		return &form.Definition{ID: id, Name: finding.Same(title), HandedInBy: []string{"department", "section"}, About: about,
			Title: form.Title{Texts: []string{title}}, Fields: append(fields, amount)}
	}
	many := func(id, title, about, by string, column form.Field) *form.Definition {
		return &form.Definition{ID: id, Name: finding.Same(title), HandedInBy: []string{"department"}, About: about, NamedBy: by,
			Title: form.Title{Texts: []string{title}}, Fields: []form.Field{field("unit", "填报单位", form.TypeUnit)}, Nil: []string{"零报告"},
			Tables: []form.Block{{ID: "rows", MayEmpty: true, Columns: []form.Field{column, field("works", "主要工作内容", form.TypeText), amount}}}}
	}
	c.Forms = []*form.Definition{
		single("town", "乡镇支出月报表", form.AboutUnit, field("unit", "填报单位", form.TypeUnit)),
		many("towns", "乡镇支出汇总表", form.AboutUnit, "town", field("town", "乡镇", form.TypeUnit)),
		single("post", "路口点位情况表", "点位名录", field("post", "点位编号", form.TypeItem)),
		many("named", "乡镇工作汇总表", form.AboutUnit, "town", field("town", "乡镇名称", form.TypeText)),
		many("posts", "路口点位汇总表", "点位名录", "", field("post", "点位编号", form.TypeItem)),
		single("office", "部门自查情况表", form.AboutDepartment, field("unit", "填报单位", form.TypeUnit)),
		many("works", "项目进度汇总表", form.AboutProject, "works_name", field("works_name", "工程名称", form.TypeText)),
	}
	j, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	j.open = textSheet(text)
	return j
}

// textSheet opens every file as one sheet: a line is a row, | parts its cells.
func textSheet(text string) opener {
	s := form.Sheet{Name: "表"}
	for i, line := range strings.Split(text, "\n") {
		row := form.Row{Index: i + 1}
		for k, cell := range strings.Split(line, "|") {
			if cell != "" {
				row.Cells = append(row.Cells, form.Cell{Ref: finding.Ref{Row: i + 1, Col: k + 1}, Kind: form.Text, Text: cell})
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return func(string, []byte, sheet.Limits) (*form.Workbook, error) {
		return &form.Workbook{Sheets: []form.Sheet{s}}, nil
	}
}

// answers are the duties as department:subject, and what leads nowhere as
// variant@cell.
func answers(t *testing.T, text string, in Received) (record.Judgement, []string) {
	t.Helper()
	in.Name = "表.xlsx"
	got, err := ofSubjects(t, text).File(context.Background(), in)
	if err != nil || len(got.Submissions) != 1 {
		t.Fatalf("%d submissions, %v: %v", len(got.Submissions), told(got), err)
	}
	said := []string{}
	for _, d := range got.Submissions[0].Duties {
		said = append(said, d.Department+":"+string(d.Subject))
	}
	for _, f := range got.Findings {
		if f.Code == "C09" {
			said = append(said, "C09/"+f.Variant+"@"+f.Place.Cell.String())
		}
	}
	return got, said
}

// TestWhatASheetIsAbout: every accepted sheet answers a duty, and what leads
// nowhere is told where its subject stands.
func TestWhatASheetIsAbout(t *testing.T) {
	own, section := Received{Department: region}, Received{}
	for name, c := range map[string]struct {
		text string
		in   Received
		want []string
	}{
		"a unit without a word on it": {"乡镇支出月报表\n填报单位||本月支出金额|5", Received{Department: town}, []string{town + ":unit:" + town}},
		"a parent for its unit":       {"乡镇支出月报表\n填报单位|甲镇人民政府|本月支出金额|5", own, []string{town + ":unit:" + town}},
		"one that was merged":         {"乡镇支出月报表\n填报单位|[213003]乙镇人民政府|本月支出金额|5", own, []string{town + ":unit:" + town}},
		"another's unit":              {"乡镇支出月报表\n填报单位|[101001]区文旅局|本月支出金额|5", own, []string{"C09/another@B2"}},
		"no unit that is":             {"乡镇支出月报表\n填报单位|[999999]某局|本月支出金额|5", own, []string{"C09/@B2"}},
		"nobody's":                    {"乡镇支出月报表\n填报单位||本月支出金额|5", section, []string{"C09/sender@A1"}},
		"nobody's, in no folder":      {"乡镇支出月报表\n填报单位||本月支出金额|5", Received{Loose: true}, []string{"C09/sender@A1"}},
		"only looked at":              {"乡镇支出月报表\n填报单位||本月支出金额|5", Received{Unsent: true}, []string{}},
		"in no folder, by name":       {"乡镇支出月报表\n填报单位|[213002]甲镇人民政府|本月支出金额|5", Received{Loose: true}, []string{town + ":unit:" + town}},

		"rows about units": {"乡镇支出汇总表\n填报单位|[213001]钢城区城市管理局\n乡镇|主要工作内容|本月支出金额\n[213002]甲镇人民政府|铺路|1\n[213001]钢城区城市管理局|修桥|2", own,
			[]string{town + ":unit:" + town, region + ":unit:" + region}},
		"units by name": {"乡镇工作汇总表\n填报单位|\n乡镇名称|主要工作内容|本月支出金额\n甲镇人民政府|铺路|1\n乙镇人民政府|修桥|2", own, []string{town + ":unit:" + town}},
		"a row about another's": {"乡镇支出汇总表\n填报单位|\n乡镇|主要工作内容|本月支出金额\n[213002]甲镇人民政府|铺路|1\n[101001]区文旅局|修桥|2\n[101001]区文旅局|植树|2", own,
			[]string{town + ":unit:" + town, "C09/another@A5"}},
		"rows about the sender": {"乡镇支出汇总表\n填报单位|\n乡镇|主要工作内容|本月支出金额\n|铺路|1\n|修桥|2", own, []string{region + ":unit:" + region}},

		"an item by code":       {"路口点位情况表\n点位编号|D02|本月支出金额|5", own, []string{region + ":点位名录:D02"}},
		"an item by spelling":   {"路口点位情况表\n点位编号|d－2|本月支出金额|5", own, []string{region + ":点位名录:D02"}},
		"an item by name":       {"路口点位情况表\n点位编号|和平路口|本月支出金额|5", own, []string{region + ":点位名录:D02"}},
		"an item of one's unit": {"路口点位情况表\n点位编号|D01 幸福路口|本月支出金额|5", own, []string{town + ":点位名录:D01"}},
		"nobody's item":         {"路口点位情况表\n点位编号|D07|本月支出金额|5", Received{Department: bureau}, []string{bureau + ":点位名录:D07"}},
		"another's item":        {"路口点位情况表\n点位编号|D02|本月支出金额|5", Received{Department: bureau}, []string{"C09/another@B2"}},
		"no item that is":       {"路口点位情况表\n点位编号|D08|本月支出金额|5", own, []string{"C09/@B2"}},
		"no item at all":        {"路口点位情况表\n点位编号||本月支出金额|5", own, []string{"C09/blank@B2"}},
		"no place for an item":  {"路口点位情况表\n本月支出金额|5", own, []string{"C09/blank@A1"}},
		"rows about items":      {"路口点位汇总表\n填报单位|\n点位编号|主要工作内容|本月支出金额\nD02|划线|1\nD99|装灯|2\n|清扫|3", own, []string{region + ":点位名录:D02", "C09/@A5", "C09/blank@A6"}},
		"nothing on any item":   {"路口点位汇总表\n填报单位|\n点位编号|主要工作内容|本月支出金额\n|零报告|", Received{Department: town}, []string{town + ":点位名录:D01"}},
		"nothing, without item": {"路口点位汇总表\n填报单位|\n点位编号|主要工作内容|本月支出金额\n|零报告|", Received{Department: bureau}, []string{bureau + ":"}},

		"a department's":           {"部门自查情况表\n填报单位||本月支出金额|5", own, []string{region + ":"}},
		"a department's, by name":  {"部门自查情况表\n填报单位|[101001]区文旅局|本月支出金额|5", section, []string{bureau + ":"}},
		"a department's, a unit's": {"部门自查情况表\n填报单位|[213002]甲镇人民政府|本月支出金额|5", own, []string{town + ":"}},
		"a department's, another's": {"部门自查情况表\n填报单位|[101001]区文旅局|本月支出金额|5", own,
			[]string{"C09/another@B2"}},

		"projects by name": {"项目进度汇总表\n填报单位|\n工程名称|主要工作内容|本月支出金额\n莱钢道路、公厕运行费用|清扫|1\nA-01|清扫|1", own, []string{region + ":A-02", region + ":A-01"}},
		"an unknown name":  {"项目进度汇总表\n填报单位|\n工程名称|主要工作内容|本月支出金额\n无名工程|清扫|1", own, []string{"C09/@A4"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, said := answers(t, c.text, c.in)
			if d := cmp.Diff(c.want, said); d != "" {
				t.Errorf("(-want +got):\n%s%v", d, told(got))
			}
			if lost := slices.ContainsFunc(c.want, func(s string) bool { return strings.HasPrefix(s, "C09") }); (got.Verdict == record.Returned) != lost {
				t.Errorf("verdict %s", got.Verdict)
			}
		})
	}
}

// TestNothingIsAcceptedThatLeadsNowhere: not even where C09 is off.
func TestNothingIsAcceptedThatLeadsNowhere(t *testing.T) {
	j := ofSubjects(t, "路口点位情况表\n点位编号|D99|本月支出金额|5")
	silent, problems := rules.NewEngine([]rules.Spec{{Info: rules.Info{Code: "C09", Severity: finding.Error, Off: true,
		Title: finding.Same("t"), Why: finding.Same("w"), Message: finding.Same("m"), Fix: finding.Same("f")}}}, j.campaign.Forms, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	j.campaign.Engine = silent
	got, err := j.File(context.Background(), Received{Name: "表.xlsx", Department: region})
	if err != nil || slices.Contains(told(got), "C09") || got.Verdict != record.Returned {
		t.Errorf("verdict %s, findings %v: %v", got.Verdict, told(got), err)
	}
}

// TestWhatIsMeant asks about what comes nearest, of the sender's own.
func TestWhatIsMeant(t *testing.T) {
	got, _ := answers(t, "路口点位情况表\n点位编号|D11|本月支出金额|5", Received{Department: town})
	f := got.Findings[slices.IndexFunc(got.Findings, func(f finding.Finding) bool { return f.Code == "C09" })]
	if want := "没有采用：点位编号“D11”不在点位名录里；应为 D01 幸福路口 吗？"; f.Message.ZH != want {
		t.Errorf("%s", f.Message.ZH)
	}
}

// TestFindingsKnowTheirSubject by the row, else by the sheet.
func TestFindingsKnowTheirSubject(t *testing.T) {
	got, _ := answers(t, "路口点位汇总表\n填报单位|\n点位编号|主要工作内容|本月支出金额\nD02|划线|1\n人民广场|装灯|多少", Received{Department: region})
	for _, f := range got.Findings {
		if f.Place.Cell.Row == 5 && f.About() != "点位名录:D07" || f.Project != "" {
			t.Errorf("%s at %s is about %q, project %q", f.Code, f.Place.Cell, f.About(), f.Project)
		}
	}
	if !slices.Contains(told(got), "V02") {
		t.Errorf("told %v", told(got))
	}
}
