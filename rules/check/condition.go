package check

import "slices"

// Condition says in which rows a check looks: where a column says one of some
// words, or none of some others.
type Condition struct {
	Column  string
	Is, Not []string
}

// Met is a condition ready for use.
type Met struct {
	Column  Ref
	is, not []string
}

// Condition looks up the column of a condition.
func (c *Compiler) Condition(p Condition) Met {
	m := Met{Column: c.Column("column", p.Column)}
	switch {
	case len(p.Not) == 0:
		m.is = c.Words("is", p.Is)
	default:
		m.not = c.Words("not", p.Not)
		if len(p.Is) > 0 {
			c.NotTaken("is")
		}
	}
	return m
}

// By reports whether a row meets the condition.
func (m Met) By(r Record) bool {
	v := r.Value(m.Column)
	if !v.OK() {
		return false
	}
	if len(m.not) > 0 {
		return !slices.Contains(m.not, v.Text)
	}
	return slices.Contains(m.is, v.Text)
}
