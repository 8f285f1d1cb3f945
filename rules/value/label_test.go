package value

import (
	"strings"
	"testing"
)

func TestLabel(t *testing.T) {
	for text, want := range map[string]string{
		"":                "",
		"项目编号":            "项目编号",
		" 项 目 编 号 ：":      "项目编号",
		"*项目名称:":          "项目名称",
		"★ 项目名称（必填）":      "项目名称",
		"项目名称*":           "项目名称",
		"全年预算数（A）":        "全年预算数",
		"执行率（Ｂ／Ａ）":        "执行率",
		"执行率(C=B/A×100%)": "执行率",
		"预算批复金额（万元）：":     "预算批复金额",
		"预算批复金额（单位：万元）":   "预算批复金额",
		"得分（分）":           "得分",
		"资金到位率（％）":        "资金到位率",
		"资金到位率 [%]":       "资金到位率",
		"分值（100分）":        "分值",
		"分值(满分100分)":      "分值",
		"预算数（A）（万元）":      "预算数",
		"填报人（签字）：":        "填报人",
		"其中：当年财政拨款":       "其中:当年财政拨款",
		"预算数（2022年）":      "预算数(2022年)",
		"措施（1）":           "措施(1)",
		"项目名称（子项目）":       "项目名称(子项目)",
		"（万元）":            "(万元)",
		"*":               "*",
		"：":               ":",
		"(A)":             "(A)",
		"得分)":             "得分)",
		"偏差原因分析\n及改进措施":   "偏差原因分析及改进措施",
	} {
		if got := Label(text); got != want {
			t.Errorf("Label(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLabelLeavesPlainTextAlone(t *testing.T) {
	for _, text := range []string{"财政综合评价等级", "全年预算数(A)", "填报人:"} {
		if n := testing.AllocsPerRun(10, func() { Label(text) }); n != 0 {
			t.Errorf("Label(%q) allocates %v times", text, n)
		}
	}
}

func FuzzLabel(f *testing.F) {
	for _, seed := range []string{"", "*项目：", "预算数（A）（万元）", "((A))", "：：", "*)("} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key, folded := Label(s), Fold(s)
		if !strings.Contains(folded, key) {
			t.Fatalf("Label(%q) = %q is no part of %q", s, key, folded)
		}
		if (key == "") != (folded == "") {
			t.Fatalf("Label(%q) = %q", s, key)
		}
	})
}

func BenchmarkLabel(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Label("财政综合评价等级")
	}
}
