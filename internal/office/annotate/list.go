package annotate

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
)

// listHead is the row of the list that names its columns.
const listHead = 2

// Heights of the list's rows, in points.
const (
	lineHeight = 14
	rowPadding = 6
	leadHeight = 44
	headHeight = 24
	maxHeight  = 409
)

// list is the sheet that lists all findings of a copy.
type list struct {
	book   *workbook
	styles listStyles
	o      Options
	behind bool // it stands behind the sheets, and is not the one that is shown
	found  []finding.Finding
	sheets map[string]string // names by their lower case
	rows   bytes.Buffer
	links  bytes.Buffer
}

// column is one column of the list.
type column struct {
	head  finding.Text
	width int
	cell  func(l *list, n int, f finding.Finding) listCell
}

// listCell is a cell of the list: a text, or a number where it has none.
type listCell struct {
	text   string
	number int
	style  int
	link   string // place in the workbook
}

func newList(b *workbook, found []finding.Finding, s *styles, o Options) *list {
	l := &list{book: b, styles: newListStyles(s), o: o, found: slices.Clone(found), sheets: map[string]string{}}
	slices.SortStableFunc(l.found, func(a, b finding.Finding) int { return cmp.Compare(b.Weight(), a.Weight()) })
	for _, sheet := range b.sheets {
		l.sheets[strings.ToLower(sheet.name)] = sheet.name
	}
	return l
}

// columns are those of the list, called as in the reports. What stands under
// 情况说明 and 异议 is the sender's to write.
func (l *list) columns() []column {
	words := func(zh, en string) finding.Text { return finding.Text{ZH: zh, EN: en} }
	return []column{
		{words("序号", "no."), 6, func(l *list, n int, _ finding.Finding) listCell {
			return listCell{number: n, style: l.styles.center}
		}},
		{words("级别", "severity"), 9, func(l *list, _ int, f finding.Finding) listCell {
			return listCell{text: label(f, l.o.Lang), style: l.styles.severity[tone(f)]}
		}},
		{words("工作表", "sheet"), 12, func(l *list, _ int, f finding.Finding) listCell { return l.body(f.Place.Sheet) }},
		{words("单元格", "cell"), 8, (*list).place},
		{l.subjectHead(), 16, func(l *list, _ int, f finding.Finding) listCell { return l.body(l.subject(f)) }},
		{words("栏目", "field"), 12, func(l *list, _ int, f finding.Finding) listCell { return l.body(f.Args["field"].In(l.o.Lang)) }},
		{words("现填内容", "value"), 13, func(l *list, _ int, f finding.Finding) listCell { return l.body(f.Value) }},
		{words("应为", "expected"), 13, func(l *list, _ int, f finding.Finding) listCell { return l.body(f.Expected) }},
		{words("审核意见", "finding"), 36, func(l *list, _ int, f finding.Finding) listCell { return l.body(message(f, l.o.Lang)) }},
		{words("修改办法", "how to mend"), 28, func(l *list, _ int, f finding.Finding) listCell { return l.body(f.Fix.In(l.o.Lang)) }},
		{words("规则代码", "rule"), 9, func(l *list, _ int, f finding.Finding) listCell {
			return listCell{text: string(f.Code), style: l.styles.center}
		}},
		{words("情况说明", "explanation"), 20, func(l *list, _ int, f finding.Finding) listCell {
			return l.answer(f.Weight() == finding.Warning)
		}},
		{words("异议", "objection"), 14, func(l *list, _ int, f finding.Finding) listCell {
			return l.answer(f.Weight() >= finding.Warning)
		}},
	}
}

func (l *list) body(text string) listCell { return listCell{text: text, style: l.styles.body} }

// answer is a cell for the sender to fill, where there is anything to answer.
func (l *list) answer(wanted bool) listCell {
	if wanted {
		return listCell{style: l.styles.answer}
	}
	return listCell{style: l.styles.body}
}

// place names the cells, and leads to the first.
func (l *list) place(_ int, f finding.Finding) listCell {
	c := listCell{text: f.Where(l.o.Lang), style: l.styles.center}
	if sheet, ok := l.sheets[strings.ToLower(f.Place.Sheet)]; ok && c.text != "" {
		c.style, c.link = l.styles.link, quotedSheet(sheet)+"!"+f.Place.Cell.String()
	}
	return c
}

func (l *list) subject(f finding.Finding) string {
	if about := f.About(); l.o.Subject != nil && about != "" {
		return l.o.Subject(about)
	}
	return cmp.Or(f.Subject.ID(), f.Project)
}

// subjectHead is the header over what findings are about.
func (l *list) subjectHead() finding.Text {
	other := func(f finding.Finding) bool { return f.About() != "" && f.About().Project() == "" }
	if slices.ContainsFunc(l.found, other) {
		return finding.Text{ZH: "事项", EN: "subject"}
	}
	return finding.Text{ZH: "项目", EN: "project"}
}

