package kind

import "jixiao/rules/check"

// SameElsewhere finds a text that stands word for word under another department.
type SameElsewhere struct {
	check.Rows `yaml:",inline"`
	Field      string
}

// Crosschecked says that all departments are held against each other.
func (SameElsewhere) Crosschecked() {}

func (p SameElsewhere) compile(c *check.Compiler) check.Rule {
	c.Rows(p.Rows)
	c.Column("field", p.Field)
	return judgedElsewhere
}
