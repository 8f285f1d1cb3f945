package word

import (
	"strings"

	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
)

// place is the kind of text that something stands in.
type place int

const (
	body place = iota
	header
	footer
	footnotes
	endnotes
	textBox
)

// partNames are what parts of the package are called, without number and ending.
var partNames = [...]string{body: "document", header: "header", footer: "footer", footnotes: "footnotes", endnotes: "endnotes"}

var placeLabels = [...]finding.Text{
	body:      {ZH: "正文", EN: "body"},
	header:    {ZH: "页眉", EN: "header"},
	footer:    {ZH: "页脚", EN: "footer"},
	footnotes: {ZH: "脚注", EN: "footnotes"},
	endnotes:  {ZH: "尾注", EN: "endnotes"},
	textBox:   {ZH: "文本框", EN: "text box"},
}

// Fault is what is wrong with a template, and where.
type Fault struct {
	Place   finding.Text // the kind of text: 正文, 页眉 …
	Text    string       // the paragraph that it stands in, its beginning
	Message finding.Text
}

// mostExcerpt is how much of a paragraph is shown, in characters of UTF-16.
const mostExcerpt = 60

func faultAt(at place, paragraph string, said finding.Text) Fault {
	text := strings.Join(strings.Fields(celltext.Plain(paragraph)), " ")
	return Fault{Place: placeLabels[at], Text: celltext.Cut(text, mostExcerpt), Message: said}
}

// In is the fault in a language, with its place.
func (f Fault) In(lang finding.Lang) string {
	if lang == finding.EN {
		return f.Place.EN + ", “" + f.Text + "”: " + f.Message.EN
	}
	return f.Place.ZH + "，“" + f.Text + "”：" + f.Message.ZH
}
