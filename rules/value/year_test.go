package value

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestYears(t *testing.T) {
	for text, want := range map[string][]int{
		"":    nil,
		"评分表": nil,
		"2023年度财政重点项目绩效评价评分表": {2023},
		"（2023年度）":         {2023},
		"２０２３ 年财政重点项目":     {2023},
		"二〇二三年度项目":         {2023},
		"2022年预算2023年评价":   {2022, 2023},
		"2023年度（2023年）":    {2023},
		"2023":             nil,
		"23年度":             nil,
		"项目213001年":        nil,
		"填报日期：2023年10月15日": nil,
		"2022年度评分表 二〇二三年十月十五日": {2022},
		"2023年1-12月": {2023},
		"年":          nil,
		"2022-2023年": {2023},
		"2023年二季度":   {2023},
		"评价年度2023年月": {2023},
	} {
		if diff := cmp.Diff(want, Years(text)); diff != "" {
			t.Errorf("Years(%q) (-want +got):\n%s", text, diff)
		}
	}
}
