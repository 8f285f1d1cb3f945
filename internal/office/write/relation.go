package write

import (
	"path"
	"strings"
)

// relations are what a part leads to: rId1 is the first.
type relations []relation

type relation struct {
	kind, target string
	external     bool
}

func (r *relations) add(kind, target string) { *r = append(*r, relation{kind: kind, target: target}) }

// write writes the part that lists them.
func (r relations) write(m *markup) {
	m.put(declaration, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, x := range r {
		m.put(`<Relationship Id="rId`).int(i + 1)
		m.put(`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`, x.kind, `" Target="`).attr(x.target)
		if x.external {
			m.put(`" TargetMode="External`)
		}
		m.put(`"/>`)
	}
	m.put("</Relationships>")
}

// relations of the workbook: its sheets come first, so that the number of a
// sheet is the number of its relation.
func (b *Book) relations() relations {
	var r relations
	for i := range b.sheets {
		r.add("worksheet", strings.TrimPrefix(sheetPart(i+1), "xl/"))
	}
	r.add("styles", path.Base(stylesPart))
	r.add("theme", strings.TrimPrefix(themePart, "xl/"))
	return r
}
