package kind

import (
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Period finds a date outside the campaign's period.
type Period struct {
	check.Rows `yaml:",inline"`
	Fields     []string
}

// A side is open where the campaign sets no day for it.
func (p Period) compile(c *check.Compiler) check.Rule {
	n := c.Either(p.Rows)
	return n.EachOf(c.Fields("fields", p.Fields, c.Value), func(rec check.Record, at check.Ref, in check.Input) *finding.Finding {
		from, to := in.Facts.From, in.Facts.To
		// On a sheet of another year every date is of that year: S04 said so.
		if v := rec.Value(at); !v.OK() || rec.Sheet.Wrong || within(v.Date, from, to) {
			return nil
		}
		f := n.Finding(rec, at, in)
		f.Expected = strings.TrimSpace(from.String() + " – " + to.String())
		f.Args["from"], f.Args["to"] = finding.Same(from.String()), finding.Same(to.String())
		return f
	})
}

func within(d, from, to value.Date) bool {
	return (from.IsZero() || !d.Before(from)) && (to.IsZero() || !d.After(to))
}
