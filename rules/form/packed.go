package form

import (
	"encoding/binary"
	"iter"

	"jixiao/rules/finding"
)

// Packed keeps the rows of a long list. A Cell takes eighty bytes beside its
// text; here it takes about seven with it, so that a million rows fit where
// else fifty thousand would. Rows go in in their order and come out again as
// they were, at any position.
type Packed struct {
	texts   []string // that cells share
	formats []string // that they have
	blocks  []block
	open    []byte // the block that is being filled
	rows    [blockRows]place
	count   int // rows
	cells   int // of the row that is being added
	col     int // of the cell that was added last
}

// blockRows is how many rows share one block.
const blockRows = 256

// block is the bytes of some rows, and where each of them begins.
type block struct {
	bytes string
	rows  [blockRows]place
}

type place struct {
	start uint32
	cells uint16
}

// What the first byte of a cell says beside its kind.
const (
	packedKind    = 7
	packedShared  = 1 << 3 // its text is one of the shared ones
	packedFormula = 1 << 4
	packedHidden  = 1 << 5
	packedNext    = 1 << 6 // it stands right behind the cell before
	packedGeneral = 1 << 7 // it has none of the formats
)

// NewPacked begins with the texts that cells may share and the formats that
// they may have.
func NewPacked(texts, formats []string) *Packed {
	return &Packed{texts: texts, formats: formats}
}

// Len is how many rows there are.
func (p *Packed) Len() int { return p.count }

// Begin begins a row; its number must be above that of the row before.
func (p *Packed) Begin(index int, hidden bool) {
	p.rows[p.count%blockRows].start = uint32(len(p.open))
	p.cells, p.col = 0, 0
	n := uint64(index) << 1
	if hidden {
		n |= 1
	}
	p.open = binary.AppendUvarint(p.open, n)
}

// Add adds a cell to the row; it must stand to the right of the one before.
// Format and text are numbers of what NewPacked was given; with -1 the cell has
// no format, or a text of its own.
func (p *Packed) Add(c *Cell, format int, text int32) {
	says := uint8(c.Kind)
	if text >= 0 {
		says |= packedShared
	}
	if c.Formula != "" {
		says |= packedFormula
	}
	if c.Hidden {
		says |= packedHidden
	}
	if c.Ref.Col == p.col+1 {
		says |= packedNext
	}
	if uint(format) >= uint(len(p.formats)) {
		says |= packedGeneral
	}
	b := append(p.open, says)
	if says&packedNext == 0 {
		b = binary.AppendUvarint(b, uint64(c.Ref.Col))
	}
	if says&packedGeneral == 0 {
		b = binary.AppendUvarint(b, uint64(format))
	}
	if text >= 0 {
		b = binary.AppendUvarint(b, uint64(text))
	} else {
		b = append(binary.AppendUvarint(b, uint64(len(c.Text))), c.Text...)
	}
	if c.Formula != "" {
		b = append(binary.AppendUvarint(b, uint64(len(c.Formula))), c.Formula...)
	}
	p.open = b
	p.cells++
	p.col = c.Ref.Col
}

// End ends the row and says how many bytes it takes.
func (p *Packed) End() int {
	at := &p.rows[p.count%blockRows]
	at.cells = uint16(p.cells)
	size := len(p.open) - int(at.start)
	if p.count++; p.count%blockRows == 0 {
		p.Seal()
	}
	return size
}

// Seal ends the block that is being filled: only then do its rows come out.
func (p *Packed) Seal() {
	if len(p.open) == 0 {
		return
	}
	p.blocks = append(p.blocks, block{string(p.open), p.rows})
	p.open = p.open[:0]
}

// Index is the row number of the i-th row.
func (p *Packed) Index(i int) int {
	u, _ := p.at(i)
	return int(u.number() >> 1)
}

// Row is the i-th row. Its texts take no memory of their own.
func (p *Packed) Row(i int) Row {
	u, cells := p.at(i)
	head := u.number()
	row := Row{Index: int(head >> 1), Hidden: head&1 == 1, Cells: make([]Cell, cells)}
	ref := finding.Ref{Row: row.Index}
	for j := range row.Cells {
		ref.Col++
		p.cell(&u, ref, &row.Cells[j])
		ref.Col = row.Cells[j].Ref.Col
	}
	return row
}

// cell takes out a cell, at ref unless it says otherwise.
func (p *Packed) cell(u *unpacker, ref finding.Ref, c *Cell) {
	says := u.take(1)[0]
	if says&packedNext == 0 {
		ref.Col = int(u.number())
	}
	c.Ref, c.Kind, c.Hidden = ref, CellKind(says&packedKind), says&packedHidden != 0
	if says&packedGeneral == 0 {
		c.Format = p.formats[u.number()]
	}
	if says&packedShared != 0 {
		c.Text = p.texts[u.number()]
	} else {
		c.Text = u.take(int(u.number()))
	}
	if says&packedFormula != 0 {
		c.Formula = u.take(int(u.number()))
	}
}

func (p *Packed) at(i int) (u unpacker, cells int) {
	b := &p.blocks[i/blockRows]
	at := b.rows[i%blockRows]
	return unpacker(b.bytes[at.start:]), int(at.cells)
}

// unpacker takes a block apart from its beginning.
type unpacker string

func (u *unpacker) take(n int) string {
	taken := string((*u)[:n])
	*u = (*u)[n:]
	return taken
}

func (u *unpacker) number() uint64 {
	n := uint64(0)
	for i := 0; ; i++ {
		c := (*u)[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			*u = (*u)[i+1:]
			return n
		}
	}
}

// EachRow are the rows of a sheet in their order, those of a long list too.
func (s *Sheet) EachRow() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for _, row := range s.Rows {
			if !yield(row) {
				return
			}
		}
		if s.Packed == nil {
			return
		}
		for i := range s.Packed.Len() {
			if !yield(s.Packed.Row(i)) {
				return
			}
		}
	}
}
