package mutation

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// clearKinds are ways to write something otherwise of which it is clear what is
// meant: they must cost nobody any work.
func clearKinds() []Kind {
	sheets, reports := forms{scoreSheet}, forms{rectification}
	named := forms{scoreSheet, selfEvaluation, rectification, scoreList}
	return []Kind{
		{Name: "项目编号用了全角小写", Area: identity, Forms: all, Note: true, Sow: code(wideCode)},
		{Name: "单位写的是别名", Area: identity, Forms: named, Note: true, Sow: inUnit(func(mine, _ register.Unit) string {
			if len(mine.Aliases) == 0 {
				return ""
			}
			return mine.Aliases[0]
		})},
		{Name: "等级写成“优秀”“良好”", Area: scores, Forms: sheets, Note: true, Sow: change("grade", longGrade)},
		{Name: "日期写成年月日", Area: dates, Forms: sheets, Codes: codes{"V03"}, Note: true, Sow: change("evaluated_on", chineseDay)},
		{Name: "日期写成一串数字", Area: dates, Forms: forms{scoreSheet, rectification}, Note: true, Sow: change("filled_on", plainDay)},
		{Name: "金额带单位", Area: funds, Forms: sheets, Codes: codes{"V03"}, Note: true, Sow: typedText("spent", "execution_rate", "万元")},
		{Name: "金额带千分位", Area: funds, Forms: sheets, Codes: codes{"V03"}, Note: true, Sow: grouped("spent", "execution_rate")},
		{Name: "得分带“分”字", Area: scores, Forms: scored, Codes: codes{"V03"}, Note: true, Sow: scoreWithUnit},
		{Name: "合计是算出来的尾数", Area: scores, Forms: scored, Codes: codes{"V05"}, Note: true, Sow: tail},
		{Name: "填报人没有填", Area: dates, Forms: sheets, Codes: codes{"V12"}, Note: true, Sow: change("filled_by", clear)},
		{Name: "电话写了两个号码", Area: dates, Forms: sheets, Note: true, Sow: change("phone", fixed("0531-75862908、13800000000"))},
		{Name: "电话写成文字", Area: dates, Forms: sheets, Note: true, Sow: change("phone", fixed("见通讯录"))},
		{Name: "执行率不到六成却全是满分", Area: scores, Forms: sheets, Codes: codes{"G05"}, Note: true, Sow: fullMarks},
		{Name: "整改状态写成“是”", Area: items, Forms: reports, Note: true, Sow: changeIn("status", status("已完成"), fixed("是"))},
		{Name: "完成率漏了百分号", Area: items, Forms: reports, Codes: codes{"V11"}, Note: true, Sow: noPercent("completion_rate")},
		{Name: "整改报告没有合计行", Area: items, Forms: reports, Note: true, Sow: totalGone},
		{Name: "没有填整改序号", Area: items, Forms: reports, Note: true, Sow: changeIn("ordinal", nil, clear)},
	}
}

func wideCode(_ *Copy, v form.Value) (string, bool) {
	return strings.ToLower(strings.ReplaceAll(v.Text, "-", "－")), v.OK()
}

func longGrade(_ *Copy, v form.Value) (string, bool) {
	long, ok := map[string]string{"优": "优秀", "良": "良好", "中": "中等", "差": "较差"}[v.Text]
	return long, ok
}

func chineseDay(_ *Copy, v form.Value) (string, bool) { return v.Date.Chinese(), !v.Date.IsZero() }

func plainDay(_ *Copy, v form.Value) (string, bool) {
	return strings.ReplaceAll(v.Date.String(), "-", ""), !v.Date.IsZero()
}

// typedText writes a number with something behind it. What would be computed
// from it is left alone.
func typedText(id, follower, unit string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		v := c.field(id)
		if !v.OK() || !c.typed(c.field(follower)) {
			return Mistake{}, false
		}
		c.putText(v.Cell, v.Number.String()+unit)
		return at(v.Cell), true
	}
}

// grouped writes a number with separators.
func grouped(id, follower string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		v := c.field(id)
		whole, frac, _ := strings.Cut(v.Number.Fixed(2), ".")
		if len(whole) < 4 || !c.typed(c.field(follower)) {
			return Mistake{}, false
		}
		c.putText(v.Cell, whole[:len(whole)-3]+","+whole[len(whole)-3:]+"."+frac)
		return at(v.Cell), true
	}
}

func scoreWithUnit(c *Copy) (Mistake, bool) {
	row, ok := c.row(nil)
	v := row.Value("score")
	if !ok || !v.OK() || !c.typed(c.field("total_score")) {
		return Mistake{}, false
	}
	c.putText(v.Cell, v.Number.String()+"分")
	return at(v.Cell), true
}

// tail is a total as binary arithmetic leaves it, pasted as a value.
func tail(c *Copy) (Mistake, bool) {
	v := c.field("total_score")
	if !v.OK() || !c.typed(v) {
		return Mistake{}, false
	}
	c.putNumber(v.Cell, v.Number.Sub(decimal.Must("0.0000000004")))
	return at(v.Cell), true
}

// fullMarks gives all points, spends half of the money, and agrees with itself.
func fullMarks(c *Copy) (Mistake, bool) {
	final, spent, inPlace := c.field("final_score"), c.field("spent"), c.field("funds_in_place")
	if c.of.computed || !final.OK() || !spent.OK() || !inPlace.OK() {
		return Mistake{}, false
	}
	var m Mistake
	put := func(v form.Value, n decimal.Decimal) {
		c.putNumber(v.Cell, n)
		m.Cells = append(m.Cells, v.Cell)
	}
	for _, r := range c.rows() {
		put(r.Value("score"), r.Value("weight").Number)
		c.blank(r.Value("reason").Cell)
		m.Cells = append(m.Cells, r.Value("reason").Cell)
	}
	for _, sub := range c.table().Subtotals {
		put(sub.Value("subtotal_score"), sub.Value("subtotal_weight").Number)
	}
	put(c.field("total_score"), decimal.Hundred)
	put(final, decimal.Hundred)
	half := inPlace.Number.Div(decimal.New(2), 2)
	put(spent, half)
	put(c.field("execution_rate"), half.Div(inPlace.Number, 4))
	c.putText(c.field("grade").Cell, "优")
	m.Cells = append(m.Cells, c.field("grade").Cell)
	return m, true
}
