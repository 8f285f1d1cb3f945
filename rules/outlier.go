package rules

import (
	"cmp"
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// farOff is how many times larger or smaller than the register's budget an
// amount is that was hardly meant.
var farOff = decimal.New(10)

// Outlier is an amount that is far from the register's budget.
type Outlier struct {
	Field string // id
	Label finding.Text
	Value form.Value
}

// Outliers are the amounts of a submission about a project that nobody should
// add up unseen: those of ten times the register's budget or more. The one that
// is held against it (C05, C08, be they on or off) must not be a tenth of it or
// less either; where it is far off, the unit of money is in doubt, and with it
// every amount of the sheet. It comes first. A project without a budget in the
// register has nothing to be held against.
func (e *Engine) Outliers(s *form.Submission, p register.Project) []Outlier {
	if s == nil || s.Def == nil || p.Budget.Sign() <= 0 {
		return nil
	}
	budgets := e.budgets[s.Form]
	doubtful := slices.ContainsFunc(budgets, func(id string) bool {
		v := s.Fields[id]
		return v.OK() && (tooMuch(v, p.Budget) || tooLittle(v, p.Budget))
	})
	var out []Outlier
	for id, v := range s.Fields {
		f := s.Def.Field(id)
		budget := slices.Contains(budgets, id)
		switch {
		case f == nil || f.Type != form.TypeAmount || !v.OK():
		case tooMuch(v, p.Budget), doubtful && (budget || !v.Number.IsZero()):
			out = append(out, Outlier{id, f.LabelText(), v})
		}
	}
	rank := func(o Outlier) int {
		if slices.Contains(budgets, o.Field) {
			return 0
		}
		return 1
	}
	slices.SortFunc(out, func(a, b Outlier) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Value.Cell.Row, b.Value.Cell.Row),
			cmp.Compare(a.Value.Cell.Col, b.Value.Cell.Col), cmp.Compare(a.Field, b.Field))
	})
	return out
}

// tooMuch reports whether an amount is ten times the budget or more.
func tooMuch(v form.Value, budget decimal.Decimal) bool {
	return !v.Number.Less(budget.Mul(farOff))
}

// tooLittle reports whether an amount is a tenth of the budget or less.
func tooLittle(v form.Value, budget decimal.Decimal) bool {
	return !budget.Less(v.Number.Mul(farOff))
}
