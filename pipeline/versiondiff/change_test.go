package versiondiff

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

var report = &form.Definition{ID: "rectification", About: "project",
	Fields: []form.Field{{ID: "total", Label: "问题总数", English: "problems"}},
	Tables: []form.Block{{ID: "problems", Columns: []form.Field{
		{ID: "no", Label: "序号", English: "no.", Ordinal: true, Type: form.TypeCount},
		{ID: form.ProjectField, Label: "项目编号", English: "project", Type: form.TypeCode},
		{ID: "problem", Label: "存在问题", English: "problem", Type: form.TypeText},
		{ID: "measure", Label: "整改措施", English: "measure", Type: form.TypeText},
	}}}}

// row is a problem of a project and its measure.
func row(project, problem, measure string) [3]string { return [3]string{project, problem, measure} }

func submission(total string, rows ...[3]string) *form.Submission {
	s := &form.Submission{Form: report.ID, Def: report, Fields: map[string]form.Value{"total": at(2, 2, total)}}
	var t form.Table
	for i, r := range rows {
		line := 5 + i
		t.Rows = append(t.Rows, form.TableRow{Line: line, Values: form.ValuesOf(map[string]form.Value{
			"no": at(line, 1, fmt.Sprint(i+1)), form.ProjectField: at(line, 2, r[0]), "problem": at(line, 3, r[1]), "measure": at(line, 4, r[2])})})
	}
	s.Tables = map[string]form.Table{"problems": t}
	return s
}

func at(line, col int, text string) form.Value {
	v := form.Value{State: form.Valid, Cell: finding.Ref{Row: line, Col: col}, Text: text, Stored: text}
	if text == "" {
		v.State = form.Empty
	}
	return v
}

func lines(changes []Change) []string {
	var out []string
	for _, c := range changes {
		out = append(out, fmt.Sprintf("%s %s[%s] %s→%s", c.Cell, c.Label.ZH, c.Row, c.Old, c.New))
	}
	return out
}

func TestBetween(t *testing.T) {
	before := submission("2", row("A-01", "无目标", "已补充"), row("A-02", "无档案", "已建档"))
	for _, tt := range []struct {
		name    string
		after   *form.Submission
		project string
		want    []string
	}{
		{"nothing", submission("2", row("A-01", "无目标", "已补充"), row("A-02", "无档案", "已建档")), "", nil},
		{"a field and a cell", submission("3", row("A-01", "无目标", "已修订"), row("A-02", "无档案", "已建档")), "",
			[]string{"B2 问题总数[] 2→3", "D5 整改措施[无目标] 已补充→已修订"}},
		{"a row before the others", submission("2", row("A-03", "超支", "退回"), row("A-01", "无目标", "已补充"), row("A-02", "无档案", "已建档")), "",
			[]string{"B5 项目编号[超支] →A-03", "C5 存在问题[超支] →超支", "D5 整改措施[超支] →退回"}},
		{"a row less", submission("2", row("A-02", "无档案", "已建档")), "",
			[]string{"B5 项目编号[无目标] A-01→", "C5 存在问题[无目标] 无目标→", "D5 整改措施[无目标] 已补充→"}},
		{"another order", submission("2", row("A-02", "无档案", "已建档"), row("A-01", "无目标", "已补充")), "A-01", nil},
		{"rows of another project", submission("2", row("A-01", "无目标", "已补充"), row("A-02", "无档案", "重新建档")), "A-01", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(Between(before, tt.after, finding.Subject(tt.project)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatCannotBeReadIsShownAsWritten(t *testing.T) {
	after := submission("2")
	after.Fields["total"] = form.Value{State: form.Invalid, Cell: finding.Ref{Row: 2, Col: 2}, Stored: "两个"}
	if diff := cmp.Diff([]string{"B2 问题总数[] 2→两个"}, lines(Between(submission("2"), after, ""))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBothWays: going back says the same with old and new exchanged, and what
// is not told is equal.
func TestBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) *form.Submission {
			word := rapid.SampledFrom([]string{"", "甲", "乙"})
			var rows [][3]string
			for range rapid.IntRange(0, 6).Draw(t, name) {
				rows = append(rows, row(word.Draw(t, "project"), word.Draw(t, "problem"), word.Draw(t, "measure")))
			}
			return submission(word.Draw(t, "total"), rows...)
		}
		a, b := draw("older"), draw("newer")
		there := Between(a, b, "")
		for _, c := range there {
			if c.Old == c.New {
				t.Fatalf("%+v is no change", c)
			}
		}
		if (len(there) == 0) != (len(Between(b, a, "")) == 0) {
			t.Fatalf("there %v, back %v", lines(there), lines(Between(b, a, "")))
		}
		if len(Between(a, a, "")) > 0 {
			t.Fatal("a submission differs from itself")
		}
	})
}
