package formguess

import "testing"

func TestWithoutYear(t *testing.T) {
	for text, want := range map[string]string{
		"2023年度财政重点项目绩效评价评分表":     "财政重点项目绩效评价评分表",
		"钢城区2023年度财政重点评价项目明细":     "财政重点评价项目明细",
		"安全生产检查表（2023年度）":         "安全生产检查表",
		"2023年1-9月预算执行情况表":        "预算执行情况表",
		"二〇二三年度资产台账":              "资产台账",
		"2023年第三季度重点工作台账":         "重点工作台账",
		"固定资产登记表":                 "固定资产登记表",
		"某某区2021—2023年度项目支出情况统计表": "项目支出情况统计表",
	} {
		if got := withoutYear(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		texts []string
		want  string
	}{
		{[]string{"城管局安全生产台账", "水务局安全生产台账"}, "局安全生产台账"},
		{[]string{"某镇村级公益事业台账", "城区村级公益事业台账"}, "村级公益事业台账"},
		{[]string{"整改台账", "资产明细"}, ""},
	} {
		if got := alike(tt.texts); got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.texts, got, tt.want)
		}
	}
}

func TestSplitInline(t *testing.T) {
	for text, want := range map[string][][2]string{
		"填报单位：某某局":                    {{"填报单位", "某某局"}},
		"填报单位：某某局    填报日期：2023年10月8日": {{"填报单位", "某某局"}, {"填报日期", "2023年10月8日"}},
		"填报人：": {{"填报人", ""}},
		"负责人（签字）：张三　联系电话：0531-75861234": {{"负责人（签字）", "张三"}, {"联系电话", "0531-75861234"}},
		"其中：当年财政拨款":                     nil,
		"开会时间 8:30":                     nil,
	} {
		got := splitInline(text)
		if len(got) != len(want) {
			t.Errorf("%s: got %v, want %v", text, got, want)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: got %v, want %v", text, got, want)
			}
		}
	}
}
