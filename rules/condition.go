package rules

import "slices"

// condition says in which rows a check looks: where a column says one of some
// words, or none of some others.
type condition struct {
	column  ref
	is, not []string
}

func (c *compiler) condition() condition {
	w := condition{column: c.column("column", c.params.Column)}
	if len(c.params.Not) > 0 {
		w.not = c.words("not", c.params.Not)
		return w
	}
	w.is = c.words("is", c.params.Is)
	return w
}

func (c condition) holds(r record) bool {
	v := r.value(c.column)
	if !v.OK() {
		return false
	}
	if len(c.not) > 0 {
		return !slices.Contains(c.not, v.Text)
	}
	return slices.Contains(c.is, v.Text)
}
