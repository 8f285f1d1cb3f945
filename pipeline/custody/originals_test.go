package custody

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

func namesOf(t *testing.T, versions ...record.Version) []string {
	t.Helper()
	c, err := load.Campaign(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range originalEntries(c, &record.Snapshot{Versions: versions}) {
		names = append(names, strings.TrimPrefix(p.Name, "原件/")+" "+p.Version)
	}
	return names
}

func versionOf(id, file int64, path, unit, form, project string, n int) record.Version {
	return record.Version{ID: id, N: n, Duty: record.Duty{Department: unit, Form: form, Subject: finding.Subject(project)},
		File: &record.File{ID: file, Path: path, Department: unit}, Verdict: record.Accepted}
}

func TestOriginalsAreNamedForPeople(t *testing.T) {
	const unit = "213001"
	repeated := versionOf(3, 3, "b.xlsx", unit, "score-sheet", "A-02", 0)
	repeated.Other = 2
	many := func(file int64) (out []record.Version) {
		for i := 1; i <= 5; i++ {
			out = append(out, versionOf(int64(10+i), file, "r.xls", unit, "rectification", fmt.Sprintf("A-0%d", i), i%2+1))
		}
		return out
	}
	for _, tt := range []struct {
		name     string
		versions []record.Version
		want     []string
	}{
		{"one project", []record.Version{versionOf(1, 1, "213001/a.XLSX", unit, "score-sheet", "A-02", 2)},
			[]string{"2023-213001钢城区城市管理局-A-02莱钢道路、公厕运行费用-评分表-第2版.XLSX 第2版"}},
		{"two that would be called the same", []record.Version{
			versionOf(1, 1, "a.xlsx", unit, "score-sheet", "A-02", 1), versionOf(2, 2, "b.XLSX", unit, "score-sheet", "A-02", 1)},
			[]string{"2023-213001钢城区城市管理局-A-02莱钢道路、公厕运行费用-评分表-第1版.xlsx 第1版",
				"2023-213001钢城区城市管理局-A-02莱钢道路、公厕运行费用-评分表-第1版（2）.XLSX 第1版"}},
		{"the same once more", []record.Version{versionOf(2, 2, "a.xlsx", unit, "score-sheet", "A-02", 4), repeated},
			[]string{"2023-213001钢城区城市管理局-A-02莱钢道路、公厕运行费用-评分表-第4版.xlsx 第4版",
				"2023-213001钢城区城市管理局-A-02莱钢道路、公厕运行费用-评分表-同第4版.xlsx 同第4版"}},
		{"two projects in one file", []record.Version{versionOf(1, 1, "a.xlsx", unit, "rectification", "A-01", 1), versionOf(2, 1, "a.xlsx", unit, "rectification", "A-02", 1)},
			[]string{"2023-213001钢城区城市管理局-A-01、A-02-整改情况报告表-第1版.xlsx 第1版",
				"2023-213001钢城区城市管理局-A-01、A-02-整改情况报告表-第1版.xlsx 第1版"}},
		{"the section's", []record.Version{versionOf(1, 1, "绩效科/a.xlsx", "", "score-list", "", 1)},
			[]string{"2023-绩效科-评分统计表-第1版.xlsx 第1版"}},
		{"a path in a name", []record.Version{versionOf(1, 1, "a.xlsx", "../../x", "form/\x00", "../y", 1)},
			[]string{"2023-.._.._x-.._y-form_-第1版.xlsx 第1版"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, namesOf(t, tt.versions...)); diff != "" {
				t.Errorf("names (-want +got):\n%s", diff)
			}
		})
	}
	for _, name := range namesOf(t, many(7)...) {
		if want := "2023-213001钢城区城市管理局-A-01等5个项目（多项目）-整改情况报告表-第2版、第1版.xls"; !strings.HasPrefix(name, want) {
			t.Errorf("five projects in one file: %q, want %q", name, want)
		}
	}
	long := versionOf(1, 1, "a."+strings.Repeat("长", 300), strings.Repeat("单位", 100), strings.Repeat("表", 100), strings.Repeat("项目", 200), 1)
	if name := strings.Split(namesOf(t, long)[0], " ")[0]; len(name) > 255 || !strings.Contains(name, "-第1版") {
		t.Errorf("a name of %d bytes: %s", len(name), name)
	}
}
