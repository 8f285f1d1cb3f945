package check

import "jixiao/rules/formula"

// Demand is what a check demands, and of which records: those of a table, or of the
// sheet as a whole. Must is nil where its kind says nothing of it.
type Demand struct {
	formula.Demand
	Table string
}

// Demands says what the check demands, so that it can be held against what others do.
func (c *Compiler) Demands(when, must *formula.Expression) {
	c.demand.Demand = formula.Demand{When: when, Must: must}
	if c.table != nil {
		c.demand.Table = c.table.ID
	}
}
