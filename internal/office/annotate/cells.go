package annotate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

func compareRefs(a, b finding.Ref) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}

// painter goes over the rows of a sheet and colours cells.
type painter struct {
	*worksheet
	styles *styles
	rows   map[int][]target
	done   map[int]bool
	starts []rowStart
	end    element // of all rows
	// change does with the cells of a row what is to be done, and returns the
	// targets that are not there.
	change func(cells []cell, targets []target) (missing []target, err error)
}

func (w *worksheet) painter(styles *styles, rows map[int][]target) *painter {
	return &painter{worksheet: w, styles: styles, rows: rows, done: map[int]bool{}}
}

// rowStart is where a row begins.
type rowStart struct {
	index int
	at    int64
}

// cell is a cell of a row that has to be changed.
type cell struct {
	col, style int
	at, to     int64
	formula    bool
	styled     ooxml.AttrPlace
	attribute  int64 // where a further attribute goes
}

// colour colours the cells with findings. Nothing of a cell but the number of
// its style changes; what is not there is added in its place.
func (w *worksheet) colour(found map[finding.Ref][]finding.Finding, styles *styles) error {
	if len(found) == 0 {
		return nil
	}
	p := w.painter(styles, w.targets(found))
	p.change = func(cells []cell, targets []target) ([]target, error) { return p.paint(cells, targets), nil }
	if err := p.pass(); err != nil {
		return err
	}
	p.addRows()
	return nil
}

func (p *painter) pass() error {
	t := p.m.Tokens()
	defer t.Close()
	index := 0
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.CloseTag && t.Depth == 2 && string(t.Name) == "sheetData":
			p.end.close(t)
			return nil
		case kind != ooxml.OpenTag || t.Depth == 1:
			continue
		case t.Depth == 2 && string(t.Name) == "sheetData":
			p.end = opened(t)
			continue
		case t.Depth == 2:
			err = t.Skip()
		default:
			index, err = p.row(t, index)
		}
		if err != nil {
			return err
		}
	}
}

// row takes the row that was just opened; the one before it had the index.
func (p *painter) row(t *ooxml.Tokenizer, before int) (int, error) {
	index := ooxml.Number(t.RawAttr("r"))
	if index <= 0 {
		index = before + 1
	}
	// Only a row behind which no later one has come before is ever asked for.
	if n := len(p.starts); index <= finding.MaxRow && (n == 0 || p.starts[n-1].index < index) {
		p.starts = append(p.starts, rowStart{index, t.Start()})
	}
	p.sizes.row(index, t)
	targets := p.rows[index]
	if targets == nil {
		return index, t.Skip()
	}
	style := 0
	if ooxml.IsTrue(t.Attr("customFormat")) {
		style = ooxml.Number(t.RawAttr("s"))
	}
	spans, spanned := t.AttrPlace("spans")
	e := opened(t)
	cells, err := p.cells(t, &e)
	if err != nil {
		return index, err
	}
	missing, err := p.change(cells, targets)
	if err != nil {
		return index, err
	}
	if !p.done[index] && len(missing) > 0 {
		if spanned {
			p.m.Replace(spans.Value, spans.End, "1:16384") // room for what is added
		}
		p.addCells(e, cells, missing, style)
	}
	p.done[index] = true
	return index, nil
}

// mostInRow is how many cells of a row are kept: more than there can be.
const mostInRow = 2 * finding.MaxCol

// cells reads the cells of a row up to its end.
func (p *painter) cells(t *ooxml.Tokenizer, row *element) ([]cell, error) {
	var cells []cell
	col := 0
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return nil, err
		case kind == ooxml.CloseTag && t.Depth == 3:
			row.close(t)
			return cells, nil
		case kind != ooxml.OpenTag:
			continue
		}
		if string(t.Name) != "c" {
			if err := t.Skip(); err != nil {
				return nil, err
			}
			continue
		}
		col++
		c, err := readCell(t, &col)
		if cells = append(cells, c); len(cells) > mostInRow {
			err = ErrTooLarge
		}
		if err != nil {
			return nil, err
		}
	}
}

// readCell reads the cell that was just opened; it stands in that column, unless
// it says another.
func readCell(t *ooxml.Tokenizer, col *int) (cell, error) {
	if ref, err := finding.ParseRef(t.Attr("r")); err == nil && !ref.IsZero() {
		*col = ref.Col
	}
	c := cell{col: *col, style: max(ooxml.Number(t.RawAttr("s")), 0), at: t.Start(),
		attribute: t.Start() + 1 + int64(len(t.Prefix())+len(t.Name))}
	c.styled, _ = t.AttrPlace("s")
	depth := t.Depth
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart || kind == ooxml.CloseTag && t.Depth == depth:
			c.to = t.Offset()
			return c, err
		case kind == ooxml.OpenTag && string(t.Name) == "f":
			c.formula = true
		}
	}
}

// paint colours the cells that are there and returns the targets that are not.
func (p *painter) paint(cells []cell, targets []target) []target {
	var missing []target
	for _, want := range targets {
		there := false
		for _, c := range cells {
			if c.col != want.Col {
				continue
			}
			there = true
			style := fmt.Sprint(p.styles.marked(c.style, want.severity))
			if c.styled.End > 0 {
				p.m.Replace(c.styled.Value, c.styled.End, style)
			} else {
				p.m.Insert(c.attribute, ` s="`+style+`"`)
			}
		}
		if !there {
			missing = append(missing, want)
		}
	}
	return missing
}

// addCells puts blank cells into a row, each before the first that stands to
// its right.
func (p *painter) addCells(row element, cells []cell, missing []target, style int) {
	var last strings.Builder
	for _, want := range missing {
		i := slices.IndexFunc(cells, func(c cell) bool { return c.col > want.Col })
		if i < 0 {
			last.WriteString(p.blank(want, style))
			continue
		}
		p.m.Insert(cells[i].at, p.blank(want, style))
	}
	if last.Len() > 0 {
		row.append(p.m, "row", last.String())
	}
}

// blank is a cell without value that looks as its row, or else its column, does.
func (p *painter) blank(at target, style int) string {
	if style <= 0 {
		style = p.columnStyle(at.Col)
	}
	return fmt.Sprintf(`<%sc r="%s" s="%d"/>`, p.root.prefix, at.Ref, p.styles.marked(style, at.severity))
}

func (w *worksheet) columnStyle(col int) int {
	for _, c := range w.columned {
		if c.first <= col && col <= c.last {
			return c.style
		}
	}
	return 0
}

// addRows puts in the rows that are not there.
func (p *painter) addRows() {
	var last strings.Builder
	for _, index := range slices.Sorted(maps.Keys(p.rows)) {
		if p.done[index] {
			continue
		}
		var row strings.Builder
		fmt.Fprintf(&row, `<%srow r="%d">`, p.root.prefix, index)
		for _, want := range p.rows[index] {
			row.WriteString(p.blank(want, 0))
		}
		row.WriteString("</" + p.root.prefix + "row>")
		i := slices.IndexFunc(p.starts, func(s rowStart) bool { return s.index > index })
		if i < 0 {
			last.WriteString(row.String())
			continue
		}
		p.m.Insert(p.starts[i].at, row.String())
	}
	if last.Len() > 0 {
		p.end.append(p.m, "sheetData", last.String())
	}
}
