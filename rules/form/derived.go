package form

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/formula"
)

// mostFailed is how many cells may have failed for what comes of them to be
// looked for: with more the sheet is filled in otherwise altogether.
const mostFailed = 100

// mostDerived is how many formulas may be left to look through for those that
// come of other formulas: each costs as much as there are.
const mostDerived = 2000

// failing are the codes of values that cannot be used.
var failing = []finding.Code{"V01", "V02", "V04", "V06", "V07", "V08", "V09"}

// derived is a formula among the values, with the cells that it names.
type derived struct {
	at    finding.Ref
	names []formula.Area
}

// leaveDerived takes what a formula makes of a value that cannot be used for one
// that cannot be used either, and tells nothing of it: once the value is mended,
// the formula is right.
func (s *session) leaveDerived() {
	failed := s.failed()
	if len(failed) == 0 || len(failed) > mostFailed {
		return
	}
	left := map[finding.Ref]bool{}
	var all []derived
	s.eachFormula(func(v Value) Value {
		all = append(all, derived{v.Cell, formula.References(v.Formula)})
		return v
	})
	for next := failed; len(next) > 0; {
		var found []finding.Ref
		all = slices.DeleteFunc(all, func(d derived) bool {
			comes := d.of(next)
			if comes {
				left[d.at], found = true, append(found, d.at)
			}
			return comes
		})
		if next = found; len(all) > mostDerived {
			break
		}
	}
	s.eachFormula(func(v Value) Value {
		if left[v.Cell] && v.State == Valid {
			v.State = Invalid
		}
		return v
	})
	s.findings = slices.DeleteFunc(s.findings, func(f finding.Finding) bool {
		return left[f.Place.Cell] && f.Code[0] == 'V'
	})
}

// of reports whether a formula names one of some cells.
func (d derived) of(cells []finding.Ref) bool {
	return slices.ContainsFunc(d.names, func(a formula.Area) bool { return slices.ContainsFunc(cells, a.Contains) })
}

// failed are the cells whose own value cannot be used, be it for want of it.
func (s *session) failed() (cells []finding.Ref) {
	for _, f := range s.findings {
		cell, _ := s.page.at(f.Place.Cell)
		if slices.Contains(failing, f.Code) && cell.Formula == "" && !f.Place.Cell.IsZero() {
			cells = append(cells, f.Place.Cell)
		}
	}
	return cells
}

// eachFormula puts what do makes of it in the place of every value that comes
// of a formula.
func (s *session) eachFormula(do func(Value) Value) {
	for id, v := range s.sub.Fields {
		if v.Formula != "" {
			s.sub.Fields[id] = do(v)
		}
	}
	for _, table := range s.sub.Tables {
		for _, row := range slices.Concat(table.Rows, table.Subtotals) {
			row.Values.eachFormula(do)
		}
	}
}

func (vs Values) eachFormula(do func(Value) Value) {
	for i := range vs {
		if vs[i].Value.Formula != "" {
			vs[i].Value = do(vs[i].Value)
		}
	}
}
