package kind

import (
	"testing"

	"jixiao/rules/form"
)

func TestMeasure(t *testing.T) {
	r := measure{min: 10, phrases: map[string]bool{"已整改": true, "按要求整改": true, "无": true}}
	problem := form.Value{State: form.Valid, Text: "支出进度偏慢，年底集中支付"}
	for _, c := range []struct {
		text, variant string
		empty         bool
	}{
		{"已按月调度支出进度，形成通报机制", "", false},
		{"已 整 改！", "phrase", true},
		{"无", "phrase", true},
		{"/", "", true},
		{"已加强管理工作", "", true},
		{"支出进度偏慢, 年底集中支付。", "repeated", true},
		{"支出进度偏慢年底集中", "repeated", true},
		{"针对支出进度偏慢，年底集中支付的问题，已整改", "repeated", true},
		{"针对支出进度偏慢，年底集中支付的问题，已按月调度、逐项通报，十月底前全部支付", "", false},
		{"一二三四五六七八九十", "", false},
		{"一二三四五六七八九", "", true},
	} {
		variant, empty := r.saysNothing(c.text, problem)
		if variant != c.variant || empty != c.empty {
			t.Errorf("%q: got %q %v, want %q %v", c.text, variant, empty, c.variant, c.empty)
		}
	}
}
