package form_test

import (
	"strings"
	"testing"
)

// twoTops has the same headers under two others.
const twoTops = `
title: {texts: [收支表]}
tables:
  - id: rows
    columns:
      - {id: name, label: 单位, en: unit, type: text, presence: required}
      - {id: b_sum, label: 合计, under: 年初预算数, en: "budget, total", type: amount, presence: required}
      - {id: b_fund, label: 基金, under: 年初预算数, en: "budget, fund", type: amount, presence: required}
      - {id: s_sum, label: 合计, under: 全年执行数, en: "spent, total", type: amount, presence: required}
      - {id: s_fund, label: 基金, under: 全年执行数, en: "spent, fund", type: amount, presence: required}
      - {id: note, label: 备注, en: note, type: text}
`

const budgetGrid = `
title: {texts: [预算表]}
grids:
  - id: money
    columns:
      - {id: b_sum, label: 合计, under: 年初预算数, en: "budget, total", type: amount, presence: required}
      - {id: b_fund, label: 基金, under: 年初预算数, en: "budget, fund", type: amount, presence: required}
      - {id: s_sum, label: 合计, under: 全年执行数, en: "spent, total", type: amount, presence: required}
    rows:
      - {id: all, label: 合计, en: all, presence: required}
      - {id: staff, label: 人员经费, en: staff, presence: required}
`

const inspection = `
title: {texts: [检查表]}
tables:
  - id: rows
    columns:
      - {id: name, label: 单位, en: unit, type: text, presence: required}
      - {id: one, label: "1", en: item 1, type: score, presence: required}
      - {id: two, label: "2", en: item 2, type: score, presence: required}
      - {id: three, label: "3", en: item 3, type: score, presence: required}
`

func TestHeadersUnderOthers(t *testing.T) {
	rows := []string{"form-0 rows: b_fund=1@C4 b_sum=3@B4 name=甲局@A4 note=无误@F4 s_fund=4@E4 s_sum=5@D4"}
	checkStrangers(t, []stranger{
		{name: "merged", forms: []string{twoTops}, read: rows, merges: []string{"A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3"},
			text: "收支表\n单位|年初预算数||全年执行数||备注\n|合计|基金|合计|基金\n甲局|3|1|5|4|无误\n"},
		{name: "taken apart", forms: []string{twoTops}, read: rows,
			text: "收支表\n单位|年初预算数||全年执行数||备注\n|合计|基金|合计|基金\n甲局|3|1|5|4|无误\n"},
		{name: "with units, other headers on the lower level", forms: []string{twoTops}, read: rows,
			text: "收支表\n|年初预算数（万元）||全年执行数（万元）||\n单位|合 计|基金|合 计|基金|备注\n甲局|3|1|5|4|无误\n"},
		{name: "columns and tops in another order", forms: []string{twoTops}, read: []string{"form-0 rows: b_fund=4@D4 b_sum=5@E4 name=甲局@A4 s_fund=1@C4 s_sum=3@B4"},
			text: "收支表\n单位|全年执行数||年初预算数||备注\n|合计|基金|基金|合计\n甲局|3|1|4|5\n", merges: []string{"B2:C2", "D2:E2"}},
		{name: "both in one cell", forms: []string{twoTops}, read: []string{"form-0 rows: b_fund=1@C3 b_sum=3@B3 name=甲局@A3 s_fund=4@E3 s_sum=5@D3"},
			text: "收支表\n单位|年初预算数合计|年初预算数基金|全年执行数合计|全年执行数基金|备注\n甲局|3|1|5|4\n"},
		{name: "a third level above", forms: []string{twoTops}, read: []string{"form-0 rows: b_fund=1@C5 b_sum=3@B5 name=甲局@A5 s_fund=4@E5 s_sum=5@D5"},
			text: "收支表\n单位|经费||||备注\n|年初预算数||全年执行数\n|合计|基金|合计|基金\n甲局|3|1|5|4\n", merges: []string{"A2:A4", "B2:E2", "B3:C3", "D3:E3", "F2:F4"}},
		{name: "one column gone", forms: []string{twoTops}, read: []string{"form-0 rows: b_sum=3@B4 name=甲局@A4 s_fund=4@D4 s_sum=5@C4"}, found: []string{"S03 A2 b_fund"},
			text: "收支表\n单位|年初预算数|全年执行数||备注\n|合计|合计|基金\n甲局|3|5|4\n", merges: []string{"C2:D2"}},
		{name: "a header under it in other words", forms: []string{twoTops}, found: []string{"S07 B3 b_sum"},
			read: []string{"form-0 rows: b_fund=1@C4 b_sum=3@B4 name=甲局@A4 s_fund=4@E4 s_sum=5@D4"},
			text: "收支表\n单位|年初预算数||全年执行数||备注\n|本级合计|基金|合计|基金\n甲局|3|1|5|4\n", merges: []string{"B2:C2", "D2:E2"}},
		{name: "the header again on the next page", forms: []string{twoTops},
			read: []string{"form-0 rows: b_fund=1@C4 b_sum=3@B4 name=甲局@A4 s_fund=4@E4 s_sum=5@D4 rows: b_fund=1@C7 b_sum=2@B7 name=乙局@A7 s_fund=1@E7 s_sum=3@D7"},
			text: "收支表\n单位|年初预算数||全年执行数||备注\n|合计|基金|合计|基金\n甲局|3|1|5|4\n单位|年初预算数||全年执行数||备注\n|合计|基金|合计|基金\n乙局|2|1|3|1\n"},
		{name: "a grid", forms: []string{budgetGrid}, merges: []string{"A2:A3", "B2:C2"},
			read: []string{"form-0 all.b_fund=1@C4 all.b_sum=3@B4 all.s_sum=5@D4 staff.b_fund=0@C5 staff.b_sum=2@B5 staff.s_sum=2@D5"},
			text: "预算表\n项目|年初预算数||全年执行数\n|合计|基金|合计\n合计|3|1|5\n人员经费|2|0|2\n"},
	})
}

