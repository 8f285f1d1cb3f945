package honest

import (
	"fmt"
	"regexp"
	"strings"
)

// ODS writes an .ods by hand.
func ODS(b *Book) ([]byte, error) {
	var out strings.Builder
	out.WriteString(xmlHead + odsHead)
	for _, p := range b.Pages {
		display := ""
		if p.Hidden {
			display = ` table:style-name="hidden"`
		}
		fmt.Fprintf(&out, `<table:table table:name="%s"%s>`, escape(p.Name), display)
		p.odsRows(&out)
		out.WriteString(`</table:table>`)
	}
	out.WriteString(`</office:spreadsheet></office:body></office:document-content>`)
	const kind = "application/vnd.oasis.opendocument.spreadsheet"
	return pack(map[string]string{
		"content.xml": out.String(), "mimetype": kind,
		"META-INF/manifest.xml": xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="` + kind +
			`"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
	})
}

const odsHead = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2"><office:automatic-styles>` +
	`<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>` +
	`<number:percentage-style style:name="N3"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>` +
	`<number:date-style style:name="N4"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>` +
	`<style:style style:name="amount" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="percent" style:family="table-cell" style:data-style-name="N3"/><style:style style:name="day" style:family="table-cell" style:data-style-name="N4"/>` +
	`<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>`

// odsStyles are the styles of number formats; another one is left out, and
// General shows what is stored.
var odsStyles = map[string]string{amountFormat: "amount", percentFormat: "percent", dayFormat: "day"}

func (p *Page) odsRows(out *strings.Builder) {
	width := p.width()
	covered := map[[2]int]bool{}
	p.each(func(col, row int, c *Cell) {
		for i := range max(c.Tall, 1) {
			for j := range max(c.Wide, 1) {
				covered[[2]int{col + j, row + i}] = i+j > 0
			}
		}
	})
	for i, row := range p.Rows {
		visible := ""
		if row.Hidden {
			visible = ` table:visibility="collapse"`
		}
		out.WriteString(`<table:table-row` + visible + `>`)
		for col := 1; col <= width; col++ {
			switch c := row.Cells[col]; {
			case c != nil:
				c.ods(out)
			case covered[[2]int{col, i + 1}]:
				out.WriteString(`<table:covered-table-cell/>`)
			default:
				out.WriteString(`<table:table-cell/>`)
			}
		}
		out.WriteString(`</table:table-row>`)
	}
}

func (c *Cell) ods(out *strings.Builder) {
	out.WriteString(`<table:table-cell`)
	if style := odsStyles[c.Format]; style != "" {
		fmt.Fprintf(out, ` table:style-name="%s"`, style)
	}
	if c.Wide > 1 || c.Tall > 1 {
		fmt.Fprintf(out, ` table:number-columns-spanned="%d" table:number-rows-spanned="%d"`, max(c.Wide, 1), max(c.Tall, 1))
	}
	if c.Formula != "" {
		fmt.Fprintf(out, ` table:formula="of:=%s"`, escape(odsFormula(c.Formula)))
	}
	switch {
	case c.Text == "" && c.Formula == "":
	case c.Kind == dateKind:
		fmt.Fprintf(out, ` office:value-type="date" office:date-value="%s"`, c.Text)
	case c.Kind == numberKind && strings.HasSuffix(c.Format, "%"):
		fmt.Fprintf(out, ` office:value-type="percentage" office:value="%s"`, c.Text)
	case c.Kind == numberKind:
		fmt.Fprintf(out, ` office:value-type="float" office:value="%s"`, c.Text)
	default:
		out.WriteString(` office:value-type="string"`)
	}
	out.WriteString(`>`)
	if c.Text != "" {
		for line := range strings.SplitSeq(c.Text, "\n") {
			out.WriteString(`<text:p>` + escape(line) + `</text:p>`)
		}
	}
	out.WriteString(`</table:table-cell>`)
}

var cellRange = regexp.MustCompile(`(?:([\p{Han}]+)!)?(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?`)

// odsFormula writes references as [.A1:.B2], and ; between arguments.
func odsFormula(f string) string {
	f = cellRange.ReplaceAllStringFunc(f, func(ref string) string {
		m := cellRange.FindStringSubmatch(ref)
		if m[3] != "" {
			return fmt.Sprintf("[%s.%s:.%s]", m[1], m[2], m[3])
		}
		return fmt.Sprintf("[%s.%s]", m[1], m[2])
	})
	return strings.ReplaceAll(f, ",", ";")
}
