package blankforms

import "jixiao/rules/form"

// sealed is a stretch of what a form's seal goes by, and the cell of its own
// behind it, if there is one.
type sealed struct {
	text []byte
	own  *slot
}

// sealed is what stands in the form before anybody fills it in.
func (d *draft) sealed() []sealed {
	var all []sealed
	var text []byte
	for _, r := range d.rows {
		for _, s := range r.cells {
			if s.knows == "" {
				text = s.sealed(text)
				continue
			}
			all, text = append(all, sealed{text, s}), nil
		}
	}
	return append(all, sealed{text: text})
}

// sealed adds what a seal goes by of the cell.
func (s *slot) sealed(all []byte) []byte {
	c := form.Cell{Ref: s.at, Text: s.cell.String(), Formula: s.formula}
	switch {
	case s.cell.IsBlank():
	case s.cell.IsNumber():
		c.Kind = form.Number
	default:
		c.Kind = form.Text
	}
	return form.AppendSealed(all, c)
}

// seal marks what stands in the filled form.
func (f *filled) seal() string {
	var all []byte
	for _, s := range f.sealed {
		all = append(all, s.text...)
		if s.own != nil {
			all = f.cells[s.own].sealed(all)
		}
	}
	return form.SealOf(all)
}
