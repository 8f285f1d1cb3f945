package kind

import (
	"iter"

	"jixiao/rules/check"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// Given are values in place of a sheet; what is not given is blank.
type Given struct {
	Day  value.Date // of receipt
	Rows int        // of the table that is looked at row by row; else 1
	// Values are those of one spot, row by row; what stands once is one.
	Values map[check.Spot][]formula.Operand
}

// ExplainGiven judges given values, row by row where the rule looks at rows.
func (e Explainer) ExplainGiven(g Given) (all []Explained) {
	judging := formula.NewJudging()
	for row := range g.Rows {
		said := &givenValues{Given: g, names: e.names, row: row}
		o := check.NotApplicable
		if !e.off(g.Day) {
			o = e.outcome(judging, said)
		}
		all = append(all, Explained{Outcome: o, rule: e.condition, said: said})
	}
	return all
}

// givenValues are what a rule is held against in one row.
type givenValues struct {
	Given
	names *check.Vocabulary
	row   int
}

// Value is what is given for a name, in the row that is looked at.
func (g *givenValues) Value(n formula.Name) formula.Operand {
	all := g.Values[g.names.Spot(n)]
	switch {
	case len(all) == 0:
		return formula.Operand{}
	case n.Row && g.row < len(all):
		return all[g.row]
	}
	return all[0]
}

// Column is what is given for each row.
func (g *givenValues) Column(n formula.Name) iter.Seq2[int, formula.Operand] {
	return func(yield func(int, formula.Operand) bool) {
		for i, o := range g.Values[g.names.Spot(n)] {
			if !yield(i, o) {
				return
			}
		}
	}
}

// Today is the day of receipt.
func (g *givenValues) Today() value.Date { return g.Day }
