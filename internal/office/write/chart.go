package write

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/finding"
)

// Chart is one of Excel's own charts, drawn from cells of the workbook: a column
// a row.
type Chart struct {
	Title         string
	At            finding.Ref // where its top left corner stands
	Width, Height int         // in pixels
	Categories    string      // ranges, as Sheet.Range writes them
	Values        string
	// From is where the axis of the figures begins.
	From int64
}

// The resolution that Excel counts in.
const (
	pixelsPerPoint = 96.0 / 72
	pixelsPerDigit = 7 // of the body's font
	unitsPerPixel  = 9525
)

// drawn is the chart in excelize's words.
func (c Chart) drawn() *excelize.Chart {
	return &excelize.Chart{
		Type:       excelize.Col,
		Series:     []excelize.ChartSeries{{Categories: c.Categories, Values: c.Values, Fill: ground(columnColor)}},
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: chartFont(12)}}},
		Dimension:  excelize.ChartDimension{Width: uint(c.Width), Height: uint(c.Height)},
		Format:     excelize.GraphicOptions{AltText: c.Title, Name: c.Title, Positioning: "oneCell"},
		Legend:     excelize.ChartLegend{Position: "none"},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true},
		VaryColors: new(false),
		GapWidth:   new(uint(80)),
		XAxis:      excelize.ChartAxis{Font: *chartFont(10)},
		YAxis:      excelize.ChartAxis{Font: *chartFont(10), MajorGridLines: true, Minimum: new(float64(c.From))},
	}
}

func chartFont(size float64) *excelize.Font {
	return &excelize.Font{Family: bodyFont, Size: size, Color: chartColor}
}

// gaps give the chart its own size in a drawing. Excelize has it end at a cell,
// but counts columns wider than they are and knows the height of no row.
func (c Chart) gaps(drawing string) []gap {
	is := func(from, to, text string) gap {
		return gap{part: drawing, from: from, to: to, fill: func(_ *Book, m *markup) { m.put(text) }}
	}
	return []gap{
		is(`<xdr:twoCellAnchor editAs="oneCell">`, "", "<xdr:oneCellAnchor>"),
		is("<xdr:to>", "</xdr:to>", fmt.Sprintf(`<xdr:ext cx="%d" cy="%d"/>`, c.Width*unitsPerPixel, c.Height*unitsPerPixel)),
		is("</xdr:twoCellAnchor>", "", "</xdr:oneCellAnchor>"),
	}
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
			h = int(s.heights[row-1])
		}
		left -= float64(h) * pixelsPerPoint
		row++
	}
	return row
}
