package load

import (
	"slices"
	"unicode/utf8"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// The columns of 回执和表头用语.
const (
	phraseCode  = "code"
	phraseWhere = "where"
	phraseUsual = "usual"
	phraseText  = "text"
)

var phrasesLayout = layout{
	sheet: "回执和表头用语",
	columns: []column{
		{phraseCode, "代码", []string{"用语代码"}, filled},
		{phraseWhere, "位置", nil, optional},
		{phraseUsual, "现用语", []string{"原用语", "默认用语"}, optional},
		{phraseText, "改为", []string{"改用"}, headed},
	},
}

// How long a phrase may be: a receipt is one sheet of paper, and a header one
// column of it.
const (
	mostPhrase = 200
	mostHeader = 20
)

// phrases reads 回执和表头用语, which older workbooks do not have. A row without
// other words leaves the program's.
func (l *loader) phrases() map[campaign.Phrase]string {
	if _, there := l.book.sheet(phrasesLayout.sheet); !there {
		return nil
	}
	own, first := map[campaign.Phrase]string{}, map[campaign.Phrase]row{}
	for _, r := range l.book.read(phrasesLayout).rows {
		usual, known := phraseOf(r)
		if !known {
			continue
		}
		if other, twice := first[usual.Phrase]; twice {
			r.fault(phraseCode, say("代码 %s 与 %s 的重复", "the code %s already stands in %s", string(usual.Phrase), other.cell(phraseCode)))
			continue
		}
		first[usual.Phrase] = r
		if text := finding.OneLine(r.text(phraseText)); text != "" && fits(r, usual, text) {
			own[usual.Phrase] = text
		}
	}
	return own
}

func phraseOf(r row) (campaign.UsualPhrase, bool) {
	code := r.text(phraseCode)
	for _, u := range campaign.UsualPhrases() {
		if value.Fold(code) == value.Fold(string(u.Phrase)) {
			return u, true
		}
	}
	if code != "" { // a blank one was told already
		r.fault(phraseCode, say("没有代码“%s”：这一列照原来的，不要改；原来的见 jixiao init 新建的设置工作簿",
			"unknown code %q: leave this column as it was; jixiao init lays out a workbook with all codes", code))
	}
	return campaign.UsualPhrase{}, false
}

// fits reports whether there is room for other words: as much as for a sentence
// or for a header, whichever the usual ones are. Two headers alike would make one
// of two columns.
func fits(r row, usual campaign.UsualPhrase, text string) bool {
	most := mostPhrase
	if utf8.RuneCountInString(usual.Text) <= mostHeader {
		most = mostHeader
	}
	if n := utf8.RuneCountInString(text); n > most {
		r.fault(phraseText, say("太长：%d 个字，最多 %d 个", "too long: %d characters, at most %d", n, most))
		return false
	}
	if usual.IsHeader() && slices.Contains(readBack, value.Fold(text)) {
		r.fault(phraseText, say("“%s”是另一栏的表头，请换一个说法", "%q is the header of another column", text))
		return false
	}
	return true
}

// readBack are the headers by which a table with answers is read (package
// answer); none of them may stand over another column.
var readBack = []string{
	"意见编号", "规则代码", "项目", "事项", "工作表", "单元格", "现填内容", "情况说明", "异议",
	"放行编号", "放行", "对照编号", "单位", "文件", "位置", "程序的意见", "绩效科的意见", "对照",
	"RULE", "PROJECT", "SUBJECT", "SHEET", "CELL", "VALUE", "EXPLANATION", "OBJECTION",
}
