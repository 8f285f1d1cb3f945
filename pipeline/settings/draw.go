package settings

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// book is the workbook while it is drawn. Its first error stays, and nothing
// is drawn after it.
type book struct {
	f      *excelize.File
	styles styles
	year   int // of the dates in prompts
	err    error
}

// Draw draws the workbook: the same contents make the same bytes.
func Draw(c Contents) ([]byte, error) {
	b := &book{f: excelize.NewFile(), year: c.Year}
	b.styles = b.newStyles()
	for i, s := range c.sheets() {
		if i == 0 {
			b.do(b.f.SetSheetName("Sheet1", s.name))
		} else {
			b.add(s.name)
		}
		b.draw(s)
	}
	b.drawGuide()
	b.f.SetActiveSheet(0)
	made := fmt.Sprintf("%d-01-01T00:00:00Z", c.Year)
	b.do(b.f.SetDocProps(&excelize.DocProperties{Creator: "jixiao", LastModifiedBy: "jixiao", Title: "评价年度设置", Created: made, Modified: made}))
	var out bytes.Buffer
	if b.err == nil {
		b.do(b.f.Write(&out))
	}
	if err := errors.Join(b.err, b.f.Close()); err != nil {
		return nil, fmt.Errorf("draw settings workbook: %w", err)
	}
	return out.Bytes(), nil
}

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) add(name string) {
	_, err := b.f.NewSheet(name)
	b.do(err)
}

// at is a cell's address.
func (b *book) at(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	b.do(err)
	return name
}

func (b *book) column(col int) string {
	name, err := excelize.ColumnNumberToName(col)
	b.do(err)
	return name
}

// draw writes one sheet.
func (b *book) draw(s sheet) {
	n := len(s.columns)
	b.do(b.f.SetCellStr(s.name, "A1", s.title))
	b.do(b.f.SetCellStr(s.name, "A2", s.hint))
	b.do(b.f.SetRowHeight(s.name, 1, 30))
	b.do(b.f.SetRowHeight(s.name, firstRow-1, 24))
	for _, row := range []int{1, 2} {
		b.do(b.f.MergeCell(s.name, b.at(1, row), b.at(n, row)))
	}
	b.style(s.name, 1, 1, n, 1, b.styles.title)
	b.style(s.name, 1, 2, n, 2, b.styles.hint)
	for i, c := range s.columns {
		b.do(b.f.SetCellStr(s.name, b.at(i+1, firstRow-1), c.header))
		b.do(b.f.SetColWidth(s.name, b.column(i+1), b.column(i+1), c.width))
	}
	b.style(s.name, 1, firstRow-1, n, firstRow-1, b.styles.header)
	last := b.drawRows(s)
	b.validate(s)
	b.page(s.name, fmt.Sprintf("A1:%s", b.at(n, last)))
}

// drawRows writes the rows, the closing row and the spare ones, and returns
// the last of them.
func (b *book) drawRows(s sheet) int {
	rows := s.all()
	for r, cells := range rows {
		b.do(b.f.SetRowHeight(s.name, firstRow+r, s.rowHeight(cells)))
		for i, v := range cells {
			b.write(s.name, b.at(i+1, firstRow+r), s.columns[i].kind, v)
		}
	}
	last := max(firstRow+len(rows)-1, firstRow)
	for i, c := range s.columns {
		b.style(s.name, i+1, firstRow, i+1, last, b.styles.of(c.kind))
		if s.closing != nil {
			b.style(s.name, i+1, last, i+1, last, b.styles.closing(c.kind))
		}
	}
	return last
}

// rowHeight leaves some air around one line of text, lineHeight is what each further
// one takes.
const rowHeight, lineHeight, mostLines = 20, 15, 8

// rowHeight is what a row needs: one line, or as many as its longest text where the
// sheet is one to be read.
func (s sheet) rowHeight(cells []string) float64 {
	lines := 1
	for i, v := range cells {
		if s.prose {
			lines = max(lines, min(int(float64(2*utf8.RuneCountInString(v))/s.columns[i].width)+1, mostLines))
		}
	}
	return float64(rowHeight + (lines-1)*lineHeight)
}

// write puts a value into a cell. Numbers go in as their digits, since floats
// would not be exact.
func (b *book) write(sheet, cell string, k kind, v string) {
	switch {
	case v == "":
	case k == text:
		b.do(b.f.SetCellStr(sheet, cell, v))
	case k == day:
		b.do(b.f.SetCellDefault(sheet, cell, b.serial(v)))
	case v[0] == '=':
		b.do(b.f.SetCellDefault(sheet, cell, "0"))
		b.do(b.f.SetCellFormula(sheet, cell, v[1:]))
	default:
		b.do(b.f.SetCellDefault(sheet, cell, v))
	}
}

// serial is a day as a workbook counts it.
func (b *book) serial(s string) string {
	d, err := time.Parse(time.DateOnly, s)
	b.do(err)
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	return strconv.Itoa(int(d.Sub(epoch).Hours() / 24))
}

// page makes the sheet print on A4 with its head on every page, and keeps the
// head in sight.
func (b *book) page(name, area string) {
	a4, landscape, width, height, fit := 9, "landscape", 1, 0, true
	b.do(b.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &width, FitToHeight: &height}))
	b.do(b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.do(b.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: firstRow - 1, TopLeftCell: "A4", ActivePane: "bottomLeft"}))
	b.do(b.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页，共 &N 页"}))
	b.do(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$%d", name, firstRow-1), Scope: name}))
	b.do(b.f.SetSheetDimension(name, area))
}

// drawGuide writes the sheet 说明: what each sheet is for.
func (b *book) drawGuide() {
	const name = "说明"
	b.add(name)
	b.do(b.f.SetCellStr(name, "A1", "怎样填写本工作簿"))
	b.do(b.f.MergeCell(name, "A1", "B1"))
	b.style(name, 1, 1, 2, 1, b.styles.title)
	b.do(b.f.SetColWidth(name, "A", "A", 16))
	b.do(b.f.SetColWidth(name, "B", "B", 100))
	for i, line := range guide {
		head, body, both := strings.Cut(line, "|")
		if !both {
			head, body = "", line
		}
		b.write(name, b.at(1, i+3), text, head)
		b.write(name, b.at(2, i+3), text, body)
		b.do(b.f.SetRowHeight(name, i+3, height(body)))
	}
	b.style(name, 1, 3, 1, len(guide)+2, b.styles.word)
	b.style(name, 2, 3, 2, len(guide)+2, b.styles.prose)
	a4, width, tall, fit := 9, 1, 0, true
	b.do(b.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, FitToWidth: &width, FitToHeight: &tall}))
	b.do(b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.do(b.f.SetSheetDimension(name, fmt.Sprintf("A1:B%d", len(guide)+2)))
}

// height is what a paragraph of the guide needs: about fifty Chinese
// characters a line.
func height(body string) float64 {
	lines := (len([]rune(body)) + 49) / 50
	return 18 * float64(max(lines, 1))
}
