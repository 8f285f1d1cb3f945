package write

import (
	"strings"

	"jixiao/internal/office/celltext"
	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// Rows and columns of which nothing is said, in points and digits.
const (
	defaultHeight = 15
	defaultWidth  = 9
)

// pack writes the sheet's own part. What stands before and behind the rows
// is known only when they are.
func (s *Sheet) pack(p *packer, part string) error {
	defer s.rows.close()
	rows := &s.rows.packed
	first := rows
	if !rows.Empty() {
		first = new(ooxml.Piece)
	}
	if _, err := first.Write(p.fill(s.before)); err != nil {
		return err
	}
	if _, err := rows.Write(s.rows.buf); err != nil {
		return err
	}
	if _, err := rows.Write(p.fill(s.behind)); err != nil {
		return err
	}
	if first == rows {
		return p.zip.Join(part, rows)
	}
	return p.zip.Join(part, first, rows)
}

// before writes the part up to its rows; the schema fixes the order.
func (s *Sheet) before(m *markup) {
	m.put(declaration, "<worksheet ", mainSpace, " ", relationSpace, "><sheetPr")
	if s.filter[0] > 0 {
		m.put(` filterMode="true"`)
	}
	m.put(`><pageSetUpPr fitToPage="true"/></sheetPr><dimension ref="`)
	m.area(finding.Ref{Row: 1, Col: 1}, finding.Ref{Row: max(s.last, 1), Col: max(s.width, 1)}).put(`"/>`)
	s.view(m)
	m.put(`<sheetFormatPr defaultRowHeight="`).int(defaultHeight).put(`"/>`)
	s.columns(m)
	m.put("<sheetData>")
}

// view sets grid lines and frozen panes.
func (s *Sheet) view(m *markup) {
	m.put("<sheetViews><sheetView")
	if s.layout.Bare {
		m.put(` showGridLines="false"`)
	}
	if s == s.book.sheets[0] {
		m.put(` tabSelected="true"`)
	}
	m.put(` workbookViewId="0">`)
	if s.heads[1] > 0 {
		s.panes(m)
	}
	m.put("</sheetView></sheetViews>")
}

func (s *Sheet) panes(m *markup) {
	corner, pane := finding.Ref{Row: s.heads[1] + 1, Col: s.layout.Frozen + 1}.String(), "bottomLeft"
	m.put("<pane")
	if s.layout.Frozen > 0 {
		pane = "bottomRight"
		m.put(` xSplit="`).int(s.layout.Frozen).put(`"`)
	}
	m.put(` ySplit="`).int(s.heads[1]).put(`" topLeftCell="`, corner, `" activePane="`, pane, `" state="frozen"/>`)
	m.put(`<selection pane="`, pane, `" activeCell="`, corner, `" sqref="`, corner, `"/>`)
}

func (s *Sheet) columns(m *markup) {
	if len(s.layout.Columns) == 0 {
		return
	}
	m.put("<cols>")
	for i, c := range s.layout.Columns {
		m.put(`<col min="`).int(i + 1).put(`" max="`).int(i + 1).put(`" width="`).int(c.Width)
		if c.Hidden {
			m.put(`" hidden="true`)
		}
		m.put(`" customWidth="true"/>`)
	}
	m.put("</cols>")
}

// behind writes the part from the end of its rows on, in the schema's order.
func (s *Sheet) behind(m *markup) {
	m.put("</sheetData>")
	if s.protected {
		m.put(protection)
	}
	if s.filter[0] > 0 {
		from, to := s.filtered()
		m.put(`<autoFilter ref="`, absolute(from, to), `"/>`)
	}
	s.merged(m)
	s.flagged(m)
	s.checked(m)
	s.linked(m)
	s.paper(m)
	if len(s.charts) > 0 {
		m.put(`<drawing r:id="rId`).int(len(s.links) + 1).put(`"/>`)
	}
	m.put("</worksheet>")
}

func (s *Sheet) filtered() (from, to finding.Ref) {
	return finding.Ref{Row: s.filter[0], Col: 1}, finding.Ref{Row: s.filter[1], Col: s.width}
}

// paper sets the page up: A4, one page wide. A sheet with charts that nearly
// fits on one page is made to: a page that ends in a chart cuts it in two.
func (s *Sheet) paper(m *markup) {
	const nearly = 2 // pages
	orientation, pages := "landscape", 0
	if s.layout.Upright {
		orientation = "portrait"
	}
	if len(s.charts) > 0 && s.height() <= nearly*s.pageHeight() {
		pages = 1
	}
	m.put(`<printOptions horizontalCentered="true"/>`,
		`<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>`,
		`<pageSetup paperSize="9" fitToWidth="1" fitToHeight="`).int(pages).put(`" orientation="`, orientation, `"/>`)
	m.put("<headerFooter><oddHeader>").text("&L" + headerText(s.layout.Header) + "&R" + headerText(s.name))
	m.put("</oddHeader><oddFooter>").text("&C第 &P 页 共 &N 页").put("</oddFooter></headerFooter>")
}

// pageHeight is how much of an A4 page lies between its margins, in points.
func (s *Sheet) pageHeight() int {
	if s.layout.Upright {
		return 740
	}
	return 490
}

// height is how much of the sheet is printed, in points.
func (s *Sheet) height() int {
	sum := 0
	for row := range s.corner().Row {
		h := defaultHeight
		if row < len(s.heights) {
			h = s.heights[row]
		}
		sum += h
	}
	return sum
}

// headerText is a text for a page header, where & begins a code and a digit
// after a code would join it.
func headerText(t string) string {
	const most = 100
	r := []rune(strings.ReplaceAll(celltext.Plain(t), "\n", " "))
	return " " + strings.ReplaceAll(string(r[:min(len(r), most)]), "&", "&&")
}
