package pipeline_test

import (
	"slices"
	"testing"

	"jixiao/pipeline/record"
)

// TestTheSectionNotesNotices in its workbook: with the number no reason is needed, a
// signature is added later, and the same row does not count twice.
func TestTheSectionNotesNotices(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	day := actsOf(t, o)
	told := map[string]string{record.ActColumn: "已反馈", record.UnitColumn: "213001", record.DateColumn: "2023-10-10", record.DocColumn: "钢财绩函〔2023〕6号", record.HowColumn: "邮寄"}
	day.act(1, told)
	day.act(2, map[string]string{record.ActColumn: "延期", record.UnitColumn: "504001", record.FormColumn: "评分表", record.DateColumn: "2023-10-20", record.ReasonColumn: "停电", record.DocColumn: "6号"})
	day.act(3, map[string]string{record.ActColumn: "已反馈", record.UnitColumn: "504001", record.DateColumn: "2023-10-10"})
	day.act(4, map[string]string{record.ActColumn: "已反馈", record.UnitColumn: "402001", record.DateColumn: "2023-10-10", record.DocColumn: "7号", record.SignedColumn: "下周五"})
	day.act(5, map[string]string{record.ActColumn: "已反馈", record.UnitColumn: "106001", record.DateColumn: "2023-10-10", record.DocColumn: "8号", record.SignedColumn: "2023-10-30"})
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	s := mustRun(t, o).Snapshot
	if got, want := decidedIn(s), []string{"feedback 绩效科"}; !slices.Equal(got, want) {
		t.Errorf("decided %q, want %q", got, want)
	}
	want := []string{"A01/date 处理!N7 下周五", "A01/no_reason 处理!H6 已反馈", "A02/ 处理!A5", "A02/ 处理!N8"}
	if got := acted(s); !equalSorted(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}

	day.write("处理", 4, map[string]string{record.SignerColumn: "张三", record.SignedColumn: "2023.10.12"})
	day.drop(o, "日报 补.xlsx")
	day.drop(o, "日报 又一份.xlsx")
	o = later(o, 1)
	s = mustRun(t, o).Snapshot
	last := s.Decisions[len(s.Decisions)-1]
	if got := last.Reason().ZH; len(s.Decisions) != 2 || got != "钢财绩函〔2023〕6号，邮寄，张三 2023-10-12 签收" {
		t.Errorf("%d decisions, the last says %s", len(s.Decisions), got)
	}
	listed := actsOf(t, o)
	listed.undo("记错了", "已反馈", "钢财绩函〔2023〕6号", "邮寄", "张三", "2023-10-12")
	listed.drop(o, "撤销.xlsx")
	o = later(o, 1)
	if held := record.Holding(mustRun(t, o).Snapshot.Decisions); len(held) != 0 {
		t.Errorf("still in force: %+v", held)
	}
}

func equalSorted(a, b []string) bool {
	slices.Sort(a)
	return slices.Equal(a, b)
}