func TestHeadersThatAreNumbers(t *testing.T) {
	years := strings.NewReplacer("年初预算数", "2022", "全年执行数", "2023").Replace(twoTops)
	rows := []string{"form-0 rows: name=甲局@A3 one=1@B3 three=3@D3 two=2@C3"}
	checkStrangers(t, []stranger{
		{name: "numbers", forms: []string{inspection}, text: "检查表\n单位|1|2|3\n甲局|1|2|3\n", read: rows},
		{name: "texts", forms: []string{inspection}, text: "检查表\n单位|'1|'2|'3\n甲局|1|2|3\n", read: rows},
		{name: "a number under a header of its own", forms: []string{inspection}, text: "检查表\n单位|检查项目\n|1|2|3\n甲局|1|2|3\n", merges: []string{"A2:A3", "B2:D2"},
			read: []string{"form-0 rows: name=甲局@A4 one=1@B4 three=3@D4 two=2@C4"}},
		{name: "a row that numbers the columns", forms: []string{inspection}, text: "检查表\n单位|1|2|3\n甲|1|2|3\n乙局|4|5|6\n",
			read: []string{"form-0 rows: name=乙局@A4 one=4@B4 three=6@D4 two=5@C4"}},
		{name: "it says so", forms: []string{inspection}, text: "检查表\n单位|1|2|3\n栏次|1|2|3\n乙局|4|5|6\n",
			read: []string{"form-0 rows: name=乙局@A4 one=4@B4 three=6@D4 two=5@C4"}},
		{name: "the header again", forms: []string{inspection}, text: "检查表\n单位|1|2|3\n甲局|1|2|3\n单位|1|2|3\n乙局|1|2|3\n",
			read: []string{"form-0 rows: name=甲局@A3 one=1@B3 three=3@D3 two=2@C3 rows: name=乙局@A5 one=1@B5 three=3@D5 two=2@C5"}},
		{name: "a row without a name is data", forms: []string{inspection}, text: "检查表\n单位|1|2|3\n|1|2|3\n乙局|1|2|3\n", found: []string{"V01 A3 name"},
			read: []string{"form-0 rows: one=1@B3 three=3@D3 two=2@C3 rows: name=乙局@A4 one=1@B4 three=3@D4 two=2@C4"}},
		{name: "numbers alone are no header", forms: []string{inspection}, text: "检查表\n1|2|3|4\n甲局|1|2|3\n", found: []string{"S01"}},
		{name: "years over others", forms: []string{years}, text: "收支表\n单位|2022||2023||备注\n|合计|基金|合计|基金\n甲局|3|1|5|4\n", merges: []string{"B2:C2", "D2:E2"},
			read: []string{"form-0 rows: b_fund=1@C4 b_sum=3@B4 name=甲局@A4 s_fund=4@E4 s_sum=5@D4"}},
	})
}

const gridAndTable = `
title: {texts: [决算表]}
grids:
  - id: money
    columns:
      - {id: budget, label: 预算数, en: budget, type: amount, presence: required}
      - {id: spent, label: 执行数, en: spent, type: amount, presence: required}
    rows:
      - {id: all, label: 合计, en: all, presence: required}
      - {id: staff, label: 人员, en: staff, presence: required}
tables:
  - id: people
    columns:
      - {id: name, label: 姓名, en: name, type: text, presence: required}
      - {id: staff, label: 人员, en: kind, type: text, presence: required}
      - {id: sum, label: 合计, en: sum, type: amount, presence: required}
    closing: {labels: [合计], totals: [{id: total, label: 总数, en: total, type: amount, of: sum}]}
`

func TestGridsEndBeforeTheNextBlock(t *testing.T) {
	const grid = "form-0 all.budget=3@B3 all.spent=2@C3 staff.budget=1@B4 staff.spent=1@C4"
	checkStrangers(t, []stranger{
		{name: "a row's label is a header further down", forms: []string{gridAndTable},
			text: "决算表\n|预算数|执行数\n合计|3|2\n人员|1|1\n姓名|人员|合计\n甲|在编|5\n合计||5\n",
			read: []string{grid + " total=5@C7 people: name=甲@A6 staff=在编@B6 sum=5@C6"}},
		{name: "behind a heading", forms: []string{gridAndTable},
			text: "决算表\n|预算数|执行数\n合计|3|2\n人员|1|1\n二、人员情况\n姓名|人员|合计\n甲|在编|5\n合计||5\n",
			read: []string{grid + " total=5@C8 people: name=甲@A7 staff=在编@B7 sum=5@C7"}},
		{name: "a row's label is one of its headers", forms: []string{strings.Replace(gridAndTable, "label: 预算数", "label: 合计", 1)},
			text: "决算表\n|合计|执行数\n合计|3|2\n人员|1|1\n姓名|人员|合计\n甲|在编|5\n合计||5\n",
			read: []string{grid + " total=5@C7 people: name=甲@A6 staff=在编@B6 sum=5@C6"}},
	})
}
