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
	// Done is the column of the day of completion, in rows that have a deadline:
	// of a day that counts there and lies after it the deadline's rule speaks.
	Done string
}

// A side is open where the campaign sets no day for it.
func (p Period) compile(c *check.Compiler) check.Rule {
	r := period{Instance: c.Either(p.Rows)}
	fields := c.Fields("fields", p.Fields, c.Value)
	if p.Done != "" {
		r.done = c.Column("done", p.Done)
	}
	return r.EachOf(fields, r.judge)
}

type period struct {
	check.Instance
	done check.Ref
}

func (r period) judge(rec check.Record, at check.Ref, in check.Input) *finding.Finding {
	from, to := in.Facts.From, in.Facts.To
	// On a sheet of another year every date is of that year: S04 said so.
	if v := rec.Value(at); !v.OK() || rec.Sheet.Wrong || within(v.Date, from, to) || r.late(rec, at, in) {
		return nil
	}
	f := r.Finding(rec, at, in)
	f.Expected = strings.TrimSpace(from.String() + " – " + to.String())
	f.Args["from"], f.Args["to"] = finding.Same(from.String()), finding.Same(to.String())
	return f
}

// late reports whether a day counts against the deadline and lies after it.
func (r period) late(rec check.Record, at check.Ref, in check.Input) bool {
	if !r.done.Known() || at.ID != r.done.ID && rec.Value(r.done).Given() {
		return false
	}
	deadline, ok := in.Facts.Deadline(r.Owed(rec, in))
	return ok && rec.Value(at).Date.After(deadline)
}

func within(d, from, to value.Date) bool {
	return (from.IsZero() || !d.Before(from)) && (to.IsZero() || !d.After(to))
}
