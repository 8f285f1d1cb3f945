package form

import (
	"strings"
	"testing"
)

// TestShortOf holds what is taken for an entry of a list, and what never is.
func TestShortOf(t *testing.T) {
	status := &Field{Choices: []Choice{{"已完成", []string{"已整改", "已完成整改", "是"}}, {"整改中", []string{"正在整改", "部分整改"}},
		{"未启动", []string{"未整改", "尚未整改", "否"}}, {"长期坚持", []string{"持续整改"}}}}
	grade := &Field{Choices: []Choice{{"优", []string{"优秀"}}, {"良", []string{"良好"}}, {"中", []string{"中等"}}, {"差", []string{"较差"}}}}
	category := &Field{Choices: []Choice{{Is: "项目立项"}, {Is: "绩效目标"}, {Is: "资金投入"}, {Is: "资金管理"}, {Is: "组织管理"}, {Is: "满意度调查"}, {Is: "其他"}}}
	for _, c := range []struct {
		of         *Field
		text, want string
	}{
		{status, "完成", "已完成"}, {status, "完成整改", "已完成"}, {status, "已完成（9月）", "已完成"}, {status, "全部已完成", "已完成"}, {status, "已完成销号", "已完成"},
		{status, "正在整改中", "整改中"}, {status, "正在", ""}, {status, "坚持", "长期坚持"}, {status, "未启动整改", ""}, {status, "未整改到位", ""},
		{status, "未完成", ""}, {status, "尚未完成", ""}, {status, "没有完成", ""}, {status, "基本完成", ""}, {status, "基本已完成", ""}, {status, "部分完成", ""},
		{status, "已完成未验收", ""}, {status, "不是已完成", ""}, {status, "整改", ""}, {status, "启动", ""}, {status, "成", ""}, {status, "未", ""}, {status, "", ""},
		{status, "即将完成整改", ""}, {status, "预计已完成", ""}, {status, "是否完成", ""}, {status, "未完成整改", ""},
		{grade, "优等", "优"}, {grade, "优秀等次", "优"}, {grade, "良（85分）", "良"}, {grade, "良好等级", "良"}, {grade, "中上", ""}, {grade, "差不多", ""}, {grade, "优良", ""},
		{grade, "等级", ""}, {grade, "不优秀", ""},
		{category, "立项", "项目立项"}, {category, "满意度", "满意度调查"}, {category, "目标", "绩效目标"}, {category, "资金", ""}, {category, "绩效", ""}, {category, "管理", ""}, {category, "资金管理问题", "资金管理"},
		{category, "资金管理和组织管理", ""}, {category, "其他问题", "其他"},
	} {
		if got, ok := c.of.shortOf(c.text); got != c.want || ok != (c.want != "") {
			t.Errorf("%q is %q, %t; want %q", c.text, got, ok, c.want)
		}
	}
	for text, want := range map[string]string{"已做完成": "已完成", "整改进行": "整改中", "未完成": "", "基本完成": "已完成", "部分完成": "已完成、整改中", "不知道": ""} {
		if got := strings.Join(status.like(text), "、"); got != want {
			t.Errorf("%q is like %q, want %q", text, got, want)
		}
	}
}

// TestSeveral holds what names more than one entry of a list in one cell.
func TestSeveral(t *testing.T) {
	category := &Field{Choices: []Choice{{Is: "项目立项"}, {Is: "绩效目标"}, {Is: "资金管理"}, {Is: "产出效果", Or: []string{"产出和效果"}}, {Is: "其他"}}}
	for text, want := range map[string]string{
		"项目立项、绩效目标": "项目立项 绩效目标", "立项／目标": "项目立项 绩效目标", "项目立项\n资金管理": "项目立项 资金管理", "资金管理和绩效目标，其他": "资金管理 绩效目标 其他",
		"资金管理；资金管理": "资金管理", "项目立项、人员": "", "、": "", "": "",
	} {
		if got := strings.Join(category.several(text), " "); got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
	if is, ok := category.choose("产出和效果"); !ok || is != "产出效果" {
		t.Errorf("an entry with 和 in it is %q", is)
	}
}
