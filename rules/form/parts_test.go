package form_test

import (
	"fmt"
	"strings"
	"testing"

	"jixiao/rules/form"
)

const income = `
fields:
  - {id: name, label: 单位, en: unit, type: text, presence: required}
  - {id: by, label: 填报人, en: filled in by, type: text, presence: required}
tables:
  - id: rows
    columns:
      - {id: source, label: 收入来源, en: source, type: text, presence: required}
      - {id: amount, label: 金额, en: amount, type: amount, presence: required}
`

const outlay = `
fields:
  - {id: name, label: 单位, en: unit, type: text, presence: required}
  - {id: by, label: 填报人, en: filled in by, type: text, presence: required}
tables:
  - id: rows
    columns:
      - {id: use, label: 支出用途, en: use, type: text, presence: required}
      - {id: sum, label: 支出数, en: sum, type: amount, presence: required}
`

// Forms without titles are parted where rows are left blank.
func TestFormsOnOneSheetWithoutTitles(t *testing.T) {
	checkStrangers(t, []stranger{
		{name: "parted by a blank row", forms: []string{income, outlay},
			text: "单位|甲局\n收入来源|金额\n拨款|3\n填报人|张三\n\n单位|乙局\n支出用途|支出数\n工资|2\n填报人|李四\n",
			read: []string{"form-0 by=张三@B4 name=甲局@B1 rows: amount=3@B3 source=拨款@A3",
				"form-1 by=李四@B9 name=乙局@B6 rows: sum=2@B8 use=工资@A8"}},
		{name: "the other way round", forms: []string{income, outlay},
			text: "单位|乙局\n支出用途|支出数\n工资|2\n填报人|李四\n\n单位|甲局\n收入来源|金额\n拨款|3\n填报人|张三\n",
			read: []string{"form-1 by=李四@B4 name=乙局@B1 rows: sum=2@B3 use=工资@A3",
				"form-0 by=张三@B9 name=甲局@B6 rows: amount=3@B8 source=拨款@A8"}},
		{name: "a formula over both", forms: []string{income, outlay},
			text: "单位|甲局\n收入来源|金额\n拨款|3\n填报人|张三\n\n单位|乙局\n支出用途|支出数\n工资|=B3*2 > 6\n填报人|李四\n",
			read: []string{"form-0 by=张三@B4 name=甲局@B1 rows: amount=3@B3 source=拨款@A3",
				"form-1 by=李四@B9 name=乙局@B6 rows: sum=6@B8 use=工资@A8"}},
	})
}

const card = `
title: {texts: [检查卡]}
records: true
fields:
  - {id: name, label: 被检查单位, en: unit, type: text, presence: required}
  - {id: by, label: 检查人, en: by, type: text, presence: required}
tables:
  - id: rows
    columns:
      - {id: item, label: 检查内容, en: item, type: text, presence: required}
      - {id: score, label: 得分, en: score, type: score, presence: required}
    closing: {labels: [合计], required: true, totals: [{id: total, label: 总分, en: total, type: score, of: score, presence: required}]}
`

func TestSeveralRecordsOnOneSheet(t *testing.T) {
	one := func(name string, score int) string {
		return fmt.Sprintf("被检查单位|%s\n检查内容|得分\n环境|%d\n设备|5\n合计|%d\n检查人|张三\n", name, score, score+5)
	}
	record := func(row int, name string, score int) string {
		return fmt.Sprintf("form-0 by=张三@B%d name=%s@B%d total=%d@B%d rows: item=环境@A%d score=%d@B%d rows: item=设备@A%d score=5@B%d",
			row+5, name, row, score+5, row+4, row+2, score, row+2, row+3, row+3)
	}
	labels := strings.NewReplacer("tables:", "", "  - id: rows", "", "    columns:", "").Replace(card[:strings.Index(card, "tables:")])
	all := []stranger{
		{name: "each with its title", forms: []string{card}, text: "检查卡\n" + one("甲", 1) + "检查卡\n" + one("乙", 2) + "检查卡\n" + one("丙", 3),
			read: []string{record(2, "甲", 1), record(9, "乙", 2), record(16, "丙", 3)}},
		{name: "under one title, with blank rows", forms: []string{card}, text: "检查卡\n" + one("甲", 1) + "\n" + one("乙", 2),
			read: []string{record(2, "甲", 1), record(9, "乙", 2)}},
		{name: "one", forms: []string{card}, text: "检查卡\n" + one("甲", 1), read: []string{record(2, "甲", 1)}},
		{name: "a mistake in the second", forms: []string{card}, text: "检查卡\n" + one("甲", 1) + strings.Replace(one("乙", 2), "环境|2", "环境|", 1),
			read: []string{record(2, "甲", 1), strings.Replace(record(8, "乙", 2), " score=2@B10", "", 1)}, found: []string{"V01 B10 score"}},
		{name: "not to be repeated", forms: []string{strings.Replace(card, "records: true", "", 1)}, text: "检查卡\n" + one("甲", 1) + "检查卡\n" + one("乙", 2),
			read: []string{record(2, "甲", 1)}, found: []string{"S09 A9 name"}},
		{name: "the header again on the next page", forms: []string{card},
			text: "检查卡\n被检查单位|甲\n检查内容|得分\n环境|1\n检查内容|得分\n设备|5\n合计|6\n检查人|张三\n" + one("乙", 2),
			read: []string{"form-0 by=张三@B8 name=甲@B2 total=6@B7 rows: item=环境@A4 score=1@B4 rows: item=设备@A6 score=5@B6", record(9, "乙", 2)}},
		{name: "labels alone", forms: []string{labels}, text: "检查卡\n被检查单位|甲|检查人|张三\n\n被检查单位|乙|检查人|李四\n",
			read: []string{"form-0 by=张三@D2 name=甲@B2", "form-0 by=李四@D4 name=乙@B4"}},
		{name: "another form below", forms: []string{card, income}, text: "检查卡\n" + one("甲", 1) + one("乙", 2) + "\n单位|甲局\n收入来源|金额\n拨款|3\n填报人|张三\n",
			read: []string{record(2, "甲", 1), record(8, "乙", 2), "form-1 by=张三@B18 name=甲局@B15 rows: amount=3@B17 source=拨款@A17"}},
	}
	checkStrangers(t, all)
	got := readBook(t, readerOf(t, card), &form.Workbook{Sheets: []form.Sheet{sheetOf(t, "表", all[0].text)}})
	if s := got.Submissions[1]; s.FirstRow != 8 || s.LastRow != 14 {
		t.Errorf("the second record lies in rows %d to %d, want 8 to 14", s.FirstRow, s.LastRow)
	}
}

// A sheet of more records than anybody fills in is told, not read to its end.
func TestRecordsWithoutEnd(t *testing.T) {
	text := strings.Repeat("检查卡\n被检查单位|甲|检查人|张三\n检查内容|得分\n环境|1\n合计|1\n", 2100)
	read, found := readBy(t, readerOf(t, card), sheetOf(t, "表", text))
	if len(read) != 2000 || len(found) != 1 || found[0] != "S09 records A10001" {
		t.Errorf("%d records, findings %v", len(read), found)
	}
}
