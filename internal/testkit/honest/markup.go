package honest

import (
	"fmt"
	"slices"
	"strings"
)

// Inline writes an .xlsx as scripts do: texts in their cells, no shared ones.
func Inline(b *Book) ([]byte, error) { return newMarkup(b, false).pack() }

// Shared writes an .xlsx as office programs do: texts in a part of their own,
// some of them in runs with readings, rows that say which columns they span.
func Shared(b *Book) ([]byte, error) { return newMarkup(b, true).pack() }

// markup writes the parts of a workbook by hand.
type markup struct {
	book    *Book
	shared  bool
	strings []string
	formats []string // number formats, from id 164 on
}

func newMarkup(b *Book, shared bool) *markup { return &markup{book: b, shared: shared} }

const (
	mainSpace   = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	officeSpace = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	partSpace   = `http://schemas.openxmlformats.org/package/2006/relationships`
	xmlHead     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

func (m *markup) page(p *Page) string {
	var out strings.Builder
	out.WriteString(xmlHead + `<worksheet xmlns="` + mainSpace + `">`)
	if head := p.first(headerPart); p.Frozen && head >= 0 {
		fmt.Fprintf(&out, `<sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="%s" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`, head+1, address(1, head+2))
	}
	out.WriteString(p.columns() + `<sheetData>`)
	var merges []string
	for i, row := range p.Rows {
		m.row(&out, i+1, row)
		for _, col := range row.order() {
			if c := row.Cells[col]; c.Wide > 1 || c.Tall > 1 {
				merges = append(merges, fmt.Sprintf(`<mergeCell ref="%s:%s"/>`, address(col, i+1), address(col+max(c.Wide, 1)-1, i+max(c.Tall, 1))))
			}
		}
	}
	out.WriteString(`</sheetData>`)
	if p.Filter {
		fmt.Fprintf(&out, `<autoFilter ref="A%d:%s"/>`, p.first(headerPart)+1, address(p.width(), p.end()))
	}
	if len(merges) > 0 {
		fmt.Fprintf(&out, `<mergeCells count="%d">%s</mergeCells>`, len(merges), strings.Join(merges, ""))
	}
	if p.Watermark != "" {
		out.WriteString(`<headerFooter><oddHeader>&amp;C` + escape(p.Watermark) + `</oddHeader></headerFooter>`)
	}
	return out.String() + `</worksheet>`
}

func (p *Page) columns() string {
	var out strings.Builder
	for col := range p.width() {
		if p.HiddenCols[col+1] {
			fmt.Fprintf(&out, `<col min="%d" max="%d" width="9" hidden="1"/>`, col+1, col+1)
		}
	}
	if out.Len() == 0 {
		return ""
	}
	return `<cols>` + out.String() + `</cols>`
}

func (m *markup) row(out *strings.Builder, number int, row *Row) {
	if len(row.Cells) == 0 && !row.Hidden {
		return
	}
	hidden := ""
	if row.Hidden {
		hidden = ` hidden="1"`
	}
	fmt.Fprintf(out, `<row r="%d"%s>`, number, hidden)
	for _, col := range row.order() {
		m.cell(out, address(col, number), row.Cells[col])
	}
	out.WriteString(`</row>`)
}

func (m *markup) cell(out *strings.Builder, at string, c *Cell) {
	formula := ""
	if c.Formula != "" {
		formula = `<f>` + escape(c.Formula) + `</f>`
	}
	style := m.format(c.Format)
	switch {
	case c.Text == "" && formula == "":
		fmt.Fprintf(out, `<c r="%s"%s/>`, at, style)
	case c.Kind != textKind:
		fmt.Fprintf(out, `<c r="%s"%s>%s<v>%s</v></c>`, at, style, formula, c.stored(m.book.Date1904))
	case formula != "":
		fmt.Fprintf(out, `<c r="%s"%s t="str">%s<v>%s</v></c>`, at, style, formula, escape(c.Text))
	case m.shared:
		m.strings = append(m.strings, c.Text)
		fmt.Fprintf(out, `<c r="%s"%s t="s"><v>%d</v></c>`, at, style, len(m.strings)-1)
	default:
		fmt.Fprintf(out, `<c r="%s"%s t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, escape(c.Text))
	}
}

func (m *markup) format(code string) string {
	if code == "" {
		return ""
	}
	i := slices.Index(m.formats, code)
	if i < 0 {
		m.formats = append(m.formats, code)
		i = len(m.formats) - 1
	}
	return fmt.Sprintf(` s="%d"`, i+1)
}

func (m *markup) styles() string {
	var formats, uses strings.Builder
	for i, code := range m.formats {
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, escape(code))
		fmt.Fprintf(&uses, `<xf numFmtId="%d" applyNumberFormat="1"/>`, 164+i)
	}
	return xmlHead + `<styleSheet xmlns="` + mainSpace + `"><numFmts>` + formats.String() + `</numFmts><cellXfs><xf numFmtId="0"/>` + uses.String() + `</cellXfs></styleSheet>`
}

// texts writes every third text in two runs, with a reading of the first.
func (m *markup) texts() string {
	var out strings.Builder
	out.WriteString(xmlHead + `<sst xmlns="` + mainSpace + `">`)
	for i, s := range m.strings {
		if runes := []rune(s); i%3 == 0 && len(runes) > 1 {
			fmt.Fprintf(&out, `<si><r><t xml:space="preserve">%s</t></r><r><rPr><b/></rPr><t xml:space="preserve">%s</t></r><rPh sb="0" eb="1"><t>pin</t></rPh></si>`,
				escape(string(runes[:1])), escape(string(runes[1:])))
			continue
		}
		out.WriteString(`<si><t xml:space="preserve">` + escape(s) + `</t></si>`)
	}
	return out.String() + `</sst>`
}
