package receipt

import (
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// issues are the first findings in the file.
func (r Receipt) issues() page.Part {
	own := view.Told(r.own())
	p := page.Part{Name: r.say(campaign.ReceiptFindings), Table: &page.Table{Columns: []page.Column{
		{Head: "级别", Width: 8, Align: page.Center}, {Head: "位置", Width: 14}, {Head: "审核意见", Width: 44}, {Head: "修改办法", Width: 34}}}}
	for _, i := range own[:min(len(own), mostIssues)] {
		level := view.PageCell(view.SeverityCell(i))
		p.Table.Rows = append(p.Table.Rows, []page.Cell{level, {Text: view.Place(i)},
			{Text: clipped(view.MessageCell(i).String(), 90)}, {Text: clipped(i.Fix.In(finding.ZH), 70)}})
	}
	if len(own) == 0 {
		return page.Part{}
	}
	p.Note = "全部意见、位置和填写说明的地方见“最新审核意见.xlsx”。"
	if n := len(own) - mostIssues; n > 0 {
		p.Note = fmt.Sprintf("另有 %d 条。", n) + p.Note
	}
	return p
}

// said are the answers in the file.
func (r Receipt) said() []record.Answer {
	var out []record.Answer
	for _, a := range r.all.AnswersOf(r.unit) {
		if a.FileID == r.file.ID {
			out = append(out, a)
		}
	}
	return out
}

// answers are the first answers in the file, with what became of each.
func (r Receipt) answers() page.Part {
	said := r.said()
	if len(said) == 0 {
		return page.Part{}
	}
	p := page.Part{Name: r.say(campaign.ReceiptAnswers), Table: &page.Table{Columns: []page.Column{
		{Head: "位置", Width: 12}, {Head: "写的内容", Width: 44}, {Head: "处理结果", Width: 44}}}}
	add := func(a record.Answer, text string, o record.Outcome) {
		if text != "" {
			p.Table.Rows = append(p.Table.Rows, []page.Cell{{Text: a.Place.Cell}, {Text: clipped(text, 60)}, {Text: view.OutcomeText(a, o)}})
		}
	}
	for _, a := range said {
		add(a, a.Explanation, a.Explained)
		add(a, a.Objection, a.Objected)
	}
	if n := len(p.Table.Rows) - mostAnswers; n > 0 {
		p.Table.Rows = p.Table.Rows[:mostAnswers]
		p.Note = fmt.Sprintf("另有 %d 条，见“最新审核意见.xlsx”的“报送情况”。", n)
	}
	return p
}

// clipped is the beginning of a text, on one line: a receipt is one sheet.
func clipped(s string, most int) string {
	r := []rune(finding.OneLine(s))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}
