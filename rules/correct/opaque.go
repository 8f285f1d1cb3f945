package correct

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
)

// opaque are the cells, by sheet, that formulas name which a reading takes as they
// are stored: IF(COUNT(E3:E9)=0,"",SUM(E3:E9)) shows no other value when a number
// is mended, and would as soon as a program calculates it.
type opaque map[string][]formula.Area

func opaqueOf(book *form.Workbook) opaque {
	out := opaque{}
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Formula != "" && !computed(c.Formula) {
					out[s.Name] = append(out[s.Name], formula.References(c.Formula)...)
				}
			}
		}
	}
	return out
}

// computed reports whether a formula is one that a reading works out anew, whatever
// its cells hold.
func computed(text string) bool {
	_, err := formula.Eval(text, func(finding.Ref) formula.Operand {
		return formula.Operand{Kind: formula.Number, Number: decimal.One}
	})
	return err == nil
}

// uses reports whether such a formula would count a correction for the first time.
func (o opaque) uses(c Correction) bool {
	if c.Kind == Text {
		return false
	}
	for _, a := range o[c.Sheet] {
		if a.Contains(c.Cell) {
			return true
		}
	}
	return false
}
