package write

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/finding"
)

// mostLinks is how many links Excel takes on a sheet.
const mostLinks = 65_529

// link is a cell that leads to a place in another workbook.
type link struct {
	at     finding.Ref
	target string
}

// address writes a file's name into a link: what a link would obey is escaped.
var address = strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "?", "%3F", "\\", "%5C")

// To makes the cell lead to a cell of a workbook that lies in the same folder.
func (c Cell) To(file, sheet string, at finding.Ref) Cell {
	c.target = address.Replace(file) + "#'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + at.String()
	c.appearance.Link = true
	return c
}

// leads writes which cells lead elsewhere.
func (s *Sheet) leads(m *markup) {
	m.put("<hyperlinks>")
	for i, l := range s.links {
		m.put(`<hyperlink ref="`).cell(l.at).put(`" r:id="link`).int(i).put(`"/>`)
	}
	m.put("</hyperlinks>")
}

// targets writes where they lead. Excelize counts relations from rId1: those of
// links, of which every workbook has another number, are named otherwise.
func (s *Sheet) targets(m *markup) {
	for i, l := range s.links {
		m.put(`<Relationship Id="link`).int(i).put(`" Type="`, excelize.SourceRelationshipHyperLink, `" Target="`).attr(l.target)
		m.put(`" TargetMode="External"/>`)
	}
}
