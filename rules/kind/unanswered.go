package kind

import "jixiao/rules/check"

// Unanswered finds what a list asks of a department and its standing sheets do
// not answer: by the id, else by what it is about and its category.
type Unanswered struct {
	check.Rows        `yaml:",inline"`
	Problem, Category string // the columns of the answer
	List              List
}

// Crosschecked says that answers are held against the lists that stand.
func (Unanswered) Crosschecked() {}

func (p Unanswered) answer() Answer {
	return Answer{Table: p.Table, Problem: p.Problem, Category: p.Category, List: p.List}
}

func (p Unanswered) others() []string { return []string{p.List.Form} }

func (p Unanswered) compile(c *check.Compiler) check.Rule {
	c.Rows(p.Rows)
	c.Column("problem", p.Problem)
	c.PerhapsColumn("category", p.Category)
	p.List.compile(c)
	return judgedElsewhere
}
