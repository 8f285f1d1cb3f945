package blankforms

import (
	"jixiao/rules/form"
	"jixiao/rules/kind"
)

// usualReason is how wide a reason is that people write into a table, in digits:
// some twenty-five characters.
const usualReason = 50

// mostReasonLines is how high a row is made for one; whoever writes more makes
// the row grow.
const mostReasonLines = 4

// roomFor is how many lines a cell of a table has room for: one that must be
// explained as many as a reason takes, another what is left open two.
func (d *draft) roomFor(f *form.Field, open bool) int {
	lines := 1
	if open {
		lines = spareLines
	}
	if f.Type == form.TypeText && d.wantsReason(f.ID) {
		lines = max(lines, min((usualReason+wanted(f)-1)/wanted(f), mostReasonLines))
	}
	return lines
}

// wantsReason reports whether a rule reads the words of a column.
func (d *draft) wantsReason(column string) bool {
	for i := range d.rules {
		switch p := d.rules[i].Params.(type) {
		case kind.Reason:
			if p.Field == column {
				return true
			}
		case kind.Measure:
			if p.Field == column {
				return true
			}
		}
	}
	return false
}
