package pipeline_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
)

// TestTheSectionGetsItsOwnFilesBack: what the section and evaluators hand in
// gets an opinion and marked copies where no department can open them, and is
// told of as mended when it is.
func TestTheSectionGetsItsOwnFilesBack(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign.Settings.Evaluators = []string{"明信会计师事务所"}
	list := samples.Form(t, "评分统计表_样例.xlsx")
	const own, evaluators = "绩效科/评分统计表.xlsx", "明信会计师事务所/问题清单.xlsx"
	put(t, o.Inbox, own, edited(t, list, map[string]string{"D4": "81.36"})) // no 优
	put(t, o.Inbox, evaluators, listOfProject(t, "A-99"))
	s := mustRun(t, o).Snapshot
	if got := verdicts(s); got[own] != record.Returned || got[evaluators] != record.Returned {
		t.Fatalf("verdicts %v", got)
	}
	want := []string{"最新审核意见.xlsx", "评分统计表_审核.xlsx", "问题清单_审核.xlsx"}
	if diff := gocmp.Diff(want, workbooksIn(t, filepath.Join(o.Outbox, "绩效科"))); diff != "" {
		t.Errorf("the section's folder (-want +got):\n%s", diff)
	}
	if got := workbooksIn(t, o.Units); slices.ContainsFunc(got, func(name string) bool { return strings.Contains(name, "统计表") || strings.Contains(name, "清单") }) {
		t.Errorf("a department can open %v", got)
	}
	said := textOf(t, filepath.Join(o.Outbox, "绩效科", "最新审核意见.xlsx"))
	for _, text := range []string{"还有 2 处须修改", own, evaluators, "G01", "C01", "评价机构没有单独的发件文件夹"} {
		if !strings.Contains(said, text) {
			t.Errorf("the opinion does not say %q", text)
		}
	}
	if strings.Contains(said, "怎样说明") {
		t.Error("nobody hears the section's explanations")
	}
	day := textOf(t, filepath.Join(o.Outbox, "审核日报_"+o.AsOf.Format("2006-01-02")+".xlsx"))
	for _, row := range []string{"本科的表有误\n绩效科\n1 处须修改", "评价机构的表有误\n明信会计师事务所\n1 处须修改"} {
		if !strings.Contains(day, row) {
			t.Errorf("今天要办 does not say %q", row)
		}
	}
	put(t, o.Inbox, own, list)
	put(t, o.Inbox, evaluators, listOfProject(t, "A-01"))
	next := later(o, 24)
	s = mustRun(t, next).Snapshot
	var mended []string
	for _, r := range s.Resolved {
		mended = append(mended, string(r.Code)+" "+r.Project+" "+r.Place.File)
	}
	if diff := gocmp.Diff([]string{"C01 A-99 " + evaluators, "G01 A-01 " + own}, mended); diff != "" {
		t.Errorf("mended (-want +got):\n%s", diff)
	}
	day = textOf(t, filepath.Join(o.Outbox, "审核日报_"+next.AsOf.Format("2006-01-02")+".xlsx"))
	for _, row := range []string{"新收文件\n绩效科\n", "已改正\n绩效科\n", "已改正\n明信会计师事务所\n"} {
		if !strings.Contains(day, row) {
			t.Errorf("今日变化 does not say %q", row)
		}
	}
	if diff := gocmp.Diff([]string{"最新审核意见.xlsx"}, workbooksIn(t, filepath.Join(o.Outbox, "绩效科"))); diff != "" {
		t.Errorf("the section's folder afterwards (-want +got):\n%s", diff)
	}
}

// problemList is a list of one problem.
func listOfProject(t *testing.T, project string) []byte {
	t.Helper()
	return sheettest.Build(t, sheettest.Sheet{Name: "问题清单", Merges: []string{"A1:G1"}, CSV: `2023年度绩效评价问题清单

问题编号,项目编号,项目名称,问题类别,问题描述,整改要求,整改时限
W-01,` + project + `,城区环卫一体化保洁费（城区、莱钢大道及公厕）,资金管理,资金拨付不及时,加快拨付进度,d:2023-10-10
`})
}

// workbooksIn are the names of the workbooks below a folder, but for what was
// there before.
func workbooksIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "历次" {
			return fs.SkipDir
		}
		if err == nil && path.Ext(at) == ".xlsx" {
			names = append(names, d.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

// textOf is all that a workbook says, a cell a line.
func textOf(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range sheettest.Open(t, data).Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				b.WriteString(c.Text + "\n")
			}
		}
	}
	return b.String()
}
