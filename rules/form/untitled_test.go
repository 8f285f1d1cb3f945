package form_test

import "testing"

// ledger is known by its header alone; ledgerOther has one column more.
const ledger = `
tables:
  - id: rows
    columns:
      - {id: unit_name, label: 单位, en: unit, type: text, presence: required}
      - {id: item, label: 项目, en: item, type: text, presence: required}
      - {id: amount, label: 金额, en: amount, type: amount, presence: required}
      - {id: note, label: 备注, en: note, type: text, presence: optional}
`

const ledgerOther = ledger + `      - {id: day, label: 日期, en: day, type: date, presence: required}
`

const ledgerLoose = `
tables:
  - id: rows
    columns:
      - {id: unit_name, label: 单位, en: unit, type: text}
      - {id: item, label: 项目, en: item, type: text}
      - {id: amount, label: 金额, en: amount, type: amount}
`

const pairOnly = `
tables:
  - id: rows
    columns:
      - {id: unit_name, label: 单位, en: unit, type: text, presence: required}
      - {id: amount, label: 金额, en: amount, type: amount, presence: required}
`

func TestTablesKnownByTheirHeaders(t *testing.T) {
	rows := "甲局|道路|3\n"
	checkStrangers(t, []stranger{
		{name: "a header in row 1", forms: []string{ledger}, text: "单位|项目|金额|备注\n" + rows,
			read: []string{"form-0 rows: amount=3@C2 item=道路@B2 unit_name=甲局@A2"}},
		{name: "the form that explains more", forms: []string{ledger, ledgerOther}, text: "单位|项目|金额|日期\n甲局|道路|3|d:2023-05-01\n",
			read: []string{"form-1 rows: amount=3@C2 day=2023-05-01@D2 item=道路@B2 unit_name=甲局@A2"}},
		{name: "the form that lacks less", forms: []string{ledgerOther, ledger}, text: "单位|项目|金额|备注\n" + rows,
			read: []string{"form-1 rows: amount=3@C2 item=道路@B2 unit_name=甲局@A2"}},
		{name: "the form with more of what may be missing", forms: []string{ledgerLoose, ledger}, text: "单位|项目|金额|备注\n" + rows,
			read: []string{"form-1 rows: amount=3@C2 item=道路@B2 unit_name=甲局@A2"}},
		{name: "a form that requires nothing", forms: []string{ledgerLoose}, text: "单位|项目|金额\n" + rows,
			read: []string{"form-0 rows: amount=3@C2 item=道路@B2 unit_name=甲局@A2"}},
		{name: "two forms alike", forms: []string{ledger, ledger}, text: "单位|项目|金额|备注\n" + rows, found: []string{"S01 unclear A1"}},
		{name: "too few headers", forms: []string{ledger}, text: "单位|金额|备注\n甲局|3\n", found: []string{"S01"}},
		{name: "two headers say nothing", forms: []string{pairOnly}, text: "单位|金额\n甲局|3\n", found: []string{"S01"}},
		{name: "they do with a title", forms: []string{"title: {texts: [经费表]}\n" + pairOnly}, text: "经费表\n单位|金额\n甲局|3\n",
			read: []string{"form-0 rows: amount=3@B3 unit_name=甲局@A3"}},
	})
}

// TestAnotherYearUnderATable: its rows are none of the form's, while the title
// printed once more over a further page is passed over.
func TestAnotherYearUnderATable(t *testing.T) {
	const titled = "title: {texts: [经费表], year: evaluation}\n" + ledger
	head := "单位|项目|金额|备注\n"
	checkStrangers(t, []stranger{
		{name: "last year's form below", forms: []string{titled}, text: "2023年度经费表\n" + head + "甲局|道路|3\n2022年度经费表\n" + head + "甲局|桥梁|4\n",
			read:  []string{"form-0 rows: amount=3@C3 item=道路@B3 unit_name=甲局@A3"},
			found: []string{"S09 second A4"}},
		{name: "a further page", forms: []string{titled}, text: "2023年度经费表\n" + head + "甲局|道路|3\n2023年度经费表\n" + head + "甲局|桥梁|4\n",
			read: []string{"form-0 rows: amount=3@C3 item=道路@B3 unit_name=甲局@A3 rows: amount=4@C6 item=桥梁@B6 unit_name=甲局@A6"}},
	})
}
