package department

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

func mustDepartment(t *testing.T, s *record.Snapshot, unit string) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := New(view.NewDepartments(reporttest.Campaign2023(), s)).Write(&buf, unit, s.Run.AsOf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestToEachTheirOwn looks for other departments' codes, names, projects and
// hashes in every part of every department's report.
func TestToEachTheirOwn(t *testing.T) {
	s := reporttest.FirstEvening()
	for _, mine := range reporttest.Facts2023 {
		text := reporttest.Everything(t, mustDepartment(t, s, mine.Unit))
		for _, other := range reporttest.Facts2023 {
			if other.Unit == mine.Unit {
				continue
			}
			for _, secret := range []string{other.Unit, other.UnitName, other.Code, other.Name} {
				if strings.Contains(text, secret) {
					t.Errorf("the report of %s shows %q", mine.Unit, secret)
				}
			}
		}
		if strings.Contains(text, "G04") {
			t.Errorf("the report of %s shows a finding for the section only", mine.Unit)
		}
	}
}

func TestFindingGoesToWhoSentTheFile(t *testing.T) {
	b := reporttest.NewBuilder()
	f := b.File("208001钢城区住房和城乡建设局/代报.xlsx", record.Returned)
	b.Version(f, record.Duty{Department: "213001", Form: "score-sheet", Subject: "A-01"}, record.Returned, reporttest.ScoreSubmission(reporttest.Facts2023[0]))
	issue := reporttest.IssueT03()
	issue.Department, issue.Project = "213001", "A-01"
	b.Issue(f, issue)
	b.Files = nil // the file has left the inbox; the version remembers it
	if text := reporttest.Everything(t, mustDepartment(t, &b.Snapshot, "208001")); !strings.Contains(text, "T03") {
		t.Error("the sender does not see the finding")
	}
	owner := reporttest.Everything(t, mustDepartment(t, &b.Snapshot, "213001"))
	if strings.Contains(owner, "T03") || strings.Contains(owner, "代报.xlsx") {
		t.Error("another department's file is quoted")
	}
	if !strings.Contains(owner, "由其他单位代报") {
		t.Error("the owner of the duty does not see that it was handed in for it")
	}
}

func TestLooseFileGoesToTheUnitThatItNames(t *testing.T) {
	b := reporttest.NewBuilder()
	f := b.File("评分表.xlsx", record.Returned)
	b.Version(f, record.Duty{Department: "213001", Form: "score-sheet", Subject: "A-01"}, record.Returned, reporttest.ScoreSubmission(reporttest.Facts2023[0]))
	issue := reporttest.IssueT03()
	issue.Department = "213001"
	b.Issue(f, issue)
	text := reporttest.Everything(t, mustDepartment(t, &b.Snapshot, "213001"))
	if !strings.Contains(text, "T03") || !strings.Contains(text, "评分表.xlsx") {
		t.Error("the unit does not see the file that names it")
	}
}

func TestLeadSaysWhatIsLeft(t *testing.T) {
	late, several := reporttest.FirstEvening(), reporttest.FirstEvening()
	late.Issues = append(late.Issues, record.Issue{Department: "101001", Finding: finding.Finding{Code: "D02", Severity: finding.Error, Audience: finding.Everyone}})
	several.Decisions = []record.Decision{{ID: 1, Kind: record.Extend, Target: record.Target{Department: "101001", Form: "rectification"}, At: several.Run.AsOf.AddDate(0, 1, 0)}}
	for _, tc := range []struct {
		name, unit, want string
		s                *record.Snapshot
	}{
		{"errors", "213001", "还有 1 处须修改，截止 10月15日（", reporttest.FirstEvening()},
		{"warning and missing", "502001", "还有 1 处须说明，1 项未报送，截止 10月15日（", reporttest.FirstEvening()},
		{"past", "101001", "还有 1 处须修改，2 项未报送，截止日期 10月15日 已过，请尽快报送（", late},
		{"two deadlines", "101001", "还有 2 项未报送，截止日期最早 10月15日、最晚 11月13日（", several},
		{"done", "213001", "目前没有须修改、须说明或未报送的事项（", reporttest.Complete()},
	} {
		f := reporttest.Open(t, mustDepartment(t, tc.s, tc.unit))
		if got := reporttest.Cell(t, f, "审核意见", "A1"); !strings.HasPrefix(got, tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestDataSheetIsPlain(t *testing.T) {
	f := reporttest.Open(t, mustDepartment(t, reporttest.FirstEvening(), "213001"))
	rows, err := f.GetRows("审核意见")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"项目", "表单", "文件", "工作表", "单元格", "级别", "审核意见", "现填内容", "应为", "修改办法", "首次发现", "规则代码", "情况说明", "异议", "办理情况", "意见编号"},
		{"A-02 莱钢道路、公厕运行费用", "评分表", "评分表_A-02.xlsx", "评分表", "E32", "须修改", reporttest.IssueT03().Message.ZH, "95.5", "94.5",
			reporttest.IssueT03().Fix.ZH, "2023-10-13", "T03", "", "", "待改正", finding.KeyOf(reporttest.IssueT03().Finding).String()},
	}
	for _, i := range reporttest.AfterT03() {
		cell, code := i.Place.Cell.String(), string(i.Code)
		want = append(want, []string{"A-02 莱钢道路、公厕运行费用", "评分表", "评分表_A-02.xlsx", "评分表", cell, "连带",
			"　改好上一条后再看：" + cell + " " + code, "", "", "", "2023-10-13", code, "", "", "随 E32（T03）解决，不用单独改", finding.KeyOf(i.Finding).String()})
	}
	if diff := cmp.Diff(want, rows[1:]); diff != "" {
		t.Error(diff)
	}
	if sheets := f.GetSheetList(); !cmp.Equal(sheets, []string{"审核意见书", "审核意见", "报送情况", "填报说明"}) {
		t.Errorf("sheets are %v", sheets)
	}
}

func TestErrorsComeFirst(t *testing.T) {
	b := reporttest.NewBuilder()
	f := b.Score(reporttest.Facts2023[0], record.Returned)
	for _, severity := range []finding.Severity{finding.Info, finding.Error, finding.Warning} {
		issue := reporttest.IssueT03()
		issue.Severity = severity
		b.Issue(f, issue)
	}
	x := reporttest.Open(t, mustDepartment(t, &b.Snapshot, "213001"))
	got := []string{reporttest.Cell(t, x, "审核意见", "F3"), reporttest.Cell(t, x, "审核意见", "F4"), reporttest.Cell(t, x, "审核意见", "F5")}
	if diff := cmp.Diff([]string{"须修改", "须说明", "提示"}, got); diff != "" {
		t.Error(diff)
	}
}
