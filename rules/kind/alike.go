package kind

import "jixiao/rules/check"

// Alike finds two sheets that say the same number in every row of a table.
type Alike struct {
	check.Rows `yaml:",inline"` // Item names a row
	Column     string           // the numbers
	Field      string           // where it is told
}

// Crosschecked says that all sheets are held against each other.
func (Alike) Crosschecked() {}

func (p Alike) compile(c *check.Compiler) check.Rule {
	c.Rows(p.Rows)
	if p.Item == "" {
		c.Column("item", "")
	}
	c.Numeric("column", c.Column("column", p.Column))
	c.Field("field", p.Field)
	return judgedElsewhere
}
