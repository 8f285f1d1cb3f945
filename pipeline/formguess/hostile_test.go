package formguess_test

import (
	"strings"
	"testing"

	"jixiao/pipeline/formguess"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// hostile are sheets that would take for ever where something is looked for from
// every row, or in every column.
var hostile = map[string]func(add func(row, col int, text string)) []form.Range{
	"headers all the way": func(add func(row, col int, text string)) []form.Range {
		for r := range 6_000 {
			for c := range 4 {
				add(r+1, c+1, "项目名称"+strings.Repeat("甲", (r+c)%7))
			}
		}
		return nil
	},
	"a column a cell": func(add func(row, col int, text string)) []form.Range {
		for c := range 4_000 {
			add(1, c+1, "金额")
			add(2, c+1, "1")
		}
		return nil
	},
	"sub-totals": func(add func(row, col int, text string)) []form.Range {
		for c, head := range []string{"类别", "事项名称", "金额", "备注"} {
			add(1, c+1, head)
		}
		for r := range 6_000 {
			add(r+2, 1, "甲"+string(rune('a'+r%20))+"小计")
			add(r+2, 3, "1")
		}
		return nil
	},
	"labels": func(add func(row, col int, text string)) []form.Range {
		for r := range 8_000 {
			add(r+1, 1, "负责人"+strings.Repeat("乙", r%9)+"：")
		}
		return nil
	},
	"merged over everything": func(add func(row, col int, text string)) []form.Range {
		add(1, 1, "情况表")
		add(3000, 300, "末尾")
		var merges []form.Range
		for i := range 3000 {
			merges = append(merges, form.Range{From: finding.Ref{Row: 1 + i, Col: 1}, To: finding.Ref{Row: finding.MaxRow, Col: finding.MaxCol}})
		}
		return merges
	},
	"titles": func(add func(row, col int, text string)) []form.Range {
		for r := range 8_000 {
			add(2*r+1, 1, "固定资产登记表")
		}
		return nil
	},
}

func TestHostileSamples(t *testing.T) {
	for name, fill := range hostile {
		t.Run(name, func(t *testing.T) {
			rows := map[int]*form.Row{}
			sheet := form.Sheet{Name: "表"}
			last := 0
			merges := fill(func(row, col int, text string) {
				if rows[row] == nil {
					rows[row] = &form.Row{Index: row}
				}
				last = max(last, row)
				rows[row].Cells = append(rows[row].Cells, form.Cell{Ref: finding.Ref{Row: row, Col: col}, Kind: form.Text, Text: text})
			})
			for r := 1; r <= last; r++ {
				if rows[r] != nil {
					sheet.Rows = append(sheet.Rows, *rows[r])
				}
			}
			sheet.Merges = merges
			book := &form.Workbook{Sheets: []form.Sheet{sheet}}
			draft, err := formguess.Guess([]formguess.Sample{{Name: "a.xlsx", Book: book}, {Name: "b.xlsx", Book: book}}, formguess.Options{})
			if err == nil && len(draft.YAML()) > 1<<20 {
				t.Errorf("a draft of %d bytes", len(draft.YAML()))
			}
		})
	}
}

// FuzzGuess holds that no sheet stops the program, and that what is written down
// is read back.
func FuzzGuess(f *testing.F) {
	f.Add("项目表,,\n序号,名称,金额\n1,甲,2\n合计,,2\n")
	f.Add("填报单位：甲,填报日期：2023年1月1日\n")
	f.Add("科目,年初预算,,执行数,\n,财政拨款,其他资金,财政拨款,其他资金\n人员经费,1,2,3,4\n公用经费,1,2,3,4\n")
	f.Fuzz(func(t *testing.T, csv string) {
		sheet := form.Sheet{Name: "表"}
		for r, line := range strings.Split(csv, "\n") {
			row := form.Row{Index: r + 1}
			for c, text := range strings.Split(line, ",") {
				if text != "" {
					row.Cells = append(row.Cells, form.Cell{Ref: finding.Ref{Row: r + 1, Col: c + 1}, Kind: form.Text, Text: text})
				}
			}
			if len(row.Cells) > 0 {
				sheet.Rows = append(sheet.Rows, row)
			}
		}
		draft, err := formguess.Guess([]formguess.Sample{{Name: "a.xlsx", Book: &form.Workbook{Sheets: []form.Sheet{sheet}}}}, formguess.Options{})
		if err != nil {
			return
		}
		readsBack(t, draft)
	})
}
