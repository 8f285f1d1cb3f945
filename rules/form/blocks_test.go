package form_test

import (
	"fmt"
	"strings"
	"testing"
)

// alike has two tables with the same headers.
const alike = `
title: {texts: [收支表]}
tables:
  - id: a
    columns: &columns
      - {id: item, label: 项目, en: item, type: text, presence: required}
      - {id: amount, label: 金额, en: amount, type: amount, presence: required}
      - {id: note, label: 备注, en: note, type: text, presence: label}
    closing: {labels: [合计], totals: [{id: a_total, label: 收入合计, en: total, type: amount, of: amount}]}
  - id: b
    columns: *columns
    closing: {labels: [合计], totals: [{id: b_total, label: 支出合计, en: total, type: amount, of: amount}]}
`

var alikeHeaded = strings.NewReplacer("id: a\n", "id: a\n    heading: 收入情况\n", "id: b\n", "id: b\n    heading: 支出情况\n").Replace(alike)

func TestBlocksWithTheSameHeaders(t *testing.T) {
	stacked := []string{"form-0 a_total=3@B4 b_total=2@B7 a: amount=3@B3 item=拨款@A3 b: amount=2@B6 item=工资@A6"}
	checkStrangers(t, []stranger{
		{name: "one below the other", forms: []string{alike}, read: stacked,
			text: "收支表\n项目|金额|备注\n拨款|3\n合计|3\n项目|金额|备注\n工资|2\n合计|2\n"},
		{name: "without closing rows", forms: []string{alike}, read: []string{"form-0 a: amount=3@B3 item=拨款@A3 b: amount=2@B5 item=工资@A5"},
			text: "收支表\n项目|金额|备注\n拨款|3\n项目|金额|备注\n工资|2\n"},
		{name: "under headings that the form does not know", forms: []string{alike}, read: []string{"form-0 a: amount=3@B4 item=拨款@A4 b: amount=2@B7 item=工资@A7"},
			text: "收支表\n收入\n项目|金额|备注\n拨款|3\n支出\n项目|金额|备注\n工资|2\n"},
		{name: "beside each other", forms: []string{alike}, merges: []string{"A1:G1"},
			read: []string{"form-0 a_total=3@B5 b_total=9@F5 a: amount=3@B3 item=拨款@A3 b: amount=2@F3 item=工资@E3 b: amount=7@F4 item=差旅@E4"},
			text: "收支表\n项目|金额|备注||项目|金额|备注\n拨款|3|||工资|2\n||||差旅|7\n合计|3|||合计|9\n"},
		{name: "by their headings", forms: []string{alikeHeaded}, read: []string{"form-0 a: amount=3@B4 item=拨款@A4 b: amount=2@B7 item=工资@A7"},
			text: "收支表\n一、收入情况\n项目|金额|备注\n拨款|3\n二、支出情况\n项目|金额|备注\n工资|2\n"},
		{name: "the first is gone", forms: []string{alikeHeaded}, read: []string{"form-0 b: amount=2@B4 item=工资@A4"}, found: []string{"S03 block A3 item"},
			text: "收支表\n二、支出情况\n项目|金额|备注\n工资|2\n"},
		{name: "the second is gone", forms: []string{alikeHeaded}, read: []string{"form-0 a: amount=3@B4 item=拨款@A4"}, found: []string{"S03 block A4 item"},
			text: "收支表\n一、收入情况\n项目|金额|备注\n拨款|3\n"},
		{name: "a second form", forms: []string{alike}, read: stacked, found: []string{"S09 second A8"},
			text: "收支表\n项目|金额|备注\n拨款|3\n合计|3\n项目|金额|备注\n工资|2\n合计|2\n收支表\n项目|金额|备注\n拨款|3\n合计|3\n项目|金额|备注\n工资|2\n合计|2\n"},
	})
}

// A second block may lie far down.
func TestABlockUnderALongTable(t *testing.T) {
	var text strings.Builder
	text.WriteString("收支表\n项目|金额|备注\n")
	for i := range 600 {
		fmt.Fprintf(&text, "款项%d|1\n", i)
	}
	text.WriteString("项目|金额|备注\n工资|2\n")
	read, found := readBy(t, readerOf(t, alike), sheetOf(t, "表", text.String()))
	if found != nil || len(read) != 1 || strings.Count(read[0], " a:") != 600 || !strings.HasSuffix(read[0], " b: amount=2@B604 item=工资@A604") {
		t.Errorf("read %.200v, findings %v", read, found)
	}
}

// gridBelow lists its grid first, as definitions do, and has its table above it.
func TestAGridUnderATable(t *testing.T) {
	checkStrangers(t, []stranger{{name: "below", forms: []string{gridAndTable}, text: "决算表\n姓名|人员|合计\n甲|在编|5\n合计||5\n|预算数|执行数\n合计|3|2\n人员|1|1\n",
		read: []string{"form-0 all.budget=3@B6 all.spent=2@C6 staff.budget=1@B7 staff.spent=1@C7 total=5@C4 people: name=甲@A3 staff=在编@B3 sum=5@C3"}}})
}
