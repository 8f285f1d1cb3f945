package daily

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/register"
)

func TestDailySaysHowFarEveryDepartmentIs(t *testing.T) {
	var buf bytes.Buffer
	if err := New(reporttest.Campaign2023(), reporttest.FirstEvening()).Workbook(&buf); err != nil {
		t.Fatal(err)
	}
	f := reporttest.Open(t, buf.Bytes())
	for unit, want := range map[string][]string{
		"[213001]钢城区城市管理局":   {"审核通过 1，退回修改 1", "审核通过 2", "1"},
		"[207001]钢城区城乡交通运输局": {"审核通过 1", "待说明 1"},
		"[502001]济南市钢城区卫健局":  {"待说明 1", "未报送 1", "", "1"},
		"[402001]钢城区自然资源局":   {"未报送 1", "未报送 1", "1"},
	} {
		if diff := cmp.Diff(want, reporttest.Find(t, f, "概况", 1, unit)[1:]); diff != "" {
			t.Errorf("%s: %s", unit, diff)
		}
	}
	row := reporttest.Find(t, f, "催报清单", 3, "A-11")
	if row[6] != "剩余 2 天" || row[7] != "该单位另有 1 个文件未能识别，请核对" || row[8] != "王402" {
		t.Errorf("reminder of A-11 is %q", row)
	}
}

func TestDailyTellsABalanceThatDoesNotAddUp(t *testing.T) {
	for name, tc := range map[string]struct {
		seen int
		want string
	}{"adds": {3, "与合计一致"}, "does not": {4, "与合计不一致"}} {
		s := &record.Snapshot{Run: reporttest.NewBuilder().Run}
		s.Run.Balance = record.Balance{Seen: tc.seen, ByVerdict: map[record.Verdict]int{record.Accepted: 3}}
		var buf bytes.Buffer
		if err := New(reporttest.Campaign2023(), s).Workbook(&buf); err != nil {
			t.Fatal(err)
		}
		if text := reporttest.Everything(t, buf.Bytes()); !strings.Contains(text, tc.want) {
			t.Errorf("%s: the overview does not say %q", name, tc.want)
		}
	}
}

// TestDailyWithoutProjects: a campaign without a register has no tables of projects.
func TestDailyWithoutProjects(t *testing.T) {
	c := reporttest.Campaign2023()
	facts := *c.Facts
	facts.Projects = nil
	c.Facts = register.New(facts)
	s := &record.Snapshot{Run: reporttest.NewBuilder().Run}
	var book, page bytes.Buffer
	if err := New(c, s).Workbook(&book); err != nil {
		t.Fatal(err)
	}
	if err := New(c, s).Page(&page); err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"评价等级分布", "归口科室的预算与得分"} {
		if strings.Contains(reporttest.Everything(t, book.Bytes()), title) || strings.Contains(page.String(), title) {
			t.Errorf("the report shows %q", title)
		}
	}
}
