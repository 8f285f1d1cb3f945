package write

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// asked is a workbook with one of everything, hostile names among them.
func asked(shells *Shells) *Book {
	b := shells.New(Info{Title: `总<表>&"'`, Author: "测试\x00", At: moment})
	form := b.Sheet("填'报", Layout{Columns: []Column{{Width: 10}, {Width: 20}, {Width: 24, Hidden: true}}, Upright: true, Bare: true, Header: `<财> & "3`})
	from := finding.Ref{Row: 1, Col: 2}
	form.Loose(Text("甲").As(Label), Cell{}.Formatted("0.00").Lines(3).Input())
	form.Row(Text("乙").As(Label), Cell{}.AsText().Input())
	form.Check(Check{From: from, To: finding.Ref{Row: 2, Col: 2}, Kind: FromList, First: `"是,否"`, Title: `题"<`, Message: "说\n明"})
	form.Check(Check{From: from, To: from, Kind: AnyDay, First: "1", Last: "2", Soft: true})
	form.Flag(Flag{From: from, To: from, Formula: `B1<>"&"`})
	form.Repeat(1, 2)
	form.Protect()

	list := b.Sheet("台账", Layout{Columns: []Column{{Width: 20}, {Width: 12}}, Frozen: 1})
	list.Row(Text("标题").As(Title).Over(2))
	head := list.Row(Text("名称").As(Head), Text("数").As(Head))
	list.Row(Text("甲").To(`评 分&"#1.xlsx`, "它's", from), Number(decimal.Must("1.5"), CountFormat))
	list.Row(Text("合计").As(Total), Formula(`IF(A3<>"",SUM(B3:B3),0)`, Number(decimal.Must("1.5"), CountFormat)).As(Total))
	list.Heads(head, head)
	list.Filter(head, 3)
	list.Merge(finding.Ref{Row: 5, Col: 1}, finding.Ref{Row: 6, Col: 1})
	list.Add(Chart{Title: `<图>{values}`, At: finding.Ref{Row: 2, Col: 4}, Width: 300, Height: 200,
		Categories: form.Range(from, from), Values: list.Range(from, from)})
	list.Add(Chart{Title: "柱", At: finding.Ref{Row: 30, Col: 4}, Width: 300, Height: 200,
		Categories: form.Range(from, from), Values: list.Range(from, from)})
	b.Sheet("藏", twoColumns()).Hide()
	b.Constant("_mark", `"x;y<&>"`)
	return b
}

// TestWhatIsAskedIsWritten by the word of another reader.
func TestWhatIsAskedIsWritten(t *testing.T) {
	data := mustWrite(t, asked(NewShells()))
	f := mustOpen(t, data)
	must := ask{t}
	must.equal("sheets", f.GetSheetList(), []string{"填'报", "台账", "藏"})
	about, err := f.GetDocProps()
	must.hold("properties", about.Title+about.Creator+about.Language+about.Created, err, `总<表>&"'`+"测试\uFFFDzh-CN2023-10-13T14:00:00Z")
	must.equal("names", f.GetDefinedName(), []excelize.DefinedName{
		{Name: "_xlnm.Print_Area", RefersTo: "'填''报'!$A$1:$C$2", Scope: "填'报"},
		{Name: "_xlnm.Print_Titles", RefersTo: "'填''报'!$1:$2", Scope: "填'报"},
		{Name: "_xlnm._FilterDatabase", RefersTo: "'台账'!$A$2:$B$3", Scope: "台账"},
		{Name: "_xlnm.Print_Area", RefersTo: "'台账'!$A$1:$H$39", Scope: "台账"},
		{Name: "_xlnm.Print_Titles", RefersTo: "'台账'!$2:$2", Scope: "台账"},
		{Name: "_mark", RefersTo: `"x;y<&>"`, Scope: "Workbook"},
	})
	calc, err := f.GetCalcProps()
	must.hold("computes all", *calc.FullCalcOnLoad, err, true)
	for sheet, want := range map[string]bool{"填'报": true, "台账": true, "藏": false} {
		visible, err := f.GetSheetVisible(sheet)
		must.hold(sheet+" is seen", visible, err, want)
	}
	must.form(f, "填'报")
	must.list(f, "台账")
	if list := partText(t, data, sheetPart(1)); !strings.Contains(list, `<autoFilter ref="$A$2:$B$3"`) {
		t.Errorf("the list has no filter in\n%s", list)
	}
	pie := plainText(t, data, "xl/charts/chart1.xml")
	for _, want := range []string{"<a:t><图>{values}</a:t>", "<cat><strRef><f>'填''报'!$B$1:$B$1</f>", "<val><numRef><f>'台账'!$B$1:$B$1</f>"} {
		if !strings.Contains(pie, want) {
			t.Errorf("the chart has no %s in\n%s", want, pie)
		}
	}
}

