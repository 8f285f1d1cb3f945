package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
)

// draft is a paper: its name and what it says.
type draft struct {
	name string
	says []string // markup of its paragraphs and tables
}

// file is the draft as a .docx.
func (d draft) file() ([]byte, error) {
	var out bytes.Buffer
	w := ooxml.NewWriter(&out)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", rootRelations}, {"word/_rels/document.xml.rels", relations},
		{"word/document.xml", documentHead + strings.Join(d.says, "") + section + "</w:body></w:document>"},
		{"word/styles.xml", styles}, {"word/settings.xml", settings},
		{"word/footer1.xml", footer("right", "rightChars")}, {"word/footer2.xml", footer("left", "leftChars")},
	} {
		if err := w.Write(part.name, []byte(xmlHead+part.text)); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// text is runs of a text. A line end and a tab are such in the paper, and what stands
// between stars is in 楷体, as headings of the second level are.
func text(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "*") {
		look := ""
		if i%2 == 1 {
			look = `<w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/></w:rPr>`
		}
		for _, piece := range strings.SplitAfter(strings.ReplaceAll(part, "\t", "\t\n"), "\n") {
			run(&b, look, piece)
		}
	}
	return b.String()
}

// run is a piece of a text, with the tab or the line end behind it.
func run(b *strings.Builder, look, piece string) {
	says, end := strings.TrimSuffix(piece, "\n"), ""
	switch tabbed, tab := strings.CutSuffix(piece, "\t\n"); {
	case tab:
		says, end = tabbed, "<w:r><w:tab/></w:r>"
	case says != piece:
		end = "<w:r><w:br/></w:r>"
	}
	if says != "" {
		b.WriteString("<w:r>" + look + `<w:t xml:space="preserve">`)
		_ = xml.EscapeText(b, []byte(says)) // a strings.Builder takes every write
		b.WriteString("</w:t></w:r>")
	}
	b.WriteString(end)
}

// styled is a paragraph of a style.
func styled(style, says string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + text(says) + "</w:p>"
}

func title(s string) string     { return styled("Title", s) }
func to(s string) string        { return styled("To", s) }
func p(s string) string         { return styled("Body", s) }
func h1(s string) string        { return styled("H1", s) }
func h2(s string) string        { return styled("H2", s) }
func annexes(s string) string   { return styled("Annexes", s) }
func annexNext(s string) string { return styled("AnnexNext", s) }
func signed(s string) string    { return styled("Signed", s) }
func annex(s string) string {
	return `<w:p><w:pPr><w:pStyle w:val="Annex"/><w:pageBreakBefore/></w:pPr>` + text(s) + "</w:p>"
}
func heading(s string) string { return styled("TableTitle", s) }
func note(s string) string    { return styled("TableNote", s) }
func blank() string           { return styled("Last", "") }
func last(s string) string    { return styled("Last", s) }
func bureau(s string) string  { return styled("Bureau", s) }

// col is a column of a table: its width in twips of 8,844 between the margins, its
// head and what stands in its rows and in the closing one, and where it stands.
type col struct {
	width              int
	head, row, closing string
	align              string
}

const (
	left   = "left"
	middle = "center"
	right  = "right"
)

// table is a table with a head on each page and one row for each of a list.
func table(cols ...col) string {
	var grid, head, row, closing strings.Builder
	closes := false
	for _, c := range cols {
		fmt.Fprintf(&grid, `<w:gridCol w:w="%d"/>`, c.width)
		head.WriteString(cell(c, middle, "TableHead", c.head))
		row.WriteString(cell(c, c.align, "TableText", c.row))
		closing.WriteString(cell(c, c.align, "TableText", c.closing))
		closes = closes || c.closing != ""
	}
	const whole = `<w:cantSplit/>`
	out := `<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/><w:jc w:val="center"/>` + borders + `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>` + grid.String() + "</w:tblGrid>" +
		"<w:tr><w:trPr>" + whole + "<w:tblHeader/></w:trPr>" + head.String() + "</w:tr><w:tr><w:trPr>" + whole + "</w:trPr>" + row.String() + "</w:tr>"
	if closes {
		out += "<w:tr><w:trPr>" + whole + "</w:trPr>" + closing.String() + "</w:tr>"
	}
	return out + "</w:tbl>"
}

func cell(c col, align, style, says string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/><w:jc w:val="%s"/></w:pPr>%s</w:p></w:tc>`,
		c.width, style, align, text(says))
}
