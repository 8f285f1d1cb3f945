package picture

import (
	"slices"

	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/xlsx"
	"jixiao/rules/finding"
)

// appearance is what a sheet says of the rows and columns that may be drawn:
// their sizes, and the style of each cell, blank ones too.
type appearance struct {
	sizes
	runs    []run
	columns map[int]run // those of the extent
	rows    map[int]*rowAppearance
}

type rowAppearance struct {
	height int // in tenths of a point, 0 the usual one
	style  int // of cells that are not written; -1 is none
	hidden bool
	styles []int32 // by the position of the column, one more than the number
}

// readAppearance reads the part of a sheet, as far as it is about these rows
// and columns, both ascending.
func readAppearance(parts xlsx.Parts, part string, digit int, rows, columns []int) (*appearance, error) {
	a := &appearance{sizes: newSizes(digit), rows: map[int]*rowAppearance{}}
	t, err := parts.Package.Tokens(part)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	for {
		kind, err := t.Next()
		if err != nil || kind == ooxml.EndOfPart {
			return a, err
		}
		if kind != ooxml.OpenTag {
			continue
		}
		switch string(t.Name) {
		case "sheetView":
			a.gridless = a.gridless || isFalse(t.Attr("showGridLines"))
		case "sheetFormatPr":
			a.defaults(t)
		case "col":
			if len(a.runs) < mostRuns {
				a.runs = append(a.runs, a.run(t))
			}
		case "sheetData":
			return a, a.data(t, rows, columns)
		}
	}
}

func isFalse(v string) bool { return v == "0" || v == "false" }

// data reads the rows until there is none of those that are wanted behind.
func (a *appearance) data(t *ooxml.Tokenizer, rows, columns []int) error {
	for row := 0; ; {
		kind, err := t.Next()
		if err != nil || kind == ooxml.EndOfPart || kind == ooxml.CloseTag {
			return err
		}
		if kind != ooxml.OpenTag {
			continue
		}
		row++
		if n := ooxml.Number(t.RawAttr("r")); n > 0 {
			row = n
		}
		_, wanted := slices.BinarySearch(rows, row)
		switch {
		case row > rows[len(rows)-1]:
			return nil
		case wanted:
			err = a.row(t, row, columns)
		default:
			err = t.Skip()
		}
		if err != nil {
			return err
		}
	}
}

func (a *appearance) row(t *ooxml.Tokenizer, row int, columns []int) error {
	r := &rowAppearance{style: -1, hidden: ooxml.IsTrue(t.Attr("hidden"))}
	if h, ok := points(t.Attr("ht")); ok {
		r.height, r.hidden = h, r.hidden || h == 0
	}
	if ooxml.IsTrue(t.Attr("customFormat")) {
		r.style = ooxml.Number(t.RawAttr("s"))
	}
	a.rows[row] = r
	for col := 0; ; {
		kind, err := t.Next()
		if err != nil || kind == ooxml.EndOfPart || kind == ooxml.CloseTag {
			return err
		}
		if kind != ooxml.OpenTag {
			continue
		}
		col++
		if _, n, ok := xlsx.Cell(t.RawAttr("r")); ok {
			col = n
		}
		if i, ok := slices.BinarySearch(columns, col); ok {
			if r.styles == nil {
				r.styles = make([]int32, len(columns))
			}
			r.styles[i] = max(number(t, "s"), 0) + 1
		}
		if err := t.Skip(); err != nil {
			return err
		}
	}
}

// resolve finds out to which stretch each column belongs: the first that has it.
func (a *appearance) resolve(columns []int) {
	a.columns = make(map[int]run, len(columns))
	for _, c := range columns {
		i := slices.IndexFunc(a.runs, func(r run) bool { return r.first <= c && c <= r.last })
		if i < 0 {
			a.columns[c] = run{width: a.width, style: -1}
		} else {
			a.columns[c] = a.runs[i]
		}
	}
}

func (a *appearance) of(column int) run { return a.columns[column] }

// columnHidden and rowHidden report what is not shown.
func (a *appearance) columnHidden(column int) bool { return a.of(column).hidden }

func (a *appearance) rowHidden(row int) bool {
	if r := a.rows[row]; r != nil {
		return r.hidden
	}
	return a.hidden
}

func (a *appearance) rowHeight(row int) int {
	if r := a.rows[row]; r != nil && r.height > 0 {
		return r.height
	}
	return a.height
}

// style is the number of a cell's style; at is the position of its column.
func (a *appearance) style(at finding.Ref, position int) int {
	r := a.rows[at.Row]
	if r != nil && r.styles != nil && r.styles[position] > 0 {
		return int(r.styles[position]) - 1
	}
	if r != nil && r.style >= 0 {
		return r.style
	}
	return max(a.of(at.Col).style, 0)
}
