package picture

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"

	"jixiao/internal/office/sheet"
	"jixiao/internal/office/sheet/xlsx"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Book is a workbook ready to be drawn. It is not safe for concurrent use.
type Book struct {
	cells   *form.Workbook
	options Options
	styles  *styles
	// parts has a part a sheet; without any the sheets are plain grids.
	parts xlsx.Parts
	kept  bool // by a kind of file that has looks
	plain bool // because these could not be read
	rules rules
}

// Open prepares what a file holds to be drawn. cells are what sheet.Open read of
// the same bytes; where they are nil it reads them itself, and its error is a
// *sheet.Refusal. Only workbooks of the kind .xlsx have looks: any other, and
// one whose styles cannot be read, is a plain grid.
func Open(name string, data []byte, cells *form.Workbook, o Options) (*Book, error) {
	if cells == nil {
		var err error
		if cells, err = sheet.Open(name, data, o.Limits); err != nil {
			return nil, err
		}
	}
	b := &Book{cells: cells, options: o.complete(), styles: &styles{}}
	b.rules = newRules()
	if kind := sheet.Kind(data); kind != "xlsx" && kind != "xlsm" {
		return b, nil
	}
	b.kept = true
	parts, err := xlsx.PartsOf(data, b.options.Limits)
	if err != nil || len(parts.Sheets) != len(cells.Sheets) {
		b.plain = true
		return b, nil // a sheet without looks is still a sheet
	}
	b.parts = parts
	if err := b.styles.read(parts); err != nil {
		b.plain, b.styles = true, &styles{}
	}
	return b, nil
}

// Sheets are the sheets in their order.
func (b *Book) Sheets() []SheetInfo {
	all := make([]SheetInfo, len(b.cells.Sheets))
	for i, s := range b.cells.Sheets {
		all[i] = SheetInfo{Name: s.Name, Hidden: s.Hidden, Empty: len(s.Rows) == 0}
	}
	return all
}

// ID is the id that a marked cell has on the page; "" where there is no such
// sheet or cell.
func (b *Book) ID(sheet, cell string) string {
	i := b.index(sheet)
	if i < 0 {
		return ""
	}
	at, err := finding.ParseRef(cell)
	if err != nil || at.IsZero() {
		return ""
	}
	return b.options.Name + "-" + strconv.Itoa(i) + "-" + at.String()
}

func (b *Book) index(sheet string) int {
	return slices.IndexFunc(b.cells.Sheets, func(s form.Sheet) bool { return s.Name == sheet })
}

// Draw writes a sheet as one table. Marks of other sheets, and of what is no
// cell, are passed over.
func (b *Book) Draw(w io.Writer, sheet string, marks []Mark) error {
	i := b.index(sheet)
	if i < 0 {
		return fmt.Errorf("picture of %q: has no such sheet", sheet)
	}
	t := &table{book: b, sheet: &b.cells.Sheets[i], index: i}
	t.marked(marks)
	t.arrange()
	_, err := w.Write(t.draw())
	return err
}

// Rules is the CSS of the classes in what was drawn so far: rules for
// CSSStyleSheet.replaceSync, or for a <style> with a hash. All of them begin
// with the class of this book.
func (b *Book) Rules() string { return b.rules.css(b.options.Name) }

//go:embed picture.css
var style string

// Style is the CSS that all pictures have in common.
func Style() string { return style }
