package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/form"
)

// TestHeadersAndLabelsReadLoosely holds which strange words are taken, and that
// words of their own never are.
func TestHeadersAndLabelsReadLoosely(t *testing.T) {
	apart := without(without(scoreSheetMerges, "F8:G8"), "B4:D4")
	checkVariants(t, scoreSheet, apart, []variant{
		{name: "a remark in brackets", replaced: []string{"| 得分 | 扣分", "| 得分（含加分项，100分制） | 扣分"}, want: []string{"S07 E8 score"}},
		{name: "a word before it", replaced: []string{"| 得分 | 扣分", "| 自评得分 | 扣分"}, want: []string{"S07 E8 score"}},
		{name: "both", replaced: []string{"| 分值 | 得分 | 扣分", "| 指标分值（必填，见说明） | 专家评价得分 | 扣分"}, want: []string{"S07 D8 weight", "S07 E8 score"}},
		{name: "an alias with a word before it", replaced: []string{"| 分值 |", "| 指标权重 |"}, want: []string{"S07 D8 weight"}},
		{name: "a column beside the right one", replaced: []string{"扣分原因 ||", "扣分原因 | 得分说明 |"}},
		{name: "last year's column beside the right one", replaced: []string{"扣分原因 ||", "扣分原因 | 上年得分 |"}},
		{name: "last year's column alone", replaced: []string{"| 得分 | 扣分", "| 上年得分 | 扣分"}, want: []string{"S03 A8 score"}},
		{name: "what is to be had", replaced: []string{"| 得分 | 扣分", "| 应得分 | 扣分"}, want: []string{"S03 A8 score"}},
		{name: "two that fit", replaced: []string{"| 得分 | 扣分原因 |", "| 自评得分 | 扣分原因 | 专家得分"}, want: []string{"S03 E8 score"}},
		{name: "words behind it are told, not taken", replaced: []string{"| 得分 | 扣分", "| 得分情况 | 扣分"}, want: []string{"S03 E8 score"}},
		{name: "a row of strange headers is one mistake", replaced: []string{"| 分值 | 得分 | 扣分原因", "| 分数值 | 打分 | 扣分的原因"}, want: []string{"S03 D8 weight"}},
		{name: "a label with a remark", replaced: []string{"预算批复金额 |", "预算批复金额（以批复文件为准） |"}, want: []string{"S07 A5 budget"}},
		{name: "a label with a word before it", replaced: []string{"实际支出 |", "项目实际支出： |"}, want: []string{"S07 C6 spent"}},
		{name: "a label with a word of number behind it", replaced: []string{"实际支出 |", "实际支出数 |"}, want: []string{"S07 C6 spent"}},
		{name: "a label that an optional field might have", replaced: []string{"评价机构 | 第三方评价机构", "委托评价机构 | 某某事务所"}},
		{name: "an optional label with a remark", replaced: []string{"联系电话 |", "联系电话（手机优先） |"}, want: []string{"S07 C17 phone"}},
		{name: "a label whose value is a label's", replaced: []string{"| 经建科", "| 项目实施单位"}},
	})
}

// TestStrangeHeadersTogether holds what one finding says of several headers.
func TestStrangeHeadersTogether(t *testing.T) {
	text := strings.Replace(scoreSheet, "| 分值 | 得分 | 扣分原因", "| 分数值 | 打分 | 扣分的原因", 1)
	got := readAll(t, sheetOf(t, "表", text, scoreSheetMerges...))
	if len(got.Findings) != 1 {
		t.Fatalf("found %+v", got.Findings)
	}
	f := got.Findings[0]
	var cells []string
	for _, c := range f.Cells {
		cells = append(cells, c.At.String()+" "+c.Expected)
	}
	want := []string{"D8 分值", "E8 得分", "F8 扣分原因"}
	if d := cmp.Diff(want, cells); d != "" || f.Args["like"].ZH != "“分数值”→“分值”，“打分”→“得分”，“扣分的原因”→“扣分原因”" || f.Expected != "分值、得分、扣分原因" {
		t.Errorf("told %+v\n%s", f, d)
	}
}

// TestLooseHeadersAreReadAlike holds that values under a header that was taken
// loosely are the same as under the form's own.
func TestLooseHeadersAreReadAlike(t *testing.T) {
	rows := func(text string) form.Table {
		s, _ := read(t, sheetOf(t, "表", text, scoreSheetMerges...))
		return s.Tables["indicators"]
	}
	if d := cmp.Diff(rows(scoreSheet), rows(strings.Replace(scoreSheet, "| 得分 | 扣分", "| 自评得分（分） | 扣分", 1))); d != "" {
		t.Error(d)
	}
}
