package form

import (
	"slices"
	"strings"

	"jixiao/rules/value"
)

// footers begin the lines under a table: notes, signatures, dates. Alone, with
// a colon or with a bracket behind them they can be nothing else.
var footers = []string{"注", "备注", "说明", "附注", "填表说明", "填报说明", "填报要求", "填报人", "填表人", "制表人", "制表",
	"审核人", "审核", "复核人", "复核", "审批人", "负责人", "单位负责人", "部门负责人", "科室负责人", "分管领导", "分管负责人", "主要负责人",
	"主管领导", "经办人", "联系人", "联系电话", "联系方式", "填报日期", "填表日期", "填报时间", "填报单位", "单位盖章", "单位公章", "盖章", "公章",
	"签字", "签章", "年月日"}

// stamped ends the line on which a unit puts its seal.
var stamped = []string{"(盖章)", "(公章)", "(签章)", "(单位盖章)", "(单位公章)", "(加盖公章)", "盖章:", "公章:", "签字:", "(签字)", "(签字):"}

// noteHeads begin notes that go on without a colon.
var noteHeads = []string{"填表说明", "填报说明", "填报要求", "注:", "备注:", "说明:", "附注:"}

// footer reports whether a text begins a note or a signature line.
func footer(text string) bool {
	key := value.Fold(text)
	trimmed := strings.TrimLeft(key, "*(")
	for _, f := range footers {
		if rest, ok := strings.CutPrefix(trimmed, f); ok && (rest == "" || strings.IndexByte(":()", rest[0]) >= 0) {
			return true
		}
	}
	return slices.ContainsFunc(noteHeads, func(head string) bool { return strings.HasPrefix(trimmed, head) }) ||
		slices.ContainsFunc(stamped, func(tail string) bool { return strings.HasSuffix(key, tail) })
}

// sentence reports whether a text is a remark rather than a code or a name.
func sentence(text string) bool {
	key := value.Fold(text)
	return strings.ContainsAny(key, ",;!") || strings.HasSuffix(key, ".")
}
