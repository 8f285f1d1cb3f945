package load

import (
	"strings"
	"unicode/utf8"

	"jixiao/pipeline/campaign"
	"jixiao/rules/value"
)

// The columns of 报告文字.
const (
	textChapter   = "chapter"
	textHeading   = "heading"
	textCategory  = "category"
	textParagraph = "paragraph"
)

var reportTextsLayout = layout{
	sheet: "报告文字",
	columns: []column{
		{textChapter, "章节", []string{"章", "章节名称"}, filled},
		{textHeading, "小标题", []string{"标题"}, optional},
		{textCategory, "问题类别", []string{"类别"}, optional},
		{textParagraph, "段落", []string{"文字", "内容", "段落文字"}, filled},
	},
}

// How much the sheet may hold: a report has some fifty paragraphs, and the longest of
// them are half a page.
const (
	mostTexts     = 1000
	mostParagraph = 2000 // characters
	mostName      = 100  // of a chapter or a heading
)

// reportTexts reads 报告文字, which may be missing. A cell of several lines is as many
// paragraphs. What is asked for between braces is for papers to know.
func (l *loader) reportTexts() (all []campaign.ReportText) {
	if _, there := l.book.sheet(reportTextsLayout.sheet); !there {
		return nil
	}
	t := l.book.read(reportTextsLayout)
	if n := len(t.rows); n > mostTexts {
		t.rows[mostTexts].fault(textChapter, say("最多 %d 段，这里有 %d 段", "at most %d paragraphs, got %d", mostTexts, n))
		return nil
	}
	for _, r := range t.rows {
		r.within(textChapter, mostName)
		r.within(textHeading, mostName)
		r.within(textParagraph, mostParagraph)
		all = append(all, r.reportText()...)
	}
	return all
}

// reportText is a row line by line; the first has what stands before it.
func (r row) reportText() (all []campaign.ReportText) {
	text := campaign.ReportText{Chapter: r.text(textChapter), Heading: r.cellText(textHeading), Category: r.cellText(textCategory)}
	lines := strings.FieldsFunc(r.table.raw(r.at(textParagraph), r.text(textParagraph)), func(c rune) bool { return c == '\n' || c == '\r' })
	for _, line := range lines {
		if line = value.Clean(line); line == "" {
			continue
		}
		text.Paragraph = campaign.CellText{Text: line, Where: r.address(textParagraph)}
		all = append(all, text)
		text = campaign.ReportText{Chapter: text.Chapter}
	}
	return all
}

func (r row) cellText(id string) campaign.CellText {
	return campaign.CellText{Text: r.text(id), Where: r.address(id)}
}

// address is where a cell stands, as people look it up: 报告文字!C5.
func (r row) address(id string) string { return r.table.layout.sheet + "!" + r.cell(id).String() }

// within refuses a text that is longer than it may be.
func (r row) within(id string, most int) {
	if n := utf8.RuneCountInString(r.text(id)); n > most {
		r.fault(id, say("太长：%d 个字，最多 %d 个", "too long: %d characters, at most %d", n, most))
	}
}