// ask holds what was asked for against what was read.
type ask struct{ *testing.T }

func (a ask) equal(what string, got, want any) {
	a.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		a.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func (a ask) hold(what string, got any, err error, want any) {
	a.Helper()
	if err != nil {
		a.Errorf("%s: %v", what, err)
		return
	}
	a.equal(what, got, want)
}

// form is the sheet that people fill in.
func (a ask) form(f *excelize.File, sheet string) {
	a.Helper()
	view, err := f.GetSheetView(sheet, 0)
	a.hold("grid lines", *view.ShowGridLines, err, false)
	a.paper(f, sheet, "portrait", 0, `&L <财> && "3&R 填'报`)
	for col, want := range map[string]float64{"A": 10, "B": 20, "C": 24} {
		width, err := f.GetColWidth(sheet, col)
		a.hold("width of "+col, width, err, want)
		visible, err := f.GetColVisible(sheet, col)
		a.hold(col+" is seen", visible, err, col != "C")
	}
	checks, err := f.GetDataValidations(sheet)
	if err != nil || len(checks) != 2 {
		a.Fatalf("%d checks, %v", len(checks), err)
	}
	list, day := checks[0], checks[1]
	a.equal("list", []string{list.Type, list.Sqref, list.Formula1, *list.ErrorTitle, *list.Error, *list.ErrorStyle},
		[]string{"list", "B1:B2", `"是,否"`, `题"<`, "说\n明", "stop"})
	a.equal("day", []string{day.Type, day.Sqref, day.Formula1, day.Formula2, day.Operator, *day.ErrorStyle},
		[]string{"date", "B1:B1", "1", "2", "between", "warning"})
	flags, err := f.GetConditionalFormats(sheet)
	if err != nil || len(flags["B1:B1"]) != 1 {
		a.Fatalf("flags %v, %v", flags, err)
	}
	a.equal("flag", flags["B1:B1"][0].Criteria, `B1<>"&"`)
	red, err := f.GetConditionalStyle(*flags["B1:B1"][0].Format)
	a.hold("red", []string{red.Font.Color, red.Fill.Color[0]}, err, []string{redColor, flagFill})
	locked, err := f.GetSheetProtection(sheet)
	a.hold("protection", locked, err, excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatCells: true, FormatColumns: true, FormatRows: true, InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true,
		EditObjects: true, EditScenarios: true})
}

// list is the sheet that people look things up in.
func (a ask) list(f *excelize.File, sheet string) {
	a.Helper()
	a.paper(f, sheet, "landscape", 1, "&L &R 台账")
	size, err := f.GetSheetDimension(sheet)
	a.hold("size", size, err, "A1:B4")
	panes, err := f.GetPanes(sheet)
	a.hold("panes", panes, err, excelize.Panes{Freeze: true, XSplit: 1, YSplit: 2, TopLeftCell: "B3", ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: "B3", ActiveCell: "B3", Pane: "bottomRight"}}})
	merges, err := f.GetMergeCells(sheet)
	var areas []string
	for _, m := range merges {
		areas = append(areas, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	a.hold("merges", areas, err, []string{"A1:B1", "A5:A6"})
	_, target, err := f.GetCellHyperLink(sheet, "A3")
	a.hold("link", target, err, `评%20分&"%231.xlsx#'它''s'!B1`)
	formula, err := f.GetCellFormula(sheet, "B4")
	a.hold("formula", formula, err, `IF(A3<>"",SUM(B3:B3),0)`)
}

// paper is what both have.
func (a ask) paper(f *excelize.File, sheet, orientation string, pages int, header string) {
	a.Helper()
	layout, err := f.GetPageLayout(sheet)
	a.hold("page", []any{*layout.Size, *layout.Orientation, *layout.FitToWidth, *layout.FitToHeight}, err, []any{9, orientation, 1, pages})
	props, err := f.GetSheetProps(sheet)
	a.hold("fits", *props.FitToPage, err, true)
	margins, err := f.GetPageMargins(sheet)
	a.hold("margins", []any{*margins.Left, *margins.Right, *margins.Top, *margins.Bottom, *margins.Header, *margins.Footer, *margins.Horizontally},
		err, []any{0.4, 0.4, 0.7, 0.7, 0.3, 0.3, true})
	head, err := f.GetHeaderFooter(sheet)
	a.hold("header", head.OddHeader+head.OddFooter, err, header+"&C第 &P 页 共 &N 页")
}
