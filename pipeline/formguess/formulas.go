package formguess

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// unstored reports whether a cell is a formula whose result no program has stored.
func unstored(c *form.Cell) bool { return c != nil && c.Formula != "" && value.Clean(c.Text) == "" }

// compute works out the formulas of the sheet that have no stored results: what
// programs write that do not calculate.
func (p *page) compute() {
	calc := formula.NewUnstored(p.operand)
	results := map[finding.Ref]*form.Cell{}
	for ref, c := range p.cells {
		if !unstored(c) {
			continue
		}
		if d, err := calc.Eval(c.Formula); err == nil {
			with := *c
			with.Kind, with.Text = form.Number, d.Significant().String()
			results[ref] = &with
		}
	}
	for ref, c := range results { // no sooner: formulas look each other up
		p.cells[ref] = c
		for i, old := range p.filled[ref.Row] {
			if old.Ref == ref {
				p.filled[ref.Row][i] = c
			}
		}
	}
}

// operand is a cell as the formulas of its sheet see it.
func (p *page) operand(ref finding.Ref) formula.Operand {
	c := p.cells[ref]
	if c == nil {
		return formula.Operand{}
	}
	o := formula.Operand{Text: c.Text, Formula: c.Formula}
	switch c.Kind {
	case form.Number:
		d, err := value.ParseStored(c.Text)
		if err != nil {
			return formula.Operand{Kind: formula.Error}
		}
		o.Kind, o.Number = formula.Number, d
	case form.Text:
		o.Kind = formula.Text
	case form.Bool, form.Error:
		o.Kind = formula.Error
	}
	return o
}
