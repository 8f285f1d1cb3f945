package receipt

import (
	"fmt"

	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// next says in plain words what the sender has to do.
func (r Receipt) next() string {
	if r.all.TakenBack(r.file) {
		return r.takenBack()
	}
	switch r.file.Verdict {
	case record.Accepted:
		return "已纳入总表，不用再做什么。"
	case record.NeedsExplanation:
		return "请在“最新审核意见.xlsx”的“情况说明”一栏逐条写明原因，存盘后放进报送文件夹；确属填错的，改正后重新报送。"
	case record.Returned:
		return "请按审核意见改正，把改好的文件放进报送文件夹，文件名可以不变。改好之前，已通过的上一版继续有效。"
	case record.Unreadable:
		return "文件已留底，但读不出内容。请用 Excel 或 WPS 打开，另存为 .xlsx（不要设打开密码），重新报送。"
	case record.Superseded:
		return "以后来报送的一版为准，这一份不用再管。"
	case record.Duplicate:
		return "内容与已收到的文件相同，不算新的一版，不用再做什么。"
	case record.Attachment:
		return "已作为附件收下、留底，不作审核。"
	}
	if tally := view.AnswerTally(r.said()); tally != "" {
		return "这不是报送表，不作审核；已" + tally + "。没有采纳的，原因写在下面，请补充后再放一次。"
	}
	return "这不是报送表，不纳入审核，已留底。"
}

// takenBack says what follows where the section withdrew what the file gave.
func (r Receipt) takenBack() string {
	for _, v := range r.all.gave[r.file.ID] {
		if r.all.DueOf(v.Duty).Withdrawn {
			return "绩效科已将这一份作废，这一项要重新报送；不清楚原因的，请问绩效科。"
		}
	}
	return "绩效科已将这一份作废，以别的一版为准，这一份不用再管。"
}

// issues are the first findings in the file.
func (r Receipt) issues() page.Part {
	own := view.Told(r.own())
	p := page.Part{Name: "审核意见", Table: &page.Table{Columns: []page.Column{
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
	p := page.Part{Name: "情况说明和异议", Table: &page.Table{Columns: []page.Column{
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
