package annotate

import (
	"strconv"
	"strings"

	"jixiao/rules/finding"
)

// listStyles are the cell styles of the list, by their numbers in the workbook.
type listStyles struct {
	lead, head, body, center, link, answer int
	severity                               map[finding.Severity]int
}

// quoted makes a cell of text stay one when somebody edits it, whatever it
// begins with.
const quoted = ` quotePrefix="1"`

func newListStyles(s *styles) listStyles {
	p := s.root.prefix
	in := func(markup string) string { return strings.ReplaceAll(markup, "~", p) }
	font := func(name, look string) int {
		return s.add("fonts", in(`<~font>`+look+`<~name val="`+name+`"/><~charset val="134"/></~font>`))
	}
	body := font("宋体", in(`<~sz val="10"/>`))
	bold := font("黑体", in(`<~sz val="10"/>`))
	large := font("黑体", in(`<~sz val="12"/>`))
	blue := font("宋体", in(`<~u/><~sz val="10"/><~color rgb="FF0563C1"/>`))
	line := func(side string) string {
		return `<~` + side + ` style="thin"><~color rgb="FFA6A6A6"/></~` + side + `>`
	}
	boxed := s.add("borders", in(`<~border>`+line("left")+line("right")+line("top")+line("bottom")+`<~diagonal/></~border>`))
	plain := func(rgb string) int { return s.addFill(fill{"solid", ` rgb="` + rgb + `"`, noColor}) }
	xf := func(font, fill, border int, horizontal, more string) int {
		return s.add("cellXfs", `<`+p+`xf numFmtId="0" fontId="`+strconv.Itoa(font)+`" fillId="`+strconv.Itoa(fill)+`" borderId="`+strconv.Itoa(border)+
			`" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"`+more+`>`+
			`<`+p+`alignment horizontal="`+horizontal+`" vertical="center" wrapText="1"/></`+p+`xf>`)
	}
	l := listStyles{
		lead:     xf(large, 0, 0, "left", quoted),
		head:     xf(bold, plain("FFDCE6F1"), boxed, "center", ""),
		body:     xf(body, 0, boxed, "left", quoted),
		center:   xf(body, 0, boxed, "center", quoted),
		link:     xf(blue, 0, boxed, "center", quoted),
		answer:   xf(body, plain("FFFFFFE1"), boxed, "left", ""),
		severity: map[finding.Severity]int{},
	}
	for _, severity := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		l.severity[severity] = xf(bold, s.addFill(fill{}.marked(severity)), boxed, "center", "")
	}
	return l
}
