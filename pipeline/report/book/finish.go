package book

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/celltext"
	"jixiao/rules/finding"
)

const (
	a4            = 9
	defaultHeight = 15
)

// finish hands excelize everything about the sheet but its rows.
func (s *Sheet) finish() {
	f, keep := s.book.file, s.book.keep
	for i, c := range s.layout.Columns {
		name := finding.ColumnName(i + 1)
		keep(f.SetColWidth(s.name, name, name, float64(c.Width)))
		if c.Hidden {
			keep(f.SetColVisible(s.name, name, false))
		}
	}
	for _, l := range s.links {
		keep(f.SetCellHyperLink(s.name, l.at.String(), l.target, "External"))
	}
	for _, m := range s.merges {
		keep(f.MergeCell(s.name, m.from.String(), m.to.String()))
	}
	s.addCharts()
	keep(f.SetSheetDimension(s.name, "A1:"+finding.Ref{Row: max(s.last, 1), Col: max(s.width, 1)}.String()))
	s.view()
	s.paper()
	s.guard()
}

// view sets filter, frozen panes and grid lines.
func (s *Sheet) view() {
	f, keep := s.book.file, s.book.keep
	if s.filter[0] > 0 {
		from, to := finding.Ref{Row: s.filter[0], Col: 1}, finding.Ref{Row: s.filter[1], Col: s.width}
		keep(f.AutoFilter(s.name, from.String()+":"+to.String(), nil))
	}
	show := !s.layout.Bare
	keep(f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &show}))
	if s.heads[1] == 0 {
		return
	}
	corner := finding.Ref{Row: s.heads[1] + 1, Col: s.layout.Frozen + 1}.String()
	pane := "bottomRight"
	if s.layout.Frozen == 0 {
		pane = "bottomLeft"
	}
	keep(f.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: s.layout.Frozen, YSplit: s.heads[1], TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	}))
}

// paper sets the page up: A4 across, one page wide, head rows on every page.
func (s *Sheet) paper() {
	f, keep := s.book.file, s.book.keep
	size, orientation, across, down, fit := a4, "landscape", 1, 0, true
	if s.layout.Upright {
		orientation = "portrait"
	}
	keep(f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down}))
	keep(f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	side, top, edge, center := 0.4, 0.7, 0.3, true
	keep(f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge, Horizontally: &center}))
	keep(f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + headerText(s.layout.Header) + "&R" + headerText(s.name),
		OddFooter: "&C第 &P 页 共 &N 页",
	}))
	s.define("_xlnm.Print_Area", s.Range(finding.Ref{Row: 1, Col: 1}, s.corner()))
	if head := max(s.heads[0], s.repeat[0]); head > 0 {
		s.define("_xlnm.Print_Titles", fmt.Sprintf("'%s'!$%d:$%d", s.name, head, max(s.heads[1], s.repeat[1])))
	}
}

func (s *Sheet) define(name, ref string) {
	s.book.keep(s.book.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: ref, Scope: s.name}))
}

// corner is the last cell that is printed: of the rows, or under a chart.
func (s *Sheet) corner() finding.Ref {
	at := finding.Ref{Row: max(s.last, 1), Col: max(s.width, len(s.layout.Columns), 1)}
	for _, c := range s.charts {
		at.Row = max(at.Row, s.rowBelow(c)-1)
	}
	return at
}

// headerText is a text for a page header, where & begins a code and a digit
// after a code would join it.
func headerText(t string) string {
	const most = 100
	r := []rune(strings.ReplaceAll(celltext.Plain(t), "\n", " "))
	return " " + strings.ReplaceAll(string(r[:min(len(r), most)]), "&", "&&")
}
