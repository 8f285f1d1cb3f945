package kind

import "jixiao/rules/check"

// NotListed finds an answer to what is on no list.
type NotListed struct {
	check.Rows `yaml:",inline"`
	Problem    string // the column of the id
	List       List
}

// Crosschecked says that answers are held against the lists that stand.
func (NotListed) Crosschecked() {}

func (p NotListed) answer() Answer {
	return Answer{Table: p.Table, Problem: p.Problem, List: p.List}
}

func (p NotListed) others() []string { return []string{p.List.Form} }

func (p NotListed) compile(c *check.Compiler) check.Rule {
	c.Rows(p.Rows)
	c.Column("problem", p.Problem)
	p.List.compile(c)
	return judgedElsewhere
}
