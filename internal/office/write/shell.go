package write

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"jixiao/internal/office/ooxml"
)

// mostShells is how many shells are kept. Reports of a campaign have a few
// shapes; whatever goes beyond that is drawn each time.
const mostShells = 64

// engines are the libraries by whose versions workbooks are written otherwise.
var engines = []string{"github.com/xuri/excelize/v2", "github.com/klauspost/compress"}

// Shells are what workbooks of a kind have in common. Excelize draws each
// shape once; its methods may be called from many goroutines.
type Shells struct {
	engine string // what draws them
	lock   sync.Mutex
	drawn  map[string]func() (shell, error) // by shape
}

// NewShells begins without shells.
func NewShells() *Shells {
	a := &Shells{engine: "excelize", drawn: map[string]func() (shell, error){}}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if slices.Contains(engines, m.Path) {
				a.engine += " " + m.Version
			}
		}
	}
	return a
}

// of is the shell of a shape, drawn if it is new.
func (a *Shells) of(d shape) (shell, error) {
	key := d.key()
	a.lock.Lock()
	draw, known := a.drawn[key]
	if !known {
		draw = sync.OnceValues(d.shell)
		if len(a.drawn) < mostShells {
			a.drawn[key] = draw
		}
	}
	a.lock.Unlock()
	return draw()
}

// shell is a workbook with gaps: its parts in their order.
type shell []part

// part is a part of a shell. One without gaps is packed already.
type part struct {
	name      string
	packed    *ooxml.Piece
	stretches []stretch
}

// stretch is a text and the gap behind it.
type stretch struct {
	text string
	gap  gap
}

// shell draws the shape and cuts the gaps into it.
func (d shape) shell() (shell, error) {
	drawn, err := d.draw()
	if err != nil {
		return nil, err
	}
	drawn.slim()
	gaps := map[string][]gap{}
	for _, g := range d.gaps() {
		gaps[g.part] = append(gaps[g.part], g)
	}
	var parts shell
	for _, name := range slices.Sorted(maps.Keys(drawn)) {
		p := part{name: name}
		if text := drawn[name].String(); gaps[name] == nil {
			p.packed, err = ooxml.PackOnce([]byte(withoutUnused(text)))
		} else {
			p.stretches, err = cut(text, gaps[name])
		}
		if err != nil {
			return nil, fmt.Errorf("part %s: %w", name, err)
		}
		parts = append(parts, p)
		delete(gaps, name)
	}
	for name := range gaps {
		return nil, fmt.Errorf("part %s was not drawn", name)
	}
	return parts, nil
}

// cut cuts gaps into a text.
func cut(text string, gaps []gap) ([]stretch, error) {
	var all []stretch
	for _, g := range gaps {
		before, behind, found := strings.Cut(text, g.from)
		if g.to != "" && found {
			_, behind, found = strings.Cut(behind, g.to)
		}
		if !found {
			return nil, fmt.Errorf("there is no %s%s", g.from, g.to)
		}
		all, text = append(all, stretch{before, g}), behind
	}
	return append(all, stretch{text: text}), nil
}

// fill writes the book's workbook.
func (parts shell) fill(z *ooxml.Writer, b *Book) error {
	m := rooms.Get().(*markup)
	defer rooms.Put(m)
	for i := range parts {
		*m = (*m)[:0]
		if err := parts[i].fill(z, b, m); err != nil {
			return err
		}
	}
	return nil
}

func (p *part) fill(z *ooxml.Writer, b *Book, m *markup) error {
	if p.packed != nil {
		return z.Join(p.name, p.packed)
	}
	pieces := []*ooxml.Piece{{}}
	var says []int
	var sheet string
	led := false
	for _, s := range p.stretches {
		m.put(s.text)
		switch {
		case s.gap.moment:
			says = append(says, len(*m))
			s.gap.fill(b, m)
		case s.gap.fill != nil:
			s.gap.fill(b, m)
		case s.gap.rows != nil:
			rows := s.gap.rows(b)
			for _, at := range rows.said {
				says = append(says, len(*m)+len("<sheetData>")+at)
			}
			sheet, led = s.gap.sheet, rows.led
			var err error
			if pieces, err = rows.join(pieces, m); err != nil {
				return err
			}
		}
	}
	if _, err := pieces[len(pieces)-1].Write(*m); err != nil {
		return err
	}
	if err := b.trace(p.name, pieces, says, sheet, led); err != nil {
		return err
	}
	return z.Join(p.name, pieces...)
}
