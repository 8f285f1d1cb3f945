package blankforms

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"jixiao/internal/office/write"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
)

// pattern is a blank form that was drawn, into which what others like it have of
// their own is filled.
type pattern struct {
	*draft
	series *write.Series
	sheet  *write.Sheet // of the form itself
	stamp  write.Gap
	listed []listed
	sealed []sealed
}

// listed is where a list of the unit's own stands, and how.
type listed struct {
	gap  write.Gap
	kind listKind
	says func(entries []string) string
}

// draw draws a blank form.
func (p *plan) draw(o own) (*pattern, error) {
	d := newDraft(p, o)
	d.lay()
	d.link()
	if err := d.evaluate(); err != nil {
		return nil, fmt.Errorf("drawing %s: %w", p.def.ID, err)
	}
	if err := d.follow(); err != nil {
		return nil, fmt.Errorf("drawing %s: %w", p.def.ID, err)
	}
	year := p.year()
	b := p.shells.New(write.Info{Title: strconv.Itoa(year) + "年度" + p.def.Name.In(finding.ZH), Author: "绩效科", At: p.c.Facts.From.In(time.UTC)})
	d.check()
	d.flag()
	name := sheetName(p.def.Name.In(finding.ZH))
	d.count(name)
	out := &pattern{draft: d, sheet: b.Sheet(name, d.layout())}
	d.render(out.sheet)
	out.checkAll()
	out.sealed = d.sealed()
	d.help(b, fmt.Sprintf("%d-%s", year, p.version))
	d.renderOptions(b)
	out.stamp = b.VaryConstant(form.StampName)
	for kind, named := range d.named {
		if named {
			out.listed = append(out.listed, listed{b.VaryConstant(listNames[kind]), listKind(kind), array})
		}
	}
	var err error
	out.series, err = b.Series()
	return out, err
}

// checkAll puts the checks on the form's sheet.
func (p *pattern) checkAll() {
	for i := range p.checks {
		if c := &p.checks[i]; c.varies() {
			p.listed = append(p.listed, listed{p.sheet.VaryCheck(c.Check), c.list.kind, inline})
		} else {
			p.sheet.Check(c.Check)
		}
	}
}

// filled is a blank form in which what is its own is being filled.
type filled struct {
	*pattern
	own
	cells map[*slot]*slot // in place of those of the pattern
}

// write writes the blank form of an order.
func (p *pattern) write(w io.Writer, o own) error {
	f := filled{p, o, map[*slot]*slot{}}
	if err := f.fill(); err != nil {
		return fmt.Errorf("drawing %s: %w", p.def.ID, err)
	}
	stamp := form.Stamp{Form: p.def.ID, Year: p.year(), Version: p.version, Seal: f.seal()}
	texts := map[write.Gap]string{p.stamp: stamp.String()}
	for _, l := range p.listed {
		texts[l.gap] = l.says(o.lists[l.kind])
	}
	return p.series.Write(w, write.Own{Texts: texts, Row: f.row})
}

// fill puts what is known into its cells, and computes what follows from it.
func (f *filled) fill() error {
	calculator := formula.NewWide(func(ref finding.Ref) formula.Operand {
		s := f.at[ref]
		if own := f.cells[s]; own != nil {
			s = own
		}
		return s.operand()
	})
	for _, s := range f.slots {
		if s.knows != "" {
			own := *s
			own.text, f.cells[s] = f.known[s.knows], &own
		}
	}
	for _, s := range f.slots {
		if !s.varies() {
			continue
		}
		own := *s
		if filled := f.cells[s]; filled != nil {
			own = *filled
		}
		if err := own.evaluate(calculator); err != nil {
			return fmt.Errorf("cell %s: %w", s.at, err)
		}
		f.cells[s] = &own
	}
	return nil
}

// row is a row that varies.
func (f *filled) row(of *write.Sheet, row int) []write.Cell {
	if of != f.sheet {
		return f.optionRow(row-1, f.lists)
	}
	r := f.rows[row-1]
	own := r
	own.cells = make([]*slot, len(r.cells))
	for i, s := range r.cells {
		if own.cells[i] = s; f.cells[s] != nil {
			own.cells[i] = f.cells[s]
		}
	}
	return own.drawn()
}
