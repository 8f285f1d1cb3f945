package book

import (
	"strings"

	"jixiao/rules/finding"
)

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
