package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/pipeline/rulecount"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

const (
	healthBureau = "502001济南市钢城区卫健局"
	healthReport = healthBureau + "/整改情况报告表.xlsx"
	healthScores = healthBureau + "/评分表_A-08.xlsx"
)

// withRules is a run with rules of the section's own.
func withRules(t *testing.T, rows ...[]any) pipeline.Options {
	t.Helper()
	o := fixture(t)
	o.Campaign = loaded(t, withLocalRules(t, rows...), o).Campaign
	return o
}

// loaded are the options with the settings of a folder.
func loaded(t *testing.T, dir string, o pipeline.Options) pipeline.Options {
	t.Helper()
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range c.RuleFaults {
		t.Fatal(fault.Message.ZH)
	}
	o.Campaign = c
	return o
}

// verdictOf is the verdict of the newest version of a form.
func verdictOf(s *record.Snapshot, form string) (v record.Verdict) {
	for _, version := range s.Versions {
		if version.Duty.Form == form {
			v = version.Verdict
		}
	}
	return v
}

// TestARuleThatNamesAnotherForm is judged whenever either sheet comes or changes, and
// what it finds stands in the sheet that the rule is about.
func TestARuleThatNamesAnotherForm(t *testing.T) {
	t.Parallel()
	o := withRules(t,
		[]any{"L01", "启用", "整改在评价以后", "整改情况报告表", "整张表", "", "填报日期>=评分表.评价日期", "", "须修改"},
		[]any{"L02", "试行", "有评分的才整改", "整改情况报告表", "每一行", "[评分表.预算执行率]>50%", "评分表.财政综合评分<90", "问题类别", "须修改"})
	report, scores := sample(t, healthBureau, "整改情况报告表.xlsx"), sample(t, healthBureau, "评分表_A-08.xlsx")
	put(t, o.Inbox, healthReport, report)
	step := func(name string, verdict record.Verdict, want ...string) {
		t.Helper()
		s := mustRun(t, o).Snapshot
		if diff := cmp.Diff(want, localFindings(s.Issues)); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", name, diff)
		}
		if got := verdictOf(s, "rectification"); got != verdict {
			t.Errorf("%s: the report is %s, want %s", name, got, verdict)
		}
		o = later(o, 24)
	}
	step("the report alone", record.Accepted)
	put(t, o.Inbox, healthScores, edited(t, scores, map[string]string{"F7": "2023-10-11"}))
	wrong := []string{"L01 I3 error everyone", "L02 D5 info section", "L02 D6 info section"}
	step("its score sheet came", record.Returned, wrong...)
	put(t, o.Inbox, healthScores, scores)
	step("the score sheet was corrected", record.Accepted, wrong[1:]...)
	remove(t, o.Inbox, healthScores)
	step("and taken out of the inbox: it counts all the same", record.Accepted, wrong[1:]...)
	put(t, o.Inbox, healthReport, edited(t, report, map[string]string{"I3": "2023-08-31"}))
	step("the report was changed", record.Returned, wrong...)
}

// TestAllThatIsHandedInIsToldOnce: a rule about all sheets together is told to the
// section once, of no file, and never to a department; it is counted with the others.
func TestAllThatIsHandedInIsToldOnce(t *testing.T) {
	t.Parallel()
	o := withRules(t,
		[]any{"L01", "启用", "优不超过三成", "评分表", "全部报送", "", `COUNTIF(财政综合评价等级,"优")<=COUNT(财政综合评分)*0.3`, "", "须修改"},
		[]any{"L02", "试行", "平均分", "评分表", "全部报送", "COUNT(财政综合评分)>1", "AVERAGE(财政综合评分)<=90"},
		[]any{"L03", "启用", "够数才看", "评分表", "全部报送", "COUNT(财政综合评分)>10", "1=2"},
		[]any{"L04", "启用", "没有报的", "项目支出绩效自评表", "全部报送", "", "COUNT(总分)>0"})
	put(t, o.Inbox, healthScores, sample(t, healthBureau, "评分表_A-08.xlsx"))
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]string{"L01  error section", "L02  info section"}, localFindings(s.Issues)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, i := range s.Issues {
		if i.Code[0] == 'L' && (i.Department != "" || i.FileID != 0 || !strings.Contains(i.Message.ZH, "评分表")) {
			t.Errorf("%s is told to %q of file %d: %s", i.Code, i.Department, i.FileID, i.Message.ZH)
		}
	}
	want := map[finding.Code]check.Outcome{"L01": check.Failed, "L02": check.Failed, "L03": check.NotApplicable, "L04": check.Unjudged}
	for _, l := range rulecount.Of(o.Campaign, s) {
		var tally check.Tally
		tally[want[l.Code]] = 1
		if l.Tally != tally {
			t.Errorf("%s: %v, want %v", l.Code, l.Tally, tally)
		}
	}
	if got := verdictOf(s, "score-sheet"); got == record.Returned {
		t.Error("a score sheet is returned for what all of them say")
	}
}

