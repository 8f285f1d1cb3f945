package htmltable

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// table is a table that is open.
type table struct {
	page   *page
	sheet  *draft.Sheet // nil as long as no cell has a value
	row    int
	col    int
	column int   // of the col tags
	until  []int // by column, the last row that a cell from above covers
	inCell bool
	cell   cell
	later  []func(*draft.Sheet) error // what to say of the sheet once there is one
}

func (t *table) open(tag html.Token) error {
	switch tag.Data {
	case "tr":
		return t.openRow(tag)
	case "td", "th":
		return t.openCell(tag)
	case "col":
		return t.openColumn(tag)
	case "br":
		t.cell.text.line()
	case "p", "div", "li":
		t.cell.text.block()
	}
	return nil
}

func (t *table) close(name string) error {
	switch name {
	case "td", "th", "tr":
		return t.closeCell()
	case "p", "div", "li":
		t.cell.text.block()
	}
	return nil
}

func (t *table) text(s string) error {
	if !t.inCell {
		return nil
	}
	t.cell.text.add(s)
	return limit.Over("string_length", int64(t.cell.text.b.Len()), maxText)
}

func (t *table) openRow(tag html.Token) error {
	if err := t.closeCell(); err != nil {
		return err
	}
	t.row++
	t.col = 0
	if isHidden(tag) {
		row := t.row
		return t.draw(func(s *draft.Sheet) error { s.HideRows(row, row); return nil })
	}
	return nil
}

func (t *table) openColumn(tag html.Token) error {
	first := t.column + 1
	t.column = min(t.column+span(tag, "span", maxColspan), finding.MaxCol)
	last := t.column
	if !isHidden(tag) {
		return nil
	}
	return t.draw(func(s *draft.Sheet) error { s.HideColumns(first, last); return nil })
}

// draw says something of the sheet, now or when there is one.
func (t *table) draw(what func(*draft.Sheet) error) error {
	if t.sheet != nil {
		return what(t.sheet)
	}
	t.later = append(t.later, what)
	return t.page.book.Copy(1 << 10)
}

// What HTML itself allows.
const (
	maxColspan = 1000
	maxRowspan = 65534
	maxText    = 1 << 20
)

func (t *table) openCell(tag html.Token) error {
	if err := t.closeCell(); err != nil {
		return err
	}
	t.row = max(t.row, 1)
	t.col++
	for t.col <= len(t.until) && t.until[t.col-1] >= t.row {
		t.col++
		if err := t.page.book.Copy(1); err != nil {
			return err
		}
	}
	t.cell = newCell(tag, t.page.formats)
	t.inCell = true
	return t.cover(t.cell.right, t.cell.down)
}

// cover marks the columns that a cell takes, in its row and below.
func (t *table) cover(right, down int) error {
	if err := limit.Over("columns", int64(t.col+right-1), finding.MaxCol); err != nil {
		return err
	}
	for len(t.until) < t.col+right-1 {
		t.until = append(t.until, 0)
	}
	for i := range right {
		t.until[t.col-1+i] = max(t.until[t.col-1+i], t.row+down-1)
	}
	return t.page.book.Copy(right)
}

func (t *table) closeCell() error {
	if !t.inCell {
		return nil
	}
	t.inCell = false
	at := finding.Ref{Row: t.row, Col: t.col}
	if t.cell.right > 1 || t.cell.down > 1 {
		to := finding.Ref{Row: at.Row + t.cell.down - 1, Col: at.Col + t.cell.right - 1}
		if err := t.draw(func(s *draft.Sheet) error { return s.Merge(form.Range{From: at, To: to}) }); err != nil {
			return err
		}
	}
	t.col += t.cell.right - 1
	c := t.cell.value(at)
	if c.Text == "" && c.Formula == "" {
		return nil
	}
	return t.put(c)
}

func (t *table) put(c form.Cell) error {
	b := t.page.book
	if err := b.Keep(c.Text); err != nil {
		return err
	}
	if err := b.KeepFormula(c.Formula); err != nil {
		return err
	}
	if t.sheet == nil {
		s, err := b.Add(t.page.nextName())
		if err != nil {
			return err
		}
		t.sheet = s
		for _, what := range t.later {
			if err := what(s); err != nil {
				return err
			}
		}
	}
	return t.sheet.Put(c)
}

// attr is the value of an attribute, and whether it is there.
func attr(tag html.Token, name string) (string, bool) {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// span is how many rows or columns a tag speaks of.
func span(tag html.Token, name string, most int) int {
	value, _ := attr(tag, name)
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil {
		return 1
	}
	return min(max(n, 1), most)
}

func isHidden(tag html.Token) bool {
	style, _ := attr(tag, "style")
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	_, hidden := attr(tag, "hidden")
	return hidden || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:collapse")
}
