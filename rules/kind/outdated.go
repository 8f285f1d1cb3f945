package kind

import "jixiao/rules/check"

// Outdated finds a sheet whose number – of the run that it was made by – is lower
// than that of one that its sender handed in before: it came later, and is older.
type Outdated struct {
	Field string
}

// Crosschecked says that the versions of a duty are held against each other.
func (Outdated) Crosschecked() {}

func (p Outdated) compile(c *check.Compiler) check.Rule {
	c.Sheet()
	c.Numeric("field", c.Field("field", p.Field))
	return judgedElsewhere
}
