package report

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

func mustDepartment(t *testing.T, s *record.Snapshot, unit string) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Department(&buf, campaign2023(), s, unit); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// everything is all text inside the package, whatever part it is in.
func everything(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// TestToEachTheirOwn looks for other departments' codes, names, projects and
// hashes in every part of every department's report.
func TestToEachTheirOwn(t *testing.T) {
	s := firstEvening()
	for _, mine := range facts2023 {
		text := everything(t, mustDepartment(t, s, mine.unit))
		for _, other := range facts2023 {
			if other.unit == mine.unit {
				continue
			}
			for _, secret := range []string{other.unit, other.unitName, other.code, other.name} {
				if strings.Contains(text, secret) {
					t.Errorf("the report of %s shows %q", mine.unit, secret)
				}
			}
		}
		if strings.Contains(text, "G04") {
			t.Errorf("the report of %s shows a finding for the section only", mine.unit)
		}
	}
}

func TestFindingGoesToWhoSentTheFile(t *testing.T) {
	b := newBuilder()
	f := b.file("208001钢城区住房和城乡建设局/代报.xlsx", record.Returned)
	b.version(f, record.Duty{Department: "213001", Form: scoreSheet, Project: "A-01"}, record.Returned, scoreSubmission(facts2023[0]))
	issue := issueT03()
	issue.Department, issue.Project = "213001", "A-01"
	b.issue(f, issue)
	b.Files = nil // the file has left the inbox; the version remembers it
	if text := everything(t, mustDepartment(t, &b.Snapshot, "208001")); !strings.Contains(text, "T03") {
		t.Error("the sender does not see the finding")
	}
	owner := everything(t, mustDepartment(t, &b.Snapshot, "213001"))
	if strings.Contains(owner, "T03") || strings.Contains(owner, "代报.xlsx") {
		t.Error("another department's file is quoted")
	}
	if !strings.Contains(owner, "由其他单位代报") {
		t.Error("the owner of the duty does not see that it was handed in for it")
	}
}

func TestLooseFileGoesToTheUnitThatItNames(t *testing.T) {
	b := newBuilder()
	f := b.file("评分表.xlsx", record.Returned)
	b.version(f, record.Duty{Department: "213001", Form: scoreSheet, Project: "A-01"}, record.Returned, scoreSubmission(facts2023[0]))
	issue := issueT03()
	issue.Department = "213001"
	b.issue(f, issue)
	text := everything(t, mustDepartment(t, &b.Snapshot, "213001"))
	if !strings.Contains(text, "T03") || !strings.Contains(text, "评分表.xlsx") {
		t.Error("the unit does not see the file that names it")
	}
}

func TestLeadSaysWhatIsLeft(t *testing.T) {
	late := firstEvening()
	late.Run.AsOf = late.Run.AsOf.AddDate(0, 0, 5)
	for _, tc := range []struct {
		name, unit, want string
		s                *record.Snapshot
	}{
		{"errors", "213001", "还有 1 处须修改，截止 10月15日（", firstEvening()},
		{"warning and missing", "502001", "还有 1 处须说明，1 项未报送，截止 10月15日（", firstEvening()},
		{"past", "101001", "还有 2 项未报送，截止日期 10月15日 已过，请尽快报送（", late},
		{"done", "213001", "目前没有须修改、须说明或未报送的事项（", complete()},
	} {
		f := open(t, mustDepartment(t, tc.s, tc.unit))
		if got := cell(t, f, "审核意见", "A1"); !strings.HasPrefix(got, tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestDataSheetIsPlain(t *testing.T) {
	f := open(t, mustDepartment(t, firstEvening(), "213001"))
	rows, err := f.GetRows("审核意见")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"项目", "表单", "文件", "工作表", "单元格", "级别", "审核意见", "现填内容", "应为", "修改办法", "首次发现", "规则代码", "情况说明", "异议", "办理情况", "意见编号"},
		{"A-02 莱钢道路、公厕运行费用", "评分表", "评分表_A-02.xlsx", "评分表", "E32", "须修改", issueT03().Message.ZH, "95.5", "94.5",
			issueT03().Fix.ZH, "2023-10-13", "T03", "", "", "待改正", record.KeyOf(issueT03().Finding).String()},
	}
	if diff := cmp.Diff(want, rows[1:]); diff != "" {
		t.Error(diff)
	}
	if sheets := f.GetSheetList(); !cmp.Equal(sheets, []string{"审核意见", "报送情况", "填报说明"}) {
		t.Errorf("sheets are %v", sheets)
	}
}

func TestErrorsComeFirst(t *testing.T) {
	b := newBuilder()
	f := b.score(facts2023[0], record.Returned)
	for _, severity := range []finding.Severity{finding.Info, finding.Error, finding.Warning} {
		issue := issueT03()
		issue.Severity = severity
		b.issue(f, issue)
	}
	x := open(t, mustDepartment(t, &b.Snapshot, "213001"))
	got := []string{cell(t, x, "审核意见", "F3"), cell(t, x, "审核意见", "F4"), cell(t, x, "审核意见", "F5")}
	if diff := cmp.Diff([]string{"须修改", "须说明", "提示"}, got); diff != "" {
		t.Error(diff)
	}
}
