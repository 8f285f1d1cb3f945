package book

import (
	"github.com/xuri/excelize/v2"

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

// pixelsPerPoint at the resolution that Excel counts in.
const pixelsPerPoint = 96.0 / 72

// addCharts draws the sheet's charts. Excelize places them by row heights, so
// it is told these first; the rows themselves are replaced on the way out.
func (s *Sheet) addCharts() {
	if len(s.charts) == 0 {
		return
	}
	for i, h := range s.heights {
		s.book.keep(s.book.file.SetRowHeight(s.name, i+1, float64(h)))
	}
	for _, c := range s.charts {
		s.book.keep(s.book.file.AddChart(s.name, c.At.String(), c.spec()))
	}
}

func (c Chart) spec() *excelize.Chart {
	size := func(n float64) *excelize.Font { return &excelize.Font{Family: bodyFont, Size: n, Color: "404040"} }
	gap := uint(80)
	spec := &excelize.Chart{
		Type:      excelize.Pie,
		Series:    []excelize.ChartSeries{{Categories: c.Categories, Values: c.Values}},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: size(12)}}},
		Dimension: excelize.ChartDimension{Width: uint(c.Width), Height: uint(c.Height)},
		Format:    excelize.GraphicOptions{AltText: c.Title, Name: c.Title, Positioning: "oneCell"},
		Legend:    excelize.ChartLegend{Position: "right", Font: size(9)},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, ShowPercent: true, ShowLeaderLines: true},
	}
	if c.Kind == Columns {
		plain := false
		spec.Type = excelize.Col
		spec.VaryColors = &plain
		spec.GapWidth = &gap
		spec.Legend = excelize.ChartLegend{Position: "none"}
		spec.PlotArea = excelize.ChartPlotArea{ShowVal: true}
		spec.XAxis = excelize.ChartAxis{Font: *size(9)}
		spec.YAxis = excelize.ChartAxis{Font: *size(9), MajorGridLines: true}
		spec.Series[0].Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"5B84B1"}}
	}
	return spec
}

// SkipCharts leaves rows empty until the next one stands below every chart.
func (s *Sheet) SkipCharts() {
	for _, c := range s.charts {
		s.Skip(max(0, s.rowBelow(c)-s.Next()))
	}
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