// sheet writes the part of the list.
func (l *list) sheet() []byte {
	all := l.columns()
	l.lead(l.summary()+"\n"+howTo.In(l.o.Lang), len(all), leadHeight)
	l.head(all)
	cells := make([]listCell, len(all))
	for i, f := range l.found {
		for c, column := range all {
			cells[c] = column.cell(l, i+1, f)
		}
		l.row(listHead+1+i, cells, all)
	}
	return l.part(all, len(l.found))
}

// howTo says what to do with a marked copy.
var howTo = finding.Text{
	ZH: "请把本文件复制到自己的电脑上，在标了颜色的单元格上改正（鼠标停在单元格上可看批注），改好后放回报送文件夹；不要在取件文件夹里改，下一次审核会覆盖。本页、批注和颜色不必删除，再次报送时会认得。",
	EN: "Copy this file to your own computer, mend the coloured cells (their comments say how) and put it into your submission folder; here the next run would overwrite it. This sheet, comments and colours may stay: they are known again.",
}

// lead writes the first row: what there is to do, and how.
func (l *list) lead(text string, width, height int) {
	l.open(1, height)
	l.cell(finding.Ref{Row: 1, Col: 1}, listCell{text: text, style: l.styles.lead})
	for col := 2; col <= width; col++ {
		l.cell(finding.Ref{Row: 1, Col: col}, listCell{style: l.styles.lead})
	}
	l.rows.WriteString(`</row>`)
}

// summary counts what there is to do.
func (l *list) summary() string {
	n := map[finding.Severity]int{}
	for _, f := range l.found {
		n[f.Weight()]++
	}
	var parts []string
	for _, p := range []struct {
		severity finding.Severity
		words    finding.Text
	}{
		{finding.Error, finding.Text{ZH: "%d 处须修改", EN: "%d to be mended"}},
		{finding.Warning, finding.Text{ZH: "%d 处须说明", EN: "%d to be explained"}},
		{finding.Info, finding.Text{ZH: "%d 条提示", EN: "%d notes"}},
	} {
		if n[p.severity] > 0 {
			parts = append(parts, fmt.Sprintf(p.words.In(l.o.Lang), n[p.severity]))
		}
	}
	if len(parts) == 0 {
		return finding.Text{ZH: "没有审核意见", EN: "no findings"}.In(l.o.Lang)
	}
	lead, between := finding.Text{ZH: "还有 ", EN: "still "}, finding.Text{ZH: "，", EN: ", "}
	if n[finding.Error]+n[finding.Warning] == 0 {
		lead = finding.Text{ZH: "没有须修改、须说明的内容，有 ", EN: "nothing to be mended or explained, "}
	}
	return lead.In(l.o.Lang) + strings.Join(parts, between.In(l.o.Lang))
}

func (l *list) head(all []column) {
	l.open(listHead, headHeight)
	for i, c := range all {
		l.cell(finding.Ref{Row: listHead, Col: i + 1}, listCell{text: c.head.In(l.o.Lang), style: l.styles.head})
	}
	l.rows.WriteString(`</row>`)
}

// row writes the row of a finding, high enough for its texts.
func (l *list) row(index int, cells []listCell, all []column) {
	lines := 1
	for i, c := range cells {
		lines = max(lines, celltext.Lines(c.text, all[i].width-2))
	}
	l.open(index, min(lines*lineHeight+rowPadding, maxHeight))
	for i, c := range cells {
		l.cell(finding.Ref{Row: index, Col: i + 1}, c)
	}
	l.rows.WriteString(`</row>`)
}

// open begins a row.
func (l *list) open(index, height int) {
	l.write(`<row r="`, strconv.Itoa(index), `" ht="`, strconv.Itoa(height), `" customHeight="1">`)
}

func (l *list) cell(at finding.Ref, c listCell) {
	name := at.String()
	l.write(`<c r="`, name, `" s="`, strconv.Itoa(c.style), `"`)
	switch {
	case c.number > 0:
		l.write(`><v>`, strconv.Itoa(c.number), `</v></c>`)
	case c.text == "":
		l.write(`/>`)
	default:
		l.write(` t="inlineStr"><is><t xml:space="preserve">`, cellText(c.text), `</t></is></c>`)
	}
	if c.link != "" {
		fmt.Fprintf(&l.links, `<hyperlink ref="%s" location="%s" display="%s"/>`, name, escaped(c.link), escaped(c.text))
	}
}

// write writes markup of rows.
func (l *list) write(all ...string) {
	for _, s := range all {
		l.rows.WriteString(s)
	}
}
