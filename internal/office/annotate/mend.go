package annotate

import (
	"fmt"

	"jixiao/internal/office/celltext"
	"jixiao/rules/correct"
	"jixiao/rules/finding"
)

// mend puts values into cells that hold one. A cell that is computed, or that is
// not there as it was read, is never replaced: the copy is refused then.
func (w *worksheet) mend(mended map[finding.Ref]correct.Correction, styles *styles, date1904 bool) error {
	rows := map[int][]target{}
	for cell := range mended {
		rows[cell.Row] = append(rows[cell.Row], target{Ref: cell})
	}
	p := w.painter(styles, rows)
	put := 0
	p.change = func(cells []cell, targets []target) ([]target, error) {
		for _, at := range targets {
			there := only(cells, at.Col)
			if there == nil || there.formula {
				return nil, errComputed
			}
			w.m.Replace(there.at, there.to, p.holding(*there, mended[at.Ref], date1904))
			put++
		}
		return nil, nil
	}
	if err := p.pass(); err != nil {
		return err
	}
	if put != len(mended) {
		return errComputed
	}
	return nil
}

// only is the one cell of a column; nil where there is none, or more than one.
func only(cells []cell, col int) *cell {
	var found *cell
	for i := range cells {
		if cells[i].col != col {
			continue
		}
		if found != nil {
			return nil
		}
		found = &cells[i]
	}
	return found
}

// holding is a cell with another value that looks as it did, but for the format
// that the value needs. A text stays one, whatever it begins with.
func (p *painter) holding(was cell, c correct.Correction, date1904 bool) string {
	style, prefix := was.style, p.root.prefix
	if c.Format != "" {
		style = p.styles.formatted(style, c.Format)
	}
	styled := ""
	if was.styled.End > 0 || style != was.style {
		styled = fmt.Sprintf(` s="%d"`, style)
	}
	if c.Kind == correct.Text {
		return fmt.Sprintf(`<%[1]sc r="%[2]s"%[3]s t="inlineStr"><%[1]sis><%[1]st xml:space="preserve">%[4]s</%[1]st></%[1]sis></%[1]sc>`,
			prefix, c.Cell, styled, cellText(celltext.Plain(c.New)))
	}
	return fmt.Sprintf(`<%[1]sc r="%[2]s"%[3]s><%[1]sv>%[4]s</%[1]sv></%[1]sc>`, prefix, c.Cell, styled, escaped(c.Stored(date1904)))
}
