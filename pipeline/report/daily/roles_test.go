package daily

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// inspection is a campaign without projects: units are inspected, what was found
// is dealt with, and each gets points and a level of its own.
func inspection() *campaign.Campaign {
	c := *reporttest.Campaign2023()
	facts := *c.Facts
	facts.Projects = nil
	c.Facts = &facts
	text := func(id, label string, choices ...string) form.Field {
		f := form.Field{ID: id, Label: label, Type: form.TypeText}
		for _, is := range choices {
			f.Type = form.TypeChoice
			f.Choices = append(f.Choices, form.Choice{Is: is})
		}
		return f
	}
	c.Forms = []*form.Definition{{ID: "inspection", Name: finding.Same("巡查表"), About: form.AboutUnit, HandedInBy: []string{"department"},
		Fields: []form.Field{{ID: "unit", Label: "单位", Type: form.TypeUnit}, {ID: "points", Label: "分数", Type: form.TypeScore}, text("level", "档次", "甲", "乙")},
		Tables: []form.Block{{ID: "found", Columns: []form.Field{text("kind", "隐患类型", "用电", "用水"), text("state", "办理情况"),
			{ID: "until", Label: "时限", Type: form.TypeDate}}}},
		Master: []form.Output{
			{Sheet: "巡查得分", Rows: form.EachSubmission, Columns: []form.OutputColumn{{Unit: "text"}, {Field: "points", Role: form.RoleScore}, {Field: "level", Role: form.RoleGrade}}},
			{Sheet: "隐患台账", Rows: "found", Columns: []form.OutputColumn{{Field: "kind", Role: form.RoleCategory}, {Field: "until", Role: form.RoleDue},
				{Field: "state", Role: form.RoleState, Done: []string{"办结"}, Going: []string{"在办"}, Lasting: []string{"长期"}}}},
		}}}
	c.Owed = nil
	return &c
}

func inspected() *record.Snapshot {
	b := reporttest.NewBuilder()
	sheet := func(unit, points, level string, rows ...string) {
		f := b.File(unit+"/巡查表.xlsx", record.Accepted)
		s := &form.Submission{Form: "inspection", Sheet: "巡查表", Fields: map[string]form.Value{
			"points": reporttest.Number("B3", points), "level": reporttest.Text("B4", level)}, Tables: map[string]form.Table{}}
		var read form.Table
		for _, row := range rows {
			words := strings.Fields(row)
			values := map[string]form.Value{"kind": reporttest.Text("A6", words[0]), "state": reporttest.Text("B6", words[1])}
			if len(words) > 2 {
				until := reporttest.Text("C6", words[2])
				_ = until.Date.UnmarshalText([]byte(words[2]))
				values["until"] = until
			}
			read.Rows = append(read.Rows, form.TableRow{Values: form.ValuesOf(values)})
		}
		s.Tables["found"] = read
		b.Version(f, record.Duty{Department: unit, Form: "inspection", Subject: finding.SubjectOf(finding.AboutUnit, unit)}, record.Accepted, s)
	}
	sheet("213001", "91", "甲", "用水 办结", "用电 在办 2023-10-01", "用电 在办 2023-12-01")
	sheet("207001", "70", "乙", "用电 长期 2023-10-01", "消防 没动 2023-10-01")
	return &b.Snapshot
}

func panelNamed(d *daily, name string) *panel {
	for _, p := range d.panels() {
		if p.name == name {
			return p
		}
	}
	return nil
}

func cells(p *panel) []string {
	var lines []string
	for _, row := range p.rows {
		var words []string
		for _, c := range row {
			words = append(words, c.String())
		}
		lines = append(lines, strings.Join(words, "|"))
	}
	return lines
}

// TestPartsGoByWhatColumnsMean, whatever the forms are called and about.
func TestPartsGoByWhatColumnsMean(t *testing.T) {
	d := newDaily(inspection(), inspected())
	grades := panelNamed(d, "等级分布")
	if grades == nil || grades.columns[2].Head != "单位数" {
		t.Fatalf("no panel of grades: %+v", grades)
	}
	if diff := cmp.Diff([]string{"甲||1|0.5", "乙||1|0.5"}, cells(grades)); diff != "" {
		t.Errorf("grades (-want +got):\n%s", diff)
	}
	progress := panelNamed(d, "办理进度")
	if progress == nil || progress.title != "办理进度（按隐患类型）" || progress.columns[1].Head != "应办理" || progress.columns[2].Head != "办结" ||
		progress.bars[0].title != "各类隐患（个）" || !strings.HasPrefix(progress.note, "按已纳入的巡查表统计") {
		t.Fatalf("no panel of what was found: %+v", progress)
	}
	if diff := cmp.Diff([]string{"用电|3|0|2|1|1|0", "用水|1|1|0|0||1", "消防|1|0|0|1|1|0"}, cells(progress)); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	for _, name := range []string{"科室汇总", "科室-"} {
		if panelNamed(d, name) != nil {
			t.Errorf("%s without projects", name)
		}
	}
}

// TestPartsStandWhereTheyHaveSomethingToSay: forms without such columns leave no
// empty part behind, nor do those that nobody owes or has handed in.
func TestPartsStandWhereTheyHaveSomethingToSay(t *testing.T) {
	c := inspection()
	def := *c.Forms[0]
	def.Master = []form.Output{{Sheet: "巡查", Rows: form.EachSubmission, Columns: []form.OutputColumn{{Field: "points"}}}}
	c.Forms = append([]*form.Definition{&def}, reporttest.Campaign2023().Forms...)
	var names []string
	for _, p := range newDaily(c, inspected()).panels() {
		names = append(names, p.name)
	}
	if diff := cmp.Diff([]string{"今天要办", "今日变化", "催报清单", "概况", "审核意见", "按规则统计", "按单位统计", "文件平衡", "收到文件"}, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
