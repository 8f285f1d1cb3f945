package kind

import "jixiao/rules/check"

// Evidence finds files that a sheet names and that have not come.
type Evidence struct {
	check.Rows `yaml:",inline"`
	Field      string // the column that names them
}

// Crosschecked says that it is looked for among all that came.
func (Evidence) Crosschecked() {}

func (p Evidence) compile(c *check.Compiler) check.Rule {
	c.Rows(p.Rows)
	c.Column("field", p.Field)
	return judgedElsewhere
}
