package write

import "slices"

// Styles that are there before those of looks: the first of everything is what
// a cell without a style has, and Excel keeps a second fill for itself.
const (
	plainFont   = `<font><sz val="11"/><color theme="1"/><name val="` + bodyFont + `"/><family val="2"/></font>`
	plainFills  = `<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`
	plainBorder = `<border><left/><right/><top/><bottom/><diagonal/></border>`
	plainStyle  = `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`
)

// firstFormat is the first number that a number format of one's own may have.
const firstFormat = 164

// box is the border of cells in tables.
const box = `<border><left style="thin"><color rgb="FF` + lineColor + `"/></left><right style="thin"><color rgb="FF` + lineColor +
	`"/></right><top style="thin"><color rgb="FF` + lineColor + `"/></top><bottom style="thin"><color rgb="FF` + lineColor +
	`"/></bottom><diagonal/></border>`

// afterStyles follow the styles of looks; the one among them that cells do not
// have by themselves is that of flags.
const afterStyles = `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
	`<dxfs count="1"><dxf><font><color rgb="FF` + redColor + `"/></font><fill><patternFill patternType="solid"><bgColor rgb="FF` + flagFill +
	`"/></patternFill></fill></dxf></dxfs><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>`

// palette is what looks are made of, each once.
type palette struct {
	formats []string
	fonts   []font
	fills   []string
}

// number is the place of x in a list, at the end of which it is put if it is new.
func number[T comparable](list *[]T, x T) int {
	at := slices.Index(*list, x)
	if at < 0 {
		at = len(*list)
		*list = append(*list, x)
	}
	return at
}

// styleSheet writes the part with the styles: that of the n-th look is n, from
// 1.
func (b *Book) styleSheet(m *markup) {
	var p palette
	for _, l := range b.looks {
		p.numbers(l)
	}
	m.put(declaration, "<styleSheet ", mainSpace, ">")
	p.write(m)
	m.put(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="`)
	m.int(len(b.looks)+1).put(`">`, plainStyle)
	for _, l := range b.looks {
		p.style(m, l)
	}
	m.put("</cellXfs>", afterStyles, "</styleSheet>")
}

// numbers are the places of what a look is made of.
func (p *palette) numbers(l Look) (format, font, fill int) {
	if l.Format != "" {
		format = firstFormat + number(&p.formats, l.Format)
	}
	if color := l.fill(); color != "" {
		fill = 2 + number(&p.fills, color)
	}
	return format, 1 + number(&p.fonts, l.font()), fill
}

// style writes one look as references to its parts.
func (p *palette) style(m *markup, l Look) {
	format, font, fill := p.numbers(l)
	border := 0
	if l.boxed() {
		border = 1
	}
	m.put(`<xf numFmtId="`).int(format).put(`" fontId="`).int(font).put(`" fillId="`).int(fill).put(`" borderId="`).int(border)
	m.put(`" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment`)
	if side := [...]string{Auto: "", Left: "left", Center: "center", Right: "right"}[l.Align]; side != "" {
		m.put(` horizontal="`, side, `"`)
	}
	m.put(` vertical="center"`)
	if l.Wrap {
		m.put(` wrapText="1"`)
	}
	m.put("/>")
	if l.Input {
		m.put(`<protection locked="0"/>`)
	}
	m.put("</xf>")
}

// write writes the parts of the looks.
func (p *palette) write(m *markup) {
	if len(p.formats) > 0 {
		m.put(`<numFmts count="`).int(len(p.formats)).put(`">`)
		for i, f := range p.formats {
			m.put(`<numFmt numFmtId="`).int(firstFormat + i).put(`" formatCode="`).attr(f).put(`"/>`)
		}
		m.put("</numFmts>")
	}
	m.put(`<fonts count="`).int(1+len(p.fonts)).put(`">`, plainFont)
	for _, f := range p.fonts {
		f.write(m)
	}
	m.put(`</fonts><fills count="`).int(2+len(p.fills)).put(`">`, plainFills)
	for _, color := range p.fills {
		m.put(`<fill><patternFill patternType="solid"><fgColor rgb="FF`, color, `"/></patternFill></fill>`)
	}
	m.put(`</fills><borders count="2">`, plainBorder, box, "</borders>")
}

func (f font) write(m *markup) {
	m.put("<font>")
	if f.bold {
		m.put("<b/>")
	}
	if f.underline {
		m.put("<u/>")
	}
	m.put(`<sz val="`).int(f.size).put(`"/>`)
	if f.color != "" {
		m.put(`<color rgb="FF`, f.color, `"/>`)
	}
	m.put(`<name val="`, f.family, `"/><family val="2"/></font>`)
}
