package picture

import (
	"fmt"
	"strings"

	"jixiao/rules/finding"
)

// say is what a seam leaves out, for the head behind it.
func (s seam) say(scope string, name func(int) string, lang finding.Lang) string {
	var said []string
	if s.hidden[0] > 0 {
		said = append(said, finding.Text{ZH: stretch(scope, name, s.hidden, finding.ZH) + "已隐藏", EN: stretch(scope, name, s.hidden, finding.EN) + " hidden"}.In(lang))
	}
	if s.missing[0] > 0 {
		said = append(said, finding.Text{ZH: stretch(scope, name, s.missing, finding.ZH) + "没有显示", EN: stretch(scope, name, s.missing, finding.EN) + " not shown"}.In(lang))
	}
	return strings.Join(said, finding.Text{ZH: "，", EN: ", "}.In(lang))
}

// stretch names rows or columns from one to another.
func stretch(scope string, name func(int) string, from [2]int, lang finding.Lang) string {
	text := name(from[0])
	if from[1] > from[0] {
		text += "–" + name(from[1])
	}
	switch {
	case lang == finding.EN && scope == "row":
		return "row " + text
	case lang == finding.EN:
		return "column " + text
	case scope == "row":
		return "第 " + text + " 行"
	}
	return text + " 列"
}

// unhidden is said of what is hidden in the file and shown for its mark.
func unhidden(scope, name string, lang finding.Lang) string {
	if scope == "row" {
		return finding.Text{ZH: "第 " + name + " 行在表中是隐藏的", EN: "row " + name + " is hidden in the sheet"}.In(lang)
	}
	return finding.Text{ZH: name + " 列在表中是隐藏的", EN: "column " + name + " is hidden in the sheet"}.In(lang)
}

// caption says what of the sheet is not drawn.
func (d *drawing) caption() {
	var notes []string
	note := func(when bool, zh, en string) {
		if when {
			notes = append(notes, finding.Text{ZH: zh, EN: en}.In(d.book.options.Lang))
		}
	}
	rows, cols := d.rowExtent, d.colExtent
	note(d.plain && d.book.kept, "这张表的格式没有读出来，只显示内容", "the looks of this sheet could not be read: only its contents are shown")
	note(rows.last > rows.most, fmt.Sprintf("共 %d 行，只显示前 %d 行和有意见的地方", rows.last, rows.most), fmt.Sprintf("of %d rows the first %d are shown, and what is marked", rows.last, rows.most))
	note(cols.last > cols.most, fmt.Sprintf("共 %d 列，只显示前 %d 列和有意见的地方", cols.last, cols.most), fmt.Sprintf("of %d columns the first %d are shown, and what is marked", cols.last, cols.most))
	note(d.cut, "过长的文字只显示开头", "of long texts only the beginning is shown")
	note(d.undrawn > 0, fmt.Sprintf("另有 %d 处意见没有画出", d.undrawn), fmt.Sprintf("%d marks are not shown", d.undrawn))
	if len(notes) == 0 {
		return
	}
	d.text("<caption>")
	d.b = escape(d.b, strings.Join(notes, finding.Text{ZH: "；", EN: "; "}.In(d.book.options.Lang)))
	d.text("</caption>")
}
