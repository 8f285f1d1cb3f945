package write

import (
	"strings"

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
	c.look.Link = true
	return c
}

// linked writes which cells lead elsewhere, as many as Excel takes.
func (s *Sheet) linked(m *markup) {
	if len(s.links) == 0 {
		return
	}
	m.put("<hyperlinks>")
	for i, l := range s.links {
		m.put(`<hyperlink ref="`).cell(l.at).put(`" r:id="rId`).int(i + 1).put(`"/>`)
	}
	m.put("</hyperlinks>")
}

// targets are where the links lead.
func (s *Sheet) targets() relations {
	var r relations
	for _, l := range s.links {
		r = append(r, relation{kind: "hyperlink", target: l.target, external: true})
	}
	return r
}
