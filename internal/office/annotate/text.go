package annotate

import (
	"encoding/xml"
	"strings"

	"jixiao/internal/office/celltext"
)

// escaped is a text as markup holds it, whatever was in it.
func escaped(s string) string {
	s = celltext.Plain(s)
	if !strings.ContainsAny(s, "\"'&<>\t\n\r") {
		return s
	}
	var b strings.Builder
	// A strings.Builder takes every write.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// cellText is a text as a cell or a comment holds it: nothing in it is read as
// an escape of a spreadsheet.
func cellText(s string) string { return escaped(celltext.Escape(celltext.Plain(s))) }
