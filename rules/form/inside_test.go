package form_test

import (
	"strings"
	"testing"
)

const notice = `
title: {texts: [情况表]}
fields:
  - {id: name, label: 单位, aliases: [填报单位], en: unit, type: text, presence: required}
  - {id: day, label: 填报日期, en: day, type: date}
  - {id: by, label: 填报人, en: by, type: text}
tables:
  - id: rows
    columns:
      - {id: item, label: 事项, en: item, type: text, presence: required}
      - {id: amount, label: 金额, en: amount, type: amount, presence: required}
      - {id: note, label: 备注, en: note, type: text}
`

func TestLabelsAndValuesInOneCell(t *testing.T) {
	const rows = " rows: amount=3@B4 item=道路@A4"
	sheet := func(line string) string { return "情况表\n" + line + "\n事项|金额|备注\n道路|3\n" }
	checkStrangers(t, []stranger{
		{name: "one", forms: []string{notice}, text: sheet("单位：甲局"), read: []string{"form-0 name=甲局@A2" + rows}},
		{name: "a half-width colon", forms: []string{notice}, text: sheet("单位:甲局||填报人: 张三"), read: []string{"form-0 by=张三@C2 name=甲局@A2" + rows}},
		{name: "several", forms: []string{notice}, text: sheet("单位：甲局　　填报日期：2023年3月1日   填报人：张 三"),
			read: []string{"form-0 by=张 三@A2 day=2023-03-01@A2 name=甲局@A2" + rows}, found: []string{"V03 A2 day"}},
		{name: "parted by one blank", forms: []string{notice}, text: sheet("单位：甲局 填报人：张 三"), read: []string{"form-0 by=张 三@A2 name=甲局@A2" + rows}},
		{name: "in lines", forms: []string{notice}, text: strings.Replace(sheet("单位：甲局#填报人：张三"), "#", "\r", 1),
			read: []string{"form-0 by=张三@A2 name=甲局@A2" + rows}},
		{name: "beside one that the form does not know", forms: []string{notice}, text: sheet("单位：甲局　　负责人：李四　　填报人：张三"),
			read: []string{"form-0 by=张三@A2 name=甲局@A2" + rows}},
		{name: "a wide blank in the value", forms: []string{notice}, text: sheet("单位：甲局　　乙站"), read: []string{"form-0 name=甲局 乙站@A2" + rows}},
		{name: "a wide blank in the label", forms: []string{notice}, text: sheet("单　　位：甲局　　填报人：张三"), read: []string{"form-0 by=张三@A2 name=甲局@A2" + rows}},
		{name: "a time in the value", forms: []string{notice}, text: sheet("单位：甲局　　10:30　　填报人：张三"), read: []string{"form-0 by=张三@A2 name=甲局 10:30@A2" + rows}},
		{name: "another wording", forms: []string{notice}, text: sheet("填报单位（盖章）：甲局"), read: []string{"form-0 name=甲局@A2" + rows}, found: []string{"S07 A2 name"}},
		{name: "a cell of its own counts first", forms: []string{notice}, text: sheet("单位|甲局|单位：乙局"), read: []string{"form-0 name=甲局@B2" + rows}},
		{name: "the first with a value", forms: []string{notice}, text: sheet("单位：　　填报人：张三|单位：甲局"), read: []string{"form-0 by=张三@A2 name=甲局@B2" + rows}},
		{name: "no value", forms: []string{notice}, text: sheet("单位：　　填报日期：　　年　　月　　日"), read: []string{"form-0" + rows}, found: []string{"V01 A2 name"}},
		{name: "what numbers are in", forms: []string{notice}, text: sheet("单位：万元|填报单位：甲局"), read: []string{"form-0 name=甲局@B2" + rows}, found: []string{"S07 B2 name"}},
		{name: "a remark in the table", forms: []string{notice}, text: "情况表\n单位|甲局\n事项|金额|备注\n道路|3|填报人：张三\n",
			read: []string{"form-0 name=甲局@B2 rows: amount=3@B4 item=道路@A4 note=填报人：张三@C4"}},
		{name: "under the table", forms: []string{notice}, text: sheet("单位：甲局") + "填报日期：2023年3月1日　　填报人：张三\n",
			read: []string{"form-0 by=张三@A5 day=2023-03-01@A5 name=甲局@A2" + rows}, found: []string{"V03 A5 day"}},
		{name: "a bad day", forms: []string{notice}, text: sheet("单位：甲局　　填报日期：昨天"), read: []string{"form-0 day=@A2 name=甲局@A2" + rows}, found: []string{"V06 A2 day"}},
	})
}

func TestRecordsWithLabelsAndValuesInOneCell(t *testing.T) {
	one := func(name, score string) string {
		return "被检查单位：" + name + "　　检查人：张三\n检查内容|得分\n环境|" + score + "\n合计|" + score + "\n"
	}
	checkStrangers(t, []stranger{{name: "two", forms: []string{card}, text: "检查卡\n" + one("甲", "1") + one("乙", "2"), read: []string{
		"form-0 by=张三@A2 name=甲@A2 total=1@B5 rows: item=环境@A4 score=1@B4",
		"form-0 by=张三@A6 name=乙@A6 total=2@B9 rows: item=环境@A8 score=2@B8"}}})
}
