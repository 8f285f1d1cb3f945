package annotate

import (
	"fmt"
	"strings"

	"jixiao/internal/office/celltext"
	"jixiao/internal/office/ooxml"
	"jixiao/rules/correct"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// What a corrected copy says of itself.
var (
	correctionLead = finding.Text{ZH: "已替您改好格式 %d 处，列在下面；数字和结论没有动", EN: "The form of %d cells was mended, as listed below; no figure and no conclusion was changed"}
	correctionDone = finding.Text{ZH: "，核对后可直接报送。", EN: ", and you may hand this in once you have checked it."}
	correctionOpen = finding.Text{ZH: "。%s没有动，请看批注，改好或说明以后再报送。", EN: ". %s were left to you: see the comments, and mend or explain them before you hand this in."}
	correctionRest = finding.Text{
		ZH: "合计、比率、等级、得分、金额、原因由您自己改，应为多少见单元格的批注；公式用到的文本数字没有改，改了公式的结果会变。本页和批注不必删除，再次报送时会认得。",
		EN: "Totals, rates, grades, scores, amounts and reasons are yours to mend; comments say what they should be. A number kept as text that a formula uses was left too, since its result would change. This sheet and the comments may stay: they are known again.",
	}
)

// correctionColumns are those of the list of corrections.
func correctionColumns() []column {
	head := func(zh, en string, width int) column { return column{head: finding.Text{ZH: zh, EN: en}, width: width} }
	return []column{head("序号", "no.", 6), head("工作表", "sheet", 16), head("单元格", "cell", 9), head("原填", "was", 28),
		head("改为", "is now", 28), head("原因", "why", 36), head("规则代码", "rule", 9)}
}

// addCorrections puts the list of corrections behind the sheets, or in the place
// of the one that an earlier copy had.
func (b *workbook) addCorrections(mended []correct.Correction, rest []finding.Finding, styles *styles, o Options) {
	l := newList(b, rest, styles, o)
	l.behind = true
	sheet := l.corrections(mended)
	if at := b.ownSheet(form.CorrectionMark, form.CorrectionSheet); at >= 0 {
		b.set(b.sheets[at].rel.target, sheet)
		b.drop(ooxml.RelationsOf(b.sheets[at].rel.target))
		for _, n := range b.names {
			if n.scope == at || form.MarkedSheet(form.Name{Name: n.name, Refers: n.refers}, form.CorrectionMark) != "" {
				b.m.Replace(n.from, n.to, "")
			}
		}
		b.defineNames(form.CorrectionMark, b.sheets[at].name, at)
		return
	}
	part := b.fresh("xl/worksheets/corrections%d.xml")
	id := b.rels.add(b.base(), "worksheet", part)
	b.add(part, typeWorksheet, sheet)
	name := b.freeName(form.CorrectionSheet)
	b.sheetsIn.append(b.m, "sheets", fmt.Sprintf(`<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`,
		b.root.prefix, b.base(), escaped(name), b.maxID+1, id))
	b.defineNames(form.CorrectionMark, name, len(b.sheets))
}

// corrections writes the part of the list.
func (l *list) corrections(mended []correct.Correction) []byte {
	all := correctionColumns()
	const room, line = 108, 17 // in the larger type of the first row
	lead := l.said(len(mended))
	l.lead(lead, len(all), celltext.Lines(lead, room)*line+rowPadding)
	l.head(all)
	for i, c := range mended {
		at := listCell{text: c.Cell.String(), style: l.styles.center}
		if sheet, ok := l.sheets[strings.ToLower(c.Sheet)]; ok {
			at.style, at.link = l.styles.link, quotedSheet(sheet)+"!"+at.text
		}
		l.row(listHead+1+i, []listCell{{number: i + 1, style: l.styles.center}, l.body(c.Sheet), at, l.body(celltext.Plain(c.Old)),
			l.body(c.Seen(l.o.Lang)), l.body(c.Why.In(l.o.Lang)), {text: string(c.Code), style: l.styles.center}}, all)
	}
	return l.part(all, len(mended))
}

// said is what the list says first: how much was mended, and what is left.
func (l *list) said(mended int) string {
	lead := fmt.Sprintf(correctionLead.In(l.o.Lang), mended)
	if finding.Worst(l.found) > finding.Info {
		lead += fmt.Sprintf(correctionOpen.In(l.o.Lang), l.summary())
	} else {
		lead += correctionDone.In(l.o.Lang)
	}
	return lead + "\n" + correctionRest.In(l.o.Lang)
}
