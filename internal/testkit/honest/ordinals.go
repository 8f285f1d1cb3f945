package honest

import (
	"fmt"
	"math/rand/v2"
)

func preNumbered(b *Book, _ *rand.Rand) {
	p := b.visible()
	rows := 0
	for _, row := range p.Rows {
		if row.Part == dataPart {
			rows++
		}
	}
	for i := range 4 {
		row := newRow(notePart)
		row.Cells[p.ordinals()] = number(ordinal, fmt.Sprint(rows+1+i))
		p.insert(p.end()+i, row)
	}
}

// ordinals is the column of running numbers, the first one if there is none.
func (p *Page) ordinals() int {
	at := 1
	p.each(func(col, _ int, c *Cell) {
		if c.Role == ordinal {
			at = col
		}
	})
	return at
}

func ordinalsAs(format string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		n := 0
		b.visible().cells(func(c *Cell) { n++; c.Kind, c.Text = textKind, fmt.Sprintf(format, n) }, ordinal)
	}
}

func ordinalsIn(signs string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		n := 0
		b.visible().cells(func(c *Cell) { c.Kind, c.Text = textKind, string([]rune(signs)[n]); n++ }, ordinal)
	}
}
