package write

import (
	"io"
	"slices"

	"jixiao/internal/office/ooxml"
)

// Gap is a text that is another one in each workbook of a series.
type Gap struct{ part, mark string }

// varied is a row that is another one in each workbook of a series, with the rows
// since the last such before it.
type varied struct {
	sheet  *Sheet
	row    int
	behind string
	before rowData
}

// Vary writes the next row, which is another one in each workbook of a series but
// covers the same cells.
func (s *Sheet) Vary(cells ...Cell) int { return s.vary(cells, fixedRow) }

// VaryLoose does so with a row whose height follows what people type into it.
func (s *Sheet) VaryLoose(cells ...Cell) int { return s.vary(cells, looseRow) }

func (s *Sheet) vary(cells []Cell, behind string) int {
	if !s.rows.packed.Empty() { // it comes to its end where it was begun
		_, err := s.rows.packed.WriteTo(io.Discard)
		s.book.keep(err)
	}
	v := varied{sheet: s, behind: behind, before: s.rows}
	s.rows = rowData{}
	v.row = s.write(cells, behind)
	s.rows.close()
	s.rows = rowData{}
	s.varied = append(s.varied, v)
	return v.row
}

// VaryCheck adds a check whose first formula is another one in each workbook of a
// series.
func (s *Sheet) VaryCheck(c Check) Gap {
	s.Check(c)
	return s.book.vary(Gap{sheetPart(slices.Index(s.book.sheets, s)), mark("check", len(s.checks)-1)})
}

// VaryConstant puts a name into the workbook that stands for another formula in
// each workbook of a series.
func (b *Book) VaryConstant(name string) Gap {
	b.Constant(name, "")
	return b.vary(Gap{workbookPart, mark("constant", len(b.constants)-1)})
}

// sheetOf is the sheet whose part that is.
func (b *Book) sheetOf(part string) *Sheet {
	i := 0
	for sheetPart(i) != part {
		i++
	}
	return b.sheets[i]
}

func (b *Book) vary(g Gap) Gap {
	if b.varies == nil {
		b.varies = map[Gap]bool{}
	}
	b.varies[g] = true
	return g
}

// unfinished is a part of a series in the making.
type unfinished struct {
	seriesPart
	open common
}

// worthPacking is how much text is packed by itself. Less goes with what stands
// behind it, and where all of that is little, it is stored as it is.
const worthPacking = 1 << 10

// take fills what all workbooks have in common into a part.
func (g *unfinished) take(b *Book, p *part) error {
	if p.packed != nil {
		g.spans = []common{{packed: []*ooxml.Piece{p.packed}}}
		return nil
	}
	for _, s := range p.stretches {
		g.open.text.put(s.text)
		var err error
		switch at := (Gap{s.gap.part, s.gap.from}); {
		case s.gap.rows != nil:
			err = g.rows(b.sheetOf(p.name))
		case s.gap.fill != nil && b.varies[at]:
			g.open.gap = at
			err = g.end()
		case s.gap.fill != nil:
			s.gap.fill(b, &g.open.text)
		}
		if err != nil {
			return err
		}
	}
	if len(g.spans) == 0 {
		if err := g.pack(0); err != nil {
			return err
		}
	}
	return g.end()
}

// rows takes the rows of a sheet, those that vary and those between.
func (g *unfinished) rows(s *Sheet) error {
	g.open.text.put("<sheetData>")
	for i := range s.varied {
		if err := g.add(&s.varied[i].before); err != nil {
			return err
		}
		g.open.row = &s.varied[i]
		if err := g.end(); err != nil {
			return err
		}
	}
	err := g.add(&s.rows)
	g.open.text.put("</sheetData>")
	return err
}

// add takes rows that all workbooks have.
func (g *unfinished) add(d *rowData) error {
	g.open.text = append(g.open.text, d.lead...)
	if !d.packed.Empty() {
		if err := g.pack(0); err != nil {
			return err
		}
		if _, err := d.packed.WriteTo(io.Discard); err != nil { // many will write it
			return err
		}
		g.open.packed = append(g.open.packed, &d.packed)
	}
	g.open.text = append(g.open.text, d.buf...)
	d.close()
	return nil
}

// pack packs the open text where it is long enough.
func (g *unfinished) pack(least int) error {
	if len(g.open.text) <= least {
		return nil
	}
	piece, err := ooxml.PackOnce(g.open.text)
	g.open.packed, g.open.text = append(g.open.packed, piece), nil
	return err
}

// end closes the stretch.
func (g *unfinished) end() error {
	if err := g.pack(worthPacking); err != nil {
		return err
	}
	g.spans, g.open = append(g.spans, g.open), common{}
	return nil
}
