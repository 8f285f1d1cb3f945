package form

import "testing"

// TestGroupOf holds what is taken for a group of the form, with a note where it
// says more, and what never is.
func TestGroupOf(t *testing.T) {
	sheet := &Field{Groups: []Choice{{Is: "决策"}, {Is: "过程"}, {Is: "产出"}, {Is: "效益", Or: []string{"效果"}}, {Is: "满意度"}}}
	own := &Field{Groups: []Choice{{Is: "产出指标"}, {Is: "效益指标"}, {Is: "满意度指标"}}}
	nested := &Field{Groups: []Choice{{Is: "公益"}, {Is: "管理"}, {Is: "项目管理"}}}
	for _, c := range []struct {
		of         *Field
		text, want string
		note       bool
	}{
		{sheet, "决策", "决策", false}, {sheet, "一、决策（20分）", "决策", false}, {sheet, "（一）决策", "决策", false}, {sheet, "1.决策", "决策", false}, {sheet, "①决策", "决策", false},
		{sheet, "1、决策指标", "决策", false}, {sheet, "决　策\n(20)", "决策", false}, {sheet, "效果", "效益", false}, {sheet, "四、效果指标（20 分）", "效益", false},
		{sheet, "决策20分", "决策", true}, {sheet, "项目决策", "决策", true}, {sheet, "社会公众或服务对象满意度", "满意度", true}, {sheet, "满意", "满意度", true},
		{sheet, "投入", "", false}, {sheet, "决测", "", false}, {sheet, "产出与效益", "", false}, {sheet, "产出效益", "", false}, {sheet, "非满意度", "", false}, {sheet, "三", "", false}, {sheet, "指标", "", false}, {sheet, "20", "", false},
		{own, "产出", "产出指标", false}, {own, "产出指标（50分）", "产出指标", false}, {own, "成本指标", "", false}, {own, "服务对象满意度指标", "满意度指标", true},
		{nested, "项目管理", "项目管理", false}, {nested, "管理", "管理", false}, {nested, "非公益", "", false},
	} {
		got, ok := c.of.GroupOf(c.text)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%q is %q, %t; want %q", c.text, got, ok, c.want)
		}
		if _, written := c.of.groupWritten(c.text); written == c.note && ok {
			t.Errorf("%q is %q as written: %t", c.text, got, written)
		}
	}
	for text, want := range map[string]string{"决测": "决策", "过成": "过程", "效溢": "效益", "成果": "效益", "满意渡": "满意度", "投入": "", "公众评价": "", "管理": "", "产效": "产出"} {
		if got := sheet.GroupLike(text); got != want {
			t.Errorf("%q is like %q, want %q", text, got, want)
		}
	}
}
