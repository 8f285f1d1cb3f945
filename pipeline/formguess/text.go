package formguess

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/form"
	"jixiao/rules/value"
)

// How sure a text is a label: by itself, by how it ends, not at all excluded.
const (
	noLabel = iota
	mayLabel
	likelyLabel
	sureLabel
)

// longestLabel is how many characters a label or header has at most.
const longestLabel = 24

// labelEnds are how labels usually end.
var labelEnds = []string{"名称", "编号", "编码", "代码", "单位", "部门", "科室", "机构", "日期", "时间", "时限", "期限", "年度", "年份", "金额", "资金",
	"预算", "预算数", "支出", "决算", "决算数", "经费", "收入", "拨款", "率", "数", "数量", "人", "姓名", "电话", "方式", "类别", "类型", "种类", "等级", "级别", "状态", "情况", "措施", "原因",
	"问题", "备注", "说明", "意见", "建议", "依据", "标准", "要求", "内容", "目标", "结果", "结论", "指标", "值", "得分", "分值", "评分", "分数", "权重", "地址", "地点",
	"材料", "合计", "小计", "性质", "来源", "用途", "面积", "比例", "序号", "号", "价格", "领导", "规格", "型号", "品牌", "单价", "总价", "事项", "附件", "费", "款", "额", "次数", "类", "职务", "科目", "是否"}

// labelness is how sure the text of a cell is a label.
func labelness(c *form.Cell) int {
	if c == nil || c.Kind != form.Text || c.Formula != "" {
		return noLabel
	}
	text := value.Clean(c.Text)
	if !isLabelText(text) {
		return noLabel
	}
	if _, known := wordFor(text); known || strings.HasSuffix(value.Fold(text), ":") {
		return sureLabel
	}
	key := value.Label(text)
	if ends(value.Bare(text), labelEnds) || strings.HasPrefix(key, "是否") || strings.HasPrefix(key, "其中:") {
		return likelyLabel
	}
	return mayLabel
}

func ends(key string, tails []string) bool {
	return slices.ContainsFunc(tails, func(tail string) bool { return strings.HasSuffix(key, tail) })
}

// isLabelText refuses texts that are values: numbers, dates, units with their
// codes, telephone numbers, sentences.
func isLabelText(text string) bool {
	bare := value.Bare(text)
	if bare == "" || utf8.RuneCountInString(bare) > longestLabel || value.IsNone(text) || strings.ContainsAny(bare, "。;") {
		return false
	}
	if strings.ContainsAny(bare, ",") && utf8.RuneCountInString(bare) > 12 {
		return false
	}
	if _, err := value.ParseNumber(text); err == nil {
		return false
	}
	if _, err := value.ParseDate(text); err == nil {
		return false
	}
	_, unit := unitCode(text)
	return !unit && !value.ParsePhone(text) && hasLetter(bare) && !isCode(text)
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

var codeText = regexp.MustCompile(`^[A-Z]{0,8}[-0-9/_.]*[0-9]+[-0-9A-Z/_.]*$`)

// isCode reports whether a text is a code of letters and digits.
func isCode(text string) bool { return codeText.MatchString(value.Fold(text)) }

// inlinePair is a label with a colon and perhaps its value behind it, in one cell.
var inlinePair = regexp.MustCompile(`^([\p{Han}A-Za-z（）()]{2,16})[:：]\s*(.*)$`)

// noLabels begin remarks and parts of a sum, not values.
var noLabels = []string{"其中", "注", "备注", "说明", "附注", "填表说明", "填报说明", "填报要求"}

// anotherLabel begins the next pair of the same cell.
var anotherLabel = regexp.MustCompile(`[\s　]+([\p{Han}（）()]{2,12})[:：]`)

// splitInline takes a text apart into pairs of labels and values: 填报单位：某某局
// 填报日期：2023年10月8日.
func splitInline(text string) (pairs [][2]string) {
	for text = strings.TrimSpace(text); text != ""; {
		m := inlinePair.FindStringSubmatch(text)
		if m == nil || slices.Contains(noLabels, m[1]) {
			return pairs
		}
		rest, after := m[2], ""
		if at := anotherLabel.FindStringSubmatchIndex(" " + rest); at != nil {
			rest, after = strings.TrimSpace((" " + rest)[:at[0]]), (" " + rest)[at[2]:]
		}
		pairs = append(pairs, [2]string{m[1], strings.TrimSpace(rest)})
		text = after
	}
	return pairs
}

// footers begin the rows under a table: notes and signatures.
var footers = []string{"注", "备注", "说明", "附注", "填表说明", "填报说明", "填报要求", "填报人", "填表人", "制表人", "制表", "审核人", "审核", "复核人",
	"审批人", "负责人", "单位负责人", "分管领导", "分管负责人", "主要负责人", "经办人", "联系人", "联系电话", "填报日期", "填表日期", "单位盖章", "盖章", "公章", "签字"}

// isFooter reports whether a text begins a note or a signature.
func isFooter(text string) bool {
	key := strings.TrimLeft(value.Fold(text), "*(")
	return slices.ContainsFunc(footers, func(f string) bool {
		rest, ok := strings.CutPrefix(key, f)
		return ok && (rest == "" || strings.IndexByte(":()", rest[0]) >= 0 || len(rest) > 3 && f == "注" && rest[0] >= '0' && rest[0] <= '9')
	})
}

// closingWords name the row under a table.
var closingWords = []string{"合计", "总计", "总分", "总得分", "平均", "平均分", "平均得分"}

// isClosing reports whether a text names the row that closes a table.
func isClosing(text string) bool {
	key := value.Label(text)
	return slices.Contains(closingWords, key)
}

// subtotalSuffix ends the name of a row that closes a part of a table.
const subtotalSuffix = "小计"

func isSubtotal(text string) bool { return strings.HasSuffix(value.Label(text), subtotalSuffix) }