// TestRulesAboutOthersAreCounted: where the other sheet is there and where not.
func TestRulesAboutOthersAreCounted(t *testing.T) {
	t.Parallel()
	o := withRules(t, []any{"L01", "启用", "整改在评价以后", "整改情况报告表", "整张表", "", "填报日期>=评分表.评价日期"})
	put(t, o.Inbox, healthReport, sample(t, healthBureau, "整改情况报告表.xlsx"))
	count := func() check.Tally { return rulecount.Of(o.Campaign, mustRun(t, o).Snapshot)[0].Tally }
	if got := count(); got[check.Unjudged] != 1 {
		t.Errorf("alone: %v", got)
	}
	put(t, o.Inbox, healthScores, sample(t, healthBureau, "评分表_A-08.xlsx"))
	o = later(o, 24)
	if got := count(); got[check.Passed] != 1 {
		t.Errorf("beside the other: %v", got)
	}
}

// withLastYear puts a workbook of the year before into a settings folder.
func withLastYear(t *testing.T, dir string, data []byte) {
	t.Helper()
	put(t, dir, "上年/去年.xlsx", data)
	file := filepath.Join(dir, load.KeeperFile)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), `previous_year: ""`, "previous_year: 上年/去年.xlsx", 1)
	if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
}

// listOf is a workbook with one sheet of rows.
func listOf(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", 1+i), &row); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLastYear: a master of the program's own and a list of projects both say what was
// so last year; another source judges the sheets anew.
func TestLastYear(t *testing.T) {
	t.Parallel()
	before := fixture(t)
	put(t, before.Inbox, healthScores, sample(t, healthBureau, "评分表_A-08.xlsx"))
	mustRun(t, before)
	master, err := os.ReadFile(filepath.Join(before.Outbox, "总表_2023.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	row := []any{"L01", "启用", "不比上年高", "评分表", "整张表", "上年.项目名称=登记.项目名称", "财政综合评分<=上年.财政综合评分", "", "须修改"}
	of := []any{"L02", "启用", "总表里的", "评分表", "整张表", "", "财政综合评分=上年.评分表.财政综合评分", "", "须修改"}
	list := func(code, name, score any) []byte {
		return listOf(t, []any{"2022 年评价项目"}, []any{"项目编号", "项目名称", "财政综合评分"}, []any{code, name, score}, []any{"合计"})
	}
	found := []string{"L01 B33 error everyone"}
	o := fixture(t)
	put(t, o.Inbox, healthScores, sample(t, healthBureau, "评分表_A-08.xlsx"))
	for _, tt := range []struct {
		name string
		data []byte
		rows [][]any
		want []string
	}{
		{"the master", master, [][]any{row, of}, nil},
		{"a list", list("A-08", "银龄安康", 95.5), [][]any{row}, found},
		{"a list that says as much", list("A-08", "银龄安康", "96 分"), [][]any{row}, nil},
		{"known by its name", list("", "银龄 安康", 95.5), [][]any{row}, found},
		{"the code of another project", list("A-08", "农村公厕建设", 95.5), [][]any{row}, nil},
		{"not there", list("A-07", "孤儿", 95.5), [][]any{row}, nil},
		{"blank", list("A-08", "银龄安康", "—"), [][]any{row}, nil},
	} {
		dir := withLocalRules(t, tt.rows...)
		withLastYear(t, dir, tt.data)
		o = later(loaded(t, dir, o), 24)
		if diff := cmp.Diff(tt.want, localFindings(mustRun(t, o).Snapshot.Issues)); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", tt.name, diff)
		}
	}
}
