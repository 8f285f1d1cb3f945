package kind

import (
	"strconv"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Merged finds a cell of a column that several rows share, where every row has
// a value of its own.
type Merged struct {
	check.Rows `yaml:",inline"`
	Field      string
}

// One finding is given for each shared cell, whatever stands in it.
func (p Merged) compile(c *check.Compiler) check.Rule {
	n, field := c.Rows(p.Rows), c.Column("field", p.Field)
	return func(s *form.Submission, in check.Input) []finding.Finding {
		var fs []finding.Finding
		rows := s.Tables[n.Table].Rows
		for i := 0; i < len(rows); {
			end := i + 1
			for end < len(rows) && oneCell(rows[i].Value(field.ID), rows[end].Value(field.ID)) {
				end++
			}
			if end-i > 1 && rows[i].Value(field.ID).Given() {
				f := n.Finding(check.Record{Sheet: s, Row: &rows[i]}, field, in)
				f.Args["rows"] = finding.Same(strconv.Itoa(end - i))
				fs = append(fs, *f)
			}
			i = end
		}
		return fs
	}
}

// oneCell reports whether two values were read from one cell.
func oneCell(a, b form.Value) bool { return !a.Cell.IsZero() && a.Cell == b.Cell }
