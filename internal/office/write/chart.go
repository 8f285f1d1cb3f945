package write

import (
	_ "embed" // the charts' markup
	"path"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// Chart is one of Excel's own charts, drawn from cells of the workbook.
type Chart struct {
	Kind          ChartKind
	Title         string
	At            finding.Ref // where its top left corner stands
	Width, Height int         // in pixels
	Categories    string      // ranges, as Sheet.Range writes them
	Values        string
}

// ChartKind is what a chart looks like.
type ChartKind uint8

// The kinds of chart.
const (
	Pie ChartKind = iota
	Columns
)

//go:embed parts/pie.xml
var pie string

//go:embed parts/columns.xml
var columns string

// The resolution that Excel counts in.
const (
	pixelsPerPoint = 96.0 / 72
	pixelsPerDigit = 7 // of the body's font
	unitsPerPixel  = 9525
)

// packCharts writes the sheet's charts, before which there are so many in the
// workbook, and their drawing.
func (s *Sheet) packCharts(p *packer, drawing string, before int) error {
	var leads relations
	for i, c := range s.charts {
		part := chartPart(before + i + 1)
		leads.add("chart", "../charts/"+path.Base(part))
		if err := p.part(part, c.write); err != nil {
			return err
		}
	}
	if err := p.part(drawing, s.drawing); err != nil {
		return err
	}
	return p.part(ooxml.RelationsOf(drawing), leads.write)
}

// drawing writes where the sheet's charts stand.
func (s *Sheet) drawing(m *markup) {
	m.put(declaration, `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"`,
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" `,
		relationSpace, ">")
	for i, c := range s.charts {
		c.anchor(m, i+1)
	}
	m.put("</xdr:wsDr>")
}

// anchor hangs the chart, the n-th of its sheet, on its cell.
func (c Chart) anchor(m *markup, n int) {
	m.put("<xdr:oneCellAnchor><xdr:from><xdr:col>").int(c.At.Col - 1).put("</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>").int(c.At.Row - 1)
	m.put(`</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="`).int(c.Width * unitsPerPixel).put(`" cy="`).int(c.Height * unitsPerPixel)
	m.put(`"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="`).int(n + 1).put(`" name="`).attr(c.Title)
	m.put(`" descr="`).attr(c.Title).put(`"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
		`<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>`,
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId`).int(n)
	m.put(`"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`)
}

// write writes the chart's own part.
func (c Chart) write(m *markup) {
	text := func(s string) string { return string(*new(markup).text(s)) }
	form := map[ChartKind]string{Pie: pie, Columns: columns}[c.Kind]
	m.put(strings.NewReplacer("{title}", text(c.Title), "{categories}", text(c.Categories), "{values}", text(c.Values)).Replace(form))
}

// SkipCharts leaves rows empty until the next one stands below every chart.
func (s *Sheet) SkipCharts() {
	for _, c := range s.charts {
		s.Skip(max(0, s.rowBelow(c)-s.Next()))
	}
}

// columnBeside is the first column that the chart does not touch.
func (s *Sheet) columnBeside(c Chart) int {
	col, left := c.At.Col, c.Width
	for left > 0 {
		w := defaultWidth
		if col <= len(s.layout.Columns) {
			w = s.layout.Columns[col-1].Width
		}
		left -= w * pixelsPerDigit
		col++
	}
	return col
}

// rowBelow is the first row that the chart does not touch.
func (s *Sheet) rowBelow(c Chart) int {
	row, left := c.At.Row, float64(c.Height)
	for left > 0 {
		h := defaultHeight
		if row <= len(s.heights) {
			h = s.heights[row-1]
		}
		left -= float64(h) * pixelsPerPoint
		row++
	}
	return row
}
