package form_test

import (
	"fmt"
	"strings"
	"testing"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// fullScoreSheet is the form as issued: 34 rows, 8 columns, its 48 merges.
func fullScoreSheet(t testing.TB) form.Sheet {
	t.Helper()
	var b strings.Builder
	b.WriteString(scoreSheet[:strings.Index(scoreSheet, "决策 |")])
	var merges []string
	row := 9
	for d, dimension := range []string{"决策", "过程", "产出", "效益", "满意度"} {
		n := []int{6, 5, 4, 2, 1}[d]
		for i := range n {
			name := ""
			if i == 0 {
				name = dimension
			}
			fmt.Fprintf(&b, "%s | 二级指标%d | 三级指标%d%d | 4 | 3.5 | 进度滞后\n", name, d, d, i)
			merges = append(merges, fmt.Sprintf("F%d:G%d", row+i, row+i))
		}
		fmt.Fprintf(&b, "%s小计 ||| %d | %s\n", dimension, 4*n, decimalHalf(7*n))
		merges = append(merges, fmt.Sprintf("A%d:A%d", row, row+n-1), fmt.Sprintf("A%d:C%d", row+n, row+n))
		row += n + 1
	}
	b.WriteString("合计 ||| 72 | 63\n财政综合评分 | 63 || 财政综合评价等级 | 中\n填报人 | 李四 | 联系电话 | 0531-75864663 | 填报日期 | d:2023-10-11\n")
	return sheetOf(t, "评分表", b.String(), append(merges, "A1:H1", "D3:H3", "B4:D4", "F4:H4", "B7:D7", "F7:H7", "F8:G8")...)
}

func decimalHalf(doubled int) string {
	return strings.TrimSuffix(fmt.Sprintf("%d.%d", doubled/2, doubled%2*5), ".0")
}

// longRectification has n data rows; every tenth project is merged over ten.
func longRectification(t testing.TB, n int) form.Sheet {
	t.Helper()
	head := rectification[:strings.Index(rectification, "1 | A-01")]
	s := sheetOf(t, "整改", head, rectificationMerges[:5]...)
	row := sheetOf(t, "", "1 | A-01 | 城区环卫 | 绩效目标 | 目标未细化 | 已组织修订绩效目标并细化 | 王五 | d:2023-10-15 | 已完成 | d:2023-10-09 | 附件1.pdf").Rows[0]
	for i := range n {
		r := form.Row{Index: 4 + i, Cells: append([]form.Cell(nil), row.Cells...)}
		for j := range r.Cells {
			r.Cells[j].Ref.Row = r.Index
		}
		s.Rows = append(s.Rows, r)
		if i%100 == 0 && i+10 <= n {
			s.Merges = append(s.Merges, form.Range{From: finding.Ref{Row: r.Index, Col: 3}, To: finding.Ref{Row: r.Index + 9, Col: 3}})
		}
	}
	return s
}

func BenchmarkRead(b *testing.B) {
	r := reader(b)
	for name, sheet := range map[string]form.Sheet{
		"score sheet":                fullScoreSheet(b),
		"rectification 1,000 rows":   longRectification(b, 1_000),
		"rectification 10,000 rows":  longRectification(b, 10_000),
		"rectification 100,000 rows": longRectification(b, 100_000),
	} {
		b.Run(name, func(b *testing.B) {
			wb := &form.Workbook{Sheets: []form.Sheet{sheet}}
			if got := readBook(b, r, wb); len(got.Submissions) != 1 || len(got.Findings) > 0 {
				b.Fatalf("read %d submissions, findings %v", len(got.Submissions), got.Findings)
			}
			b.ReportAllocs()
			for b.Loop() {
				readBook(b, r, wb)
			}
		})
	}
}
