package write

import (
	"github.com/xuri/excelize/v2"

	"jixiao/rules/finding"
)

// view sets grid lines and frozen panes.
func (p *pen) view(s frame) {
	if s.layout.Bare {
		p.do(p.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: new(false)}))
	}
	if s.hidden {
		p.do(p.SetSheetVisible(s.name, false))
	}
	if s.heads[1] == 0 {
		return
	}
	corner, pane := finding.Ref{Row: s.heads[1] + 1, Col: s.layout.Frozen + 1}.String(), "bottomLeft"
	if s.layout.Frozen > 0 {
		pane = "bottomRight"
	}
	p.do(p.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: s.layout.Frozen, YSplit: s.heads[1], TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}}}))
}

// paper sets the i-th sheet's pages up: A4, one page wide or at a size that can be
// read, head rows on each.
func (p *pen) paper(i int, s frame) {
	if s.filtered {
		p.do(p.AutoFilter(s.name, "A1:B1", nil))
		names := p.WorkBook.DefinedNames.DefinedName
		names[len(names)-1].Data = mark("filter", i)
	}
	orientation := "landscape"
	if s.layout.Upright {
		orientation = "portrait"
	}
	o := &excelize.PageLayoutOptions{Size: new(9), Orientation: &orientation, FitToWidth: new(1), FitToHeight: &s.pages}
	if s.layout.broad() {
		o = &excelize.PageLayoutOptions{Size: new(9), Orientation: &orientation, AdjustTo: new(uint(s.layout.scale()))}
	}
	p.do(p.SetPageLayout(s.name, o))
	p.do(p.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: new(!s.layout.broad())}))
	p.do(p.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: new(0.4), Right: new(0.4), Top: new(0.7), Bottom: new(0.7),
		Header: new(0.3), Footer: new(0.3), Horizontally: new(true)}))
	p.do(p.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: "&L" + mark("header", i) + "&R" + headerText(s.name),
		OddFooter: "&C第 &P 页 共 &N 页"}))
	if s.hidden {
		return // LibreOffice prints what has an area, seen or not
	}
	p.define(s, "_xlnm.Print_Area", mark("area", i))
	if titles := s.titles(); titles != "" {
		p.define(s, "_xlnm.Print_Titles", titles)
	}
}

func (p *pen) define(s frame, name, ref string) {
	p.do(p.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: ref, Scope: s.name}))
}
