package form_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What stands under a closing row counts as a row of the table only if it looks
// like one, and nothing is ever told of it.
func TestRowsBelowTheTotal(t *testing.T) {
	const total = "合计 ||| 100 | 96.5\n"
	indicator := "|| 社会效益 | 10 | 9 | 进度滞后\n"
	for _, c := range []struct {
		name, under string
		want        []string
	}{
		{"nothing", "", nil},
		{"an indicator", indicator, []string{"16 社会效益 10"}},
		{"two, of one group", "效益 || 社会效益 | 10 | 9\n|| 可持续影响 | 10 | 8\n", []string{"16 社会效益 10", "17 可持续影响 10"}},
		{"an indicator that is a label as well", "|| 资金到位率 | 10 | 9\n", []string{"16 资金到位率 10"}},
		{"mistakes in it are not told", "|| 社会效益 | 10 | 九分\n", []string{"16 社会效益 10"}},
		{"too many to be a slip", strings.Repeat(indicator, 6), nil},
		{"behind a blank row", "\n" + indicator, nil},
		{"a note", "注：以上得分已经集体研究\n", nil},
		{"a note with numbers", "说明：共 20 项 || 其中 | 18 | 2\n", nil},
		{"a remark without its word", "以上各项得分均经集体研究确定，\n", nil},
		{"a sum by the way", "||| 100\n", nil},
		{"a signature", "评价人 | 王五 | 复核人 | 赵六\n", nil},
		{"signatures of several", "单位负责人： || 财务负责人： || 填表人：\n", nil},
		{"the stamp", "钢城区住房和城乡建设局（盖章）\n", nil},
		{"a label of the form", "评价机构 || 第三方 | 10 | 9\n", nil},
		{"the header once more", "一级指标 | 二级指标 | 三级指标 | 分值 | 得分\n" + indicator, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(scoreSheet, total, total+c.under, 1)
			s, found := read(t, sheetOf(t, "评分表", text, scoreSheetMerges[:len(scoreSheetMerges)-4]...))
			if s == nil {
				t.Fatalf("not read: %v", found)
			}
			var got []string
			for _, r := range s.Tables["indicators"].Below {
				got = append(got, strconv.Itoa(r.Line)+" "+r.Value("indicator").Text+" "+r.Value("weight").Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("below (-want +got):\n%s", diff)
			}
			if c.want != nil && len(found) > 0 {
				t.Errorf("findings %v of rows that no rule counts", found)
			}
			if rows := s.Tables["indicators"].Rows; len(rows) != 4 {
				t.Errorf("%d rows, want the 4 above the total", len(rows))
			}
		})
	}
}

func TestRowsBelowTheTotalOfAList(t *testing.T) {
	for under, want := range map[string]int{
		"3 | A-02 | 莱钢道路 | 满意度 | 没有开展调查 | 委托第三方开展问卷调查 | 张三 | d:2023-10-15 | 正在整改\n": 1,
		"| 钢城区城市管理局（盖章）\n":                     0,
		"填表人： | 王五 || 联系电话： | 0531-75864663\n": 0,
		"| 王五 | 赵六 ||||| d:2023-10-08\n":       0,
	} {
		s, found := read(t, sheetOf(t, "整改", strings.Replace(rectification, rectificationEnd, rectificationEnd+under, 1), rectificationMerges...))
		if s == nil || len(s.Tables["problems"].Below) != want || want > 0 && len(found) > 0 {
			t.Errorf("%q: found %v in %+v, want %d rows", under, found, s, want)
		}
	}
}
