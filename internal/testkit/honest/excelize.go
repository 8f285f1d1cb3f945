package honest

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Excelize writes an .xlsx with the library of that name.
func Excelize(b *Book) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := excelizeWriter{file: f, styles: map[string]int{}}
	if b.Date1904 {
		yes := true
		w.keep(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	}
	for i, p := range b.Pages {
		if i == 0 {
			w.keep(f.SetSheetName("Sheet1", p.Name))
		} else {
			_, err := f.NewSheet(p.Name)
			w.keep(err)
		}
		w.page(p, b.Date1904)
	}
	for i, p := range b.Pages {
		if !p.Hidden {
			f.SetActiveSheet(i)
			break
		}
	}
	for _, p := range b.Pages {
		if p.Hidden {
			w.keep(f.SetSheetVisible(p.Name, false))
		}
	}
	var out bytes.Buffer
	w.keep(f.Write(&out))
	if w.fault != nil {
		return nil, w.fault
	}
	return rewrite(out.Bytes(), w.writeResults)
}

// excelizeWriter keeps all faults, and tells them at the end.
type excelizeWriter struct {
	file   *excelize.File
	styles map[string]int
	texts  []string // results of formulas
	fault  error
}

// firstPlaceholder begins numbers that stand for texts: excelize keeps no text
// as the result of a formula.
const firstPlaceholder = 987_654_321_000

func (w *excelizeWriter) placeholder(result string) string {
	w.texts = append(w.texts, result)
	return strconv.Itoa(firstPlaceholder + len(w.texts) - 1)
}

var textResult = regexp.MustCompile(` t="str"(><f>[^<]*</f><v>-?\d+(?:\.\d+)?</v>)`)

// writeResults puts the texts in, and makes numbers of the other results:
// excelize marks every one of them as text.
func (w *excelizeWriter) writeResults(name, content string) string {
	if !strings.HasPrefix(name, "xl/worksheets/") {
		return content
	}
	for i, s := range w.texts {
		content = strings.Replace(content, fmt.Sprintf("<v>%d</v>", firstPlaceholder+i), "<v>"+escape(s)+"</v>", 1)
	}
	return textResult.ReplaceAllString(content, "$1")
}

func (w *excelizeWriter) keep(err error) { w.fault = errors.Join(w.fault, err) }

func (w *excelizeWriter) page(p *Page, date1904 bool) {
	p.each(func(col, row int, c *Cell) { w.cell(p.Name, col, row, c, date1904) })
	for i, row := range p.Rows {
		if row.Hidden {
			w.keep(w.file.SetRowVisible(p.Name, i+1, false))
		}
	}
	for col := range p.HiddenCols {
		name, err := excelize.ColumnNumberToName(col)
		w.keep(err)
		w.keep(w.file.SetColVisible(p.Name, name, false))
	}
	if head := p.first(headerPart); p.Frozen && head >= 0 {
		w.keep(w.file.SetPanes(p.Name, &excelize.Panes{Freeze: true, YSplit: head + 1, TopLeftCell: address(1, head+2), ActivePane: "bottomLeft"}))
	}
	if head := p.first(headerPart); p.Filter && head >= 0 {
		w.keep(w.file.AutoFilter(p.Name, address(1, head+1)+":"+address(p.width(), p.end()), nil))
	}
	if p.Watermark != "" {
		w.keep(w.file.SetHeaderFooter(p.Name, &excelize.HeaderFooterOptions{OddHeader: "&C&\"宋体\"&20" + p.Watermark}))
	}
}

func (w *excelizeWriter) cell(sheet string, col, row int, c *Cell, date1904 bool) {
	at := address(col, row)
	switch {
	case c.Text == "" && c.Formula == "":
	case c.Kind == textKind && c.Formula != "":
		w.keep(w.file.SetCellDefault(sheet, at, w.placeholder(c.Text)))
	case c.Kind == textKind:
		w.keep(w.file.SetCellStr(sheet, at, c.Text))
	default:
		// Digits as they are: a float would cut them.
		w.keep(w.file.SetCellDefault(sheet, at, c.stored(date1904)))
	}
	if c.Formula != "" {
		w.keep(w.file.SetCellFormula(sheet, at, c.Formula))
	}
	if c.Format != "" {
		w.keep(w.file.SetCellStyle(sheet, at, at, w.style(c.Format)))
	}
	if c.Wide > 1 || c.Tall > 1 {
		w.keep(w.file.MergeCell(sheet, at, address(col+max(c.Wide, 1)-1, row+max(c.Tall, 1)-1)))
	}
	if c.Comment != "" {
		w.keep(w.file.AddComment(sheet, excelize.Comment{Cell: at, Author: "审核", Paragraph: []excelize.RichTextRun{{Text: c.Comment}}}))
	}
	if len(c.Choices) > 0 {
		list := excelize.NewDataValidation(true)
		list.SetSqref(at)
		w.keep(list.SetDropList(c.Choices))
		w.keep(w.file.AddDataValidation(sheet, list))
	}
}

func (w *excelizeWriter) style(format string) int {
	id, known := w.styles[format]
	if !known {
		var err error
		id, err = w.file.NewStyle(&excelize.Style{CustomNumFmt: &format})
		w.keep(err)
		w.styles[format] = id
	}
	return id
}

// stored is a number or date as a workbook stores it.
func (c *Cell) stored(date1904 bool) string {
	if c.Kind != dateKind || c.Text == "" {
		return c.Text
	}
	day, err := time.Parse(time.DateOnly, c.Text)
	if err != nil {
		return fmt.Sprintf("no date: %s", c.Text)
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return strconv.Itoa(int(day.Sub(epoch) / (24 * time.Hour)))
}

// visible are the pages that people see first, for pages of the form.
func (b *Book) visible() *Page {
	return b.Pages[slices.IndexFunc(b.Pages, func(p *Page) bool { return p.first(headerPart) >= 0 })]
}
