package annotate_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/annotate"
	"jixiao/internal/testkit/samples"
	"jixiao/rules/finding"
)

// threeMistakes are what is usually wrong in a score sheet.
func threeMistakes() []finding.Finding {
	all := []finding.Finding{wrong("T03", finding.Error, "E32", "合计得分填的是“92.36”，各项得分加起来是“91.36”，多 1"),
		wrong("T09", finding.Warning, "F16", "扣了 0.5 分，没有填写“扣分原因”"), wrong("V03", finding.Info, "B5", "数字存成了文本")}
	for i := range all {
		all[i].Place.Sheet = "评分表"
	}
	return all
}

// BenchmarkMark marks three cells of a score sheet of the usual size.
func BenchmarkMark(b *testing.B) {
	data, found := samples.Form(b, "评分表_样例.xlsx"), threeMistakes()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := annotate.Mark(data, found, annotate.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMarkByExcelize does the least that marks three cells with the
// library that we write reports with: colours and comments, no list.
func BenchmarkMarkByExcelize(b *testing.B) {
	data, found := samples.Form(b, "评分表_样例.xlsx"), threeMistakes()
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		must(b, err)
		for _, x := range found {
			cell := x.Place.Cell.String()
			id, err := f.GetCellStyle(x.Place.Sheet, cell)
			must(b, err)
			style, err := f.GetStyle(id)
			must(b, err)
			style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{red}}
			id, err = f.NewStyle(style)
			must(b, err)
			must(b, f.SetCellStyle(x.Place.Sheet, cell, cell, id))
			must(b, f.AddComment(x.Place.Sheet, excelize.Comment{Cell: cell, Author: "绩效科", Text: x.Message.ZH}))
		}
		saved(b, f)
		must(b, f.Close())
	}
}
