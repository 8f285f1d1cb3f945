package merge

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

func sheetNames(m *Master) []string {
	var out []string
	for _, s := range m.Sheets {
		out = append(out, s.Output.Sheet)
	}
	return out
}

// texts are a row's values as they read.
func texts(s *Sheet, r *Row) []string {
	var out []string
	for i := range s.Columns() {
		out = append(out, s.Value(r, i).Plain())
	}
	return out
}

func TestSheetsStandWhereTheyHoldRows(t *testing.T) {
	c := reporttest.WithRules(t)
	complete := []string{"项目明细", "评分统计", "一级指标得分", "附件1", "附件2", "整改台账"}
	if diff := cmp.Diff(complete, sheetNames(New(c, reporttest.Complete()))); diff != "" {
		t.Error(diff)
	}
	empty := complete[:5]
	if diff := cmp.Diff(empty, sheetNames(New(c, &reporttest.NewBuilder().Snapshot))); diff != "" {
		t.Error(diff)
	}
}

func TestRowsAreSubjectsWithTheirStatus(t *testing.T) {
	m := New(reporttest.WithRules(t), reporttest.FirstEvening())
	s := m.Sheet("评分统计")
	if len(s.Rows) != len(reporttest.Facts2023) {
		t.Fatalf("%d rows", len(s.Rows))
	}
	want := map[finding.Subject]string{"A-01": "", "A-02": "退回修改", "A-05": "未报送", "A-08": "待说明"}
	for subject, status := range want {
		r, there := s.RowOf(subject)
		if !there || r.Status.Text() != status {
			t.Errorf("%s: %q, want %q", subject, r.Status.Text(), status)
		}
	}
	score, grade := m.Score("A-01")
	if score.Plain() != "91.36" || grade.Plain() != "优" || score.Version == nil || score.From() != "B33" {
		t.Errorf("A-01 scored %v, %v", score, grade)
	}
}

func TestWhatTheSectionIssuedCountsFirst(t *testing.T) {
	b := reporttest.NewBuilder()
	b.Score(reporttest.Facts2023[0], record.Accepted)
	list := &form.Submission{Form: "score-list", Sheet: "评分统计表", Tables: map[string]form.Table{"scores": {Rows: []form.TableRow{{
		Line: 4, Values: form.ValuesOf(map[string]form.Value{"project_code": reporttest.Text("A4", "A-01"),
			"final_score": reporttest.Number("D4", "90.01"), "grade": reporttest.Text("E4", "良")})}}}}}
	b.Version(b.File("绩效科/评分统计表.xlsx", record.Accepted), record.Duty{Form: "score-list"}, record.Accepted, list)
	m := New(reporttest.WithRules(t), &b.Snapshot)
	score, grade := m.Score("A-01")
	if score.Plain() != "90.01" || grade.Plain() != "良" || score.Version.File.Path != "绩效科/评分统计表.xlsx" {
		t.Errorf("scored %v, %v", score, grade)
	}
	r, _ := m.Sheet("附件2").RowOf("A-01")
	if diff := cmp.Diff([]string{"A-01", "[213001]钢城区城市管理局", reporttest.Facts2023[0].Name, "90.01", "良"}, texts(m.Sheet("附件2"), r)); diff != "" {
		t.Error(diff)
	}
}

func TestRowsOfATableWithTheirPlace(t *testing.T) {
	m := New(reporttest.WithRules(t), reporttest.Complete())
	s := m.Sheet("整改台账")
	if len(s.Rows) != 21 {
		t.Fatalf("%d rows, want 21", len(s.Rows))
	}
	at, there := m.Role(form.RoleState)
	if !there || at.Sheet != s || !slices.Equal(s.At(at.Column).Spec.Done, []string{"已完成"}) {
		t.Fatalf("state is %v", at)
	}
	r := &s.Rows[2] // A-02, reported with A-01
	if r.Subject != "A-02" || s.Value(r, at.Column).Plain() != "已完成" || s.Open(r).Place() != "整改台账!B7:L7" {
		t.Errorf("%s is %s at %s", r.Subject, s.Value(r, at.Column).Plain(), s.Open(r).Place())
	}
}

func TestNamesAreSpreadAcross(t *testing.T) {
	c := reporttest.WithRules(t)
	snapshot := reporttest.Complete()
	s := New(c, snapshot).Sheet("一级指标得分")
	if len(s.Columns()) != 3+2*6 {
		t.Fatalf("%d columns", len(s.Columns()))
	}
	if got := texts(s, &s.Rows[0]); got[3] != "20" || got[7] != "30" || got[len(got)-1] != "91.36" {
		t.Errorf("A-01 reads %q", got)
	}
	// A name that the form does not know is not lost.
	for i := range snapshot.Versions {
		v := &snapshot.Versions[i]
		if v.Duty.Form == "score-sheet" && v.Duty.Subject == "A-01" {
			t := v.Submission().Tables["indicators"]
			t.Rows = append(t.Rows, form.TableRow{Line: 40, Group: "创新", Values: form.ValuesOf(map[string]form.Value{
				"weight": reporttest.Number("D40", "5"), "score": reporttest.Number("E40", "4")})})
			v.Submission().Tables["indicators"] = t
		}
	}
	s = New(c, snapshot).Sheet("一级指标得分")
	got := texts(s, &s.Rows[0])
	if len(s.Columns()) != 3+2*7 || s.At(13).Group != Others || got[13] != "5" || got[14] != "4" || got[16] != "95.36" {
		t.Errorf("%d columns, A-01 reads %q", len(s.Columns()), got)
	}
}

func TestFarOffAmountsAreHeld(t *testing.T) {
	c := reporttest.WithRules(t)
	s := New(c, reporttest.InYuan(c)).Sheet("项目明细")
	r, _ := s.RowOf("A-06")
	at, _ := s.Column("general_budget")
	if v := s.Value(r, at); !v.Held || v.Counts() || v.Plain() != "400000" || !s.Open(r).Doubtful() {
		t.Errorf("%v", v)
	}
}

// TestTheNoteGoesByWhatFillsTheRow: what a unit that takes part in a project
// hands in stands for the project, and its row does not say that it is missing.
func TestTheNoteGoesByWhatFillsTheRow(t *testing.T) {
	x := reporttest.Facts2023[4]
	b := reporttest.NewBuilder()
	send := func(department string, v record.Verdict) string {
		b.Version(b.File(department+"/评分表.xlsx", v), record.Duty{Department: department, Form: "score-sheet", Subject: "A-05"}, v, reporttest.ScoreSubmission(x))
		m := New(reporttest.WithRules(t), &b.Snapshot)
		r, there := m.Sheet("评分统计").RowOf("A-05")
		if !there {
			t.Fatal("A-05 has no row")
		}
		score, _ := m.Score("A-05")
		return strings.TrimSpace(score.Plain() + " " + r.Status.Text())
	}
	for _, step := range []struct {
		department string
		verdict    record.Verdict
		want       string
	}{
		{"504001", record.Returned, "退回修改"},
		{"504001", record.NeedsExplanation, "88.5 待说明"},
		{"504001", record.Accepted, "88.5"},
		{x.Unit, record.Returned, "88.5 退回修改（暂用其他单位报送的第 3 版）"},
		{x.Unit, record.Accepted, "88.5"},
		{x.Unit, record.Returned, "88.5 退回修改（暂用第 2 版）"},
	} {
		if got := send(step.department, step.verdict); got != step.want {
			t.Errorf("after %s's %s: %q, want %q", step.department, step.verdict, got, step.want)
		}
	}
}
