package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	rectificationRows = "1 | A-01 | 城区环卫 | 绩效目标 | 目标未细化 | 已组织修订绩效目标并细化 | 王五 | d:2023-10-15 | 已完成 | d:2023-10-09 | 附件1.pdf\n" +
		"2 | A-02 | 莱钢道路 | 资金管理 | 支出偏慢 | 已按月调度支出进度并通报 | 张三 | d:2023-10-15 | 正在整改\n"
	rectificationEnd = "合计 || 问题总数 | 2 | 已完成数 | 1 | 整改完成率 || 50%\n"
)

func TestRectificationInOtherShapes(t *testing.T) {
	head := rectificationMerges[:5]
	checkVariants(t, rectification, head, []variant{
		{name: "merges taken apart", merges: none},
		{name: "signatures at the right", replaced: []string{rectificationEnd, "||||||| 单位负责人（签字）： ||| 填表人：\n||||||||（单位公章）\n|||||||||| 2023年10月8日\n"}},
		{name: "a date below", replaced: []string{rectificationEnd, "||||||||| d:2023-10-08\n"}},
		{name: "the stamp of the unit", replaced: []string{rectificationEnd, "| 钢城区城市管理局（盖章）\n"}},
		{name: "numbered notes", replaced: []string{rectificationEnd, "1.本表一个问题填一行。\n2.无问题的单位请报零报告。\n"}},
		{name: "unit line inside", replaced: []string{"2 | A-02", "||||||||||| 单位：万元\n2 | A-02"}},
		{name: "page 2 behind signatures", replaced: []string{"2 | A-02", "填表人：某某\n\n序号 | 项目编号 | 项目名称 | 问题类别 | 存在问题 | 整改措施 | 责任人 | 整改时限 | 整改状态 | 完成日期 | 佐证材料 | 备注\n2 | A-02"}},
		{name: "formulas filled down in advance", replaced: []string{"\n3\n4\n", "\n=ROW()-3 > 3 || =IF(B6=\"\",\"\",1) > ' ||||||||| =VLOOKUP(B6,X!A:B,2,0) > #N/A\n"}},
		{name: "closing row without its word", replaced: []string{"合计 || 问题", "|| 问题"}},
		{name: "closing figures in rows of their own", replaced: []string{rectificationEnd, "问题总数：| 2\n已完成数：| 1\n整改完成率：| 50%\n"}},
		{name: "closing figures with units", replaced: []string{"问题总数 | 2", "问题总数（个） | 2"}},
		{name: "a problem that begins like a signature", merges: append([]string{"A4:A5", "B4:B5", "C4:C5", "D4:D5"}, head...),
			replaced: []string{"2 | A-02 | 莱钢道路 | 资金管理 | 支出偏慢", "|||| 负责人：未按时签字"}},
		{name: "a due date in words", replaced: []string{"| 张三 | d:2023-10-15 |", "| 张三 | ' 长 期 |"}},
		{name: "due before the end of a day", replaced: []string{"| 张三 | d:2023-10-15 |", "| 张三 | 2023年10月15日以前 |"}, want: []string{"V03 H5 due"}},
		{name: "finished before some day", replaced: []string{"d:2023-10-09", "2023年10月9日前"}, want: []string{"V06 J4 finished_on"}},
		{name: "counts with their units", replaced: []string{"问题总数 | 2 | 已完成数 | 1 |", "问题总数 | 2个 | 已完成数 | 1（项） |"}, want: []string{"V03 D8 problem_count", "V03 F8 done_count"}},
		{name: "another word is no due date", replaced: []string{"| 张三 | d:2023-10-15 |", "| 张三 | 尽快 |"}, want: []string{"V06 H5 due"}},
		{name: "two categories in one row", replaced: []string{"| 绩效目标 | 目标未细化", "| 绩效目标、资金管理 | 目标未细化"}, want: []string{"V07 D4 category"}},
		{name: "two columns of categories", replaced: []string{"佐证材料 | 备注", "佐证材料 | 问题类别"}, want: []string{"S09 L3 category"}},
		{name: "a row of dashes", replaced: []string{"\n3\n", "\n3 | — | / | — | — | — | — | — | — | — | — | —\n"}},
		{name: "a merged code that does not fit is one mistake", replaced: []string{"| A-01 |", "| 甲1 |", "2 | A-02", "2 |"},
			merges: append([]string{"B4:B5"}, head...), want: []string{"V08 B4 project_code"}},
		{name: "reversed columns", merges: head[:1], replaced: []string{rectification[strings.Index(rectification, "序号"):],
			"备注 | 佐证材料 | 完成日期 | 整改状态 | 整改时限 | 责任人 | 整改措施 | 存在问题 | 问题类别 | 项目名称 | 项目编号 | 序号\n" +
				"||| 整改中 | d:2023-10-15 | 张三 | 已按月调度支出进度并通报 | 支出偏慢 | 资金管理 | 莱钢道路 | A-02 | 1\n"}},
	})
}

func TestNothingToReport(t *testing.T) {
	for _, said := range []string{"无", "零报告", "| 无", "||||| 零报告", "|||||||||||零报告", "本单位无整改问题，零报告。", "经自查，本单位无问题",
		"1 | 无 | 无 | 无 | 无 | 无 | 无 | 无 | 无", "| — | — | — | — | — | — | — | — | —", "\n\n\n零报告", "无\n合计 || 问题总数 | 0 | 已完成数 | 0 | 整改完成率 || —"} {
		text := strings.Replace(rectification, rectificationRows+"3\n4\n"+rectificationEnd, said+"\n", 1)
		s, found := read(t, sheetOf(t, "整改", text, rectificationMerges[:5]...))
		if len(found) > 0 || s == nil || !s.Nil {
			t.Errorf("%q: found %v in %+v, want a report of nothing", said, found, s)
		}
	}
}

func TestNotesThatMentionNothingAreNoReport(t *testing.T) {
	for _, said := range []string{"", "注：无", "3.没有问题的单位请报零报告", "备注 | 联系人", "| —"} {
		text := strings.Replace(rectification, rectificationRows+"3\n4\n"+rectificationEnd, said+"\n", 1)
		_, found := read(t, sheetOf(t, "整改", text, rectificationMerges[:5]...))
		if diff := cmp.Diff([]string{"S05 A3"}, found); diff != "" {
			t.Errorf("%q: findings (-want +got):\n%s", said, diff)
		}
	}
}

// A finding in a row names the row's project, even if the form has none of its own.
func TestFindingsNameTheProjectOfTheirRow(t *testing.T) {
	text := strings.NewReplacer("| 王五 |", "||", "| 张三 |", "||", "| A-02 |", "| 甲乙 |").Replace(rectification)
	sheet := sheetOf(t, "整改", text, rectificationMerges...)
	for _, f := range readAll(t, sheet).Findings {
		want := map[int]string{4: "A-01", 5: ""}[f.Place.Cell.Row]
		if f.Project != want {
			t.Errorf("%s at %s names project %q, want %q", f.Code, f.Place.Cell, f.Project, want)
		}
	}
}

func TestRectificationIsNoProblemList(t *testing.T) {
	text := strings.NewReplacer("2023年度财政重点项目绩效评价整改情况报告表", "附件", "| 备注\n", "| 问题编号\n").Replace(rectification)
	s, found := read(t, sheetOf(t, "整改", text, rectificationMerges...))
	if s == nil || s.Form != "rectification" || len(found) > 0 {
		t.Errorf("read as %+v with %v, want a rectification", s, found)
	}
}
