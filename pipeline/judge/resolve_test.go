package judge

import (
	"context"
	"slices"
	"strings"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// textReport opens every file as a rectification report of one row.
func textReport(title, unit, code string) opener {
	text := title + "\n填报单位|" + unit + "||填报日期|2023-10-08\n" +
		"项目编号|项目名称|问题类别|存在问题|整改措施|责任人|整改时限|整改状态|完成日期|佐证材料\n" +
		code + "|城区环卫一体化保洁费（城区、莱钢大道及公厕）|资金管理|支出偏慢|已按月调度支出进度并形成通报机制||2023-10-15|整改中"
	s := form.Sheet{Name: "表"}
	for i, line := range strings.Split(text, "\n") {
		row := form.Row{Index: i + 1}
		for j, cell := range strings.Split(line, "|") {
			if cell != "" {
				row.Cells = append(row.Cells, form.Cell{Ref: finding.Ref{Row: i + 1, Col: j + 1}, Kind: form.Text, Text: cell})
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return func(string, []byte, sheet.Limits) (*form.Workbook, error) {
		return &form.Workbook{Sheets: []form.Sheet{s}}, nil
	}
}

// TestSpellingsAnswerDuties: a report that names its unit by name and a project
// in another spelling answers that project's duty, also where it lies in no
// known folder, whose sender is told of no code; one of another year answers none, and is told all the same what
// else there is to mend.
func TestSpellingsAnswerDuties(t *testing.T) {
	duty := record.Duty{Department: "213001", Form: "rectification", Subject: "A-01"}
	for _, c := range []struct {
		title  string
		code   string
		in     Received
		duties []record.Duty
		told   []string
	}{
		{"2023年度整改情况报告表", "A01", Received{Department: "213001"}, []record.Duty{duty}, []string{"V03/unit", "V03/code", "V01"}},
		{"2023年度整改情况报告表", "A-01", Received{Loose: true}, []record.Duty{duty}, []string{"V01"}},
		{"2023年度整改情况报告表", "A01", Received{Loose: true}, nil, []string{"V08/code"}},
		{"2022年度整改情况报告表", "A01", Received{Department: "213001"}, nil, []string{"S04", "V03/unit", "V03/code", "V01"}},
	} {
		j, _ := judgeWith(t, textReport(c.title, "区城管局", c.code))
		c.in.Name = "报告.xlsx"
		got, err := j.File(context.Background(), c.in)
		if err != nil || len(got.Submissions) != 1 {
			t.Fatalf("%d submissions: %v", len(got.Submissions), err)
		}
		if !slices.Equal(got.Submissions[0].Duties, c.duties) || got.Verdict != record.Returned {
			t.Errorf("%s %+v: duties %v, verdict %s", c.title, c.in, got.Submissions[0].Duties, got.Verdict)
		}
		for _, code := range c.told {
			if !slices.Contains(told(got), code) {
				t.Errorf("%s %+v: told %v, want %s among them", c.title, c.in, told(got), code)
			}
		}
	}
}
