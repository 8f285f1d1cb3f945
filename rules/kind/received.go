package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Received finds a date of something done that lies after the day on which the
// file arrived.
type Received struct {
	check.Rows `yaml:",inline"`
	Fields     []string
}

// Where nobody knows when the file arrived, nothing is found.
func (p Received) compile(c *check.Compiler) check.Rule {
	n := c.Either(p.Rows)
	return n.EachOf(c.Fields("fields", p.Fields, c.Value), func(rec check.Record, at check.Ref, in check.Input) *finding.Finding {
		if v := rec.Value(at); in.Received.IsZero() || !v.OK() || !v.Date.After(in.Received) {
			return nil
		}
		f := n.Finding(rec, at, in)
		f.Expected = in.Received.String()
		return f
	})
}
