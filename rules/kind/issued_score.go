package kind

import "jixiao/rules/check"

// IssuedScore finds a score that differs from the one that was issued: in a list
// of scores, or on a sheet that the section handed in itself.
type IssuedScore struct {
	Field, Grade string // of the sheet; without grade the score alone counts
	// Table and Column are the rows that the score is the sum of: a sheet whose
	// own sum is wrong is not blamed on anybody else.
	Table, Column string
	Issued        Issued
}

// Issued is a list of scores: a row each of what the sheets are about.
type Issued struct {
	Form, Table  string
	Subject      string // what a row is about, where that is not the form's usual column
	Field, Grade string
}

// Crosschecked says that sheets and lists are held against each other.
func (IssuedScore) Crosschecked() {}

func (p IssuedScore) compile(c *check.Compiler) check.Rule {
	c.Emits("issued")
	c.Either(check.Rows{Table: p.Table})
	c.Numeric("field", c.Field("field", p.Field))
	if p.Table != "" {
		c.Numeric("column", c.Column("column", p.Column))
	} else if p.Column != "" {
		c.NotTaken("column")
	}
	if p.Grade != "" {
		c.Field("grade", p.Grade)
	}
	if c.Without(p.Issued.Form) {
		return judgedElsewhere // what the section issued itself is held against the sheets all the same
	}
	c.In("issued", p.Issued.Form, p.Issued.Table, func(c *check.Compiler) {
		c.Numeric("field", c.Column("field", p.Issued.Field))
		c.PerhapsColumn("grade", p.Issued.Grade)
		c.PerhapsColumn("subject", p.Issued.Subject)
	})
	return judgedElsewhere
}
