package formguess

import (
	"strings"

	"jixiao/rules/form"
	"jixiao/rules/value"
)

// word is what a usual label is called in definitions.
type word struct{ id, english string }

// words are the usual labels: id and English name, by the keys of labels.
var words = wordKeys(map[string]string{
	"序号": "ordinal/number", "编号": "number/number", "项目编号 项目代码 项目编码": "project_code/project code", "项目名称 项目": "project_name/project name",
	"单位 填报单位 报送单位 实施单位 项目单位 单位名称 项目实施单位 预算单位": "unit/unit", "主管部门": "department/competent department", "部门": "office/office",
	"归口科室 业务科室": "division/division", "备注": "note/note", "金额": "amount/amount", "合计": "total/total", "日期": "date/date",
	"填报日期 填表日期": "filled_on/date filled in", "填报人 填表人": "filled_by/filled in by", "联系电话 电话 手机 手机号 手机号码 联系方式": "phone/phone",
	"负责人 项目负责人 责任人 整改责任人": "owner/person responsible", "经办人": "clerk/clerk", "联系人": "contact/contact", "审核人": "checked_by/checked by", "姓名": "name/name", "性别": "sex/sex",
	"问题 存在问题 问题描述 存在的问题 主要问题": "problem/problem", "问题编号": "problem_id/problem id", "问题类别 问题类型": "category/category", "整改措施 措施": "measure/measure",
	"整改时限 整改期限 整改完成时限 计划完成时间 完成时限": "due/due date", "整改状态 状态 是否完成 完成情况 整改情况": "status/status", "完成日期 完成时间 整改完成时间": "finished_on/completion date",
	"佐证材料 证明材料 附件": "evidence/evidence", "整改要求 整改建议": "demand/what is demanded",
	"一级指标": "dimension/dimension", "二级指标": "group/group", "三级指标": "indicator/indicator", "指标名称": "indicator_name/indicator",
	"年度指标值 指标值 目标值": "target/target", "实际完成值 完成值": "actual/actual value",
	"分值 权重": "weight/weight", "得分 评价得分": "score/score", "扣分原因 扣分依据": "reason/reason for deduction",
	"偏差原因分析及改进措施": "deviation/deviation and improvement",
	"评价机构":        "evaluator/evaluator", "评价日期 评价时间": "evaluated_on/evaluation date", "财政综合评分 综合评分": "final_score/final score",
	"财政综合评价等级 评价等级 等级": "grade/grade", "预算批复金额 预算金额 批复金额": "budget/approved budget", "一般公共预算": "general_budget/general public budget",
	"政府性基金": "gov_fund/government fund", "国有资本经营预算": "state_capital/state capital budget", "上级转移支付 转移支付": "transfers/transfers from above", "其他资金": "other_funds/other funds",
	"到位资金 实际到位资金": "funds_in_place/funds in place", "实际支出 支出金额": "spent/actual spending", "资金到位率 到位率": "in_place_rate/funds-in-place rate",
	"预算执行率 执行率": "execution_rate/execution rate", "年初预算数": "initial_budget/initial budget", "全年预算数": "year_budget/year's budget", "全年执行数": "executed/year's spending",
	"年度资金总额 资金总额": "total/total funds", "当年财政拨款 财政拨款": "current/current appropriation", "上年结转资金 上年结转": "carried/carried over",
	"预期目标": "goal_expected/expected goal", "实际完成情况": "goal_actual/goal as achieved",
	"问题总数": "problem_count/number of problems", "已完成数 已整改数": "done_count/number finished", "整改完成率": "completion_rate/completion rate",
	"数量": "quantity/quantity", "单价": "price/unit price", "地址": "address/address", "类别": "kind/kind", "类型": "sort/sort", "内容": "content/content",
	"检查项目 检查内容": "checked_item/what is checked", "检查结果 结果": "result/result", "检查日期 检查时间": "checked_on/date checked", "检查人": "inspector/inspector",
	"资产编号": "asset_code/asset number", "资产名称": "asset_name/asset", "年度": "year/year", "乡镇 镇街 街道": "town/town", "村": "village/village",
})

func wordKeys(list map[string]string) map[string]word {
	keys := map[string]word{}
	for labels, names := range list {
		id, english, _ := strings.Cut(names, "/")
		for _, label := range strings.Fields(labels) {
			keys[value.Label(label)] = word{id, english}
		}
	}
	return keys
}

// wordFor is the usual word that a label is; a leading 其中： changes nothing.
func wordFor(label string) (word, bool) {
	w, ok := words[strings.TrimPrefix(value.Label(label), "其中:")]
	return w, ok
}

// typeWords lead from how a label ends to what it usually holds.
var typeWords = []struct {
	ends []string
	kind form.Type
}{
	{[]string{"日期", "时间", "时限", "期限"}, form.TypeDate},
	{[]string{"率", "比例", "占比", "比重"}, form.TypeRate},
	{[]string{"得分", "评分", "分数", "自评分"}, form.TypeScore},
	{[]string{"分值", "权重", "满分"}, form.TypeWeight},
	{[]string{"电话", "手机", "手机号", "手机号码", "联系方式"}, form.TypePhone},
	{[]string{"预算数", "决算数", "执行数", "金额", "资金", "预算", "支出", "决算", "经费", "收入", "拨款", "投资", "总额", "费", "款", "费用", "单价", "总价", "原值", "净值", "到位", "结转", "余额", "转移支付", "补贴", "基金", "价格"}, form.TypeAmount},
	{[]string{"人数", "数量", "次数", "户数", "个数", "天数", "份数", "问题数", "总数", "件数", "台数"}, form.TypeCount},
}

// usualType is what a label usually holds, TypeText where it says nothing.
func usualType(label string) form.Type {
	key := value.Bare(label)
	for _, w := range typeWords {
		if ends(key, w.ends) {
			return w.kind
		}
	}
	return form.TypeText
}
