package kind

import (
	"cmp"
	"slices"

	"jixiao/rules/check"
)

// List is a table of things that are to be answered, each in a row of its own,
// such as the problems that an evaluation found.
type List struct {
	Form, Table string
	Problem     string // the column of what is listed: its id
	Category    string // what kind of thing it is, for answers that give no id
	Subject     string // what it is about, where that is not the form's usual column
	Due         string // by when it is to be done
	Text        string // what it says
}

// Name tells lists apart.
func (l List) Name() string {
	if l.Form == "" {
		return ""
	}
	return l.Form + "/" + l.Table
}

// compile looks up what the list's parameters name.
func (l List) compile(c *check.Compiler) {
	c.In("list", l.Form, l.Table, func(c *check.Compiler) {
		c.Column("problem", l.Problem)
		c.PerhapsColumn("category", l.Category)
		c.PerhapsColumn("subject", l.Subject)
		c.PerhapsColumn("due", l.Due)
		c.PerhapsColumn("text", l.Text)
	})
}

// Answer says which columns of a form's table answer a list.
type Answer struct {
	Form, Table            string
	Problem, Category, Due string
	List                   List
}

// WithAnswer adds to some answers how a check says that its form answers a list,
// if it does: what one check leaves out another one may say.
func WithAnswer(answers []Answer, c Check) []Answer {
	p, ok := c.Params.(interface{ answer() Answer })
	if !ok || p.answer().List.Form == "" {
		return answers
	}
	also := p.answer()
	also.Form = c.Form
	i := slices.IndexFunc(answers, func(a Answer) bool {
		return a.Form == also.Form && a.Table == also.Table && a.List.Name() == also.List.Name()
	})
	if i < 0 {
		return append(answers, also)
	}
	a := &answers[i]
	a.Problem, a.Category, a.Due = cmp.Or(a.Problem, also.Problem), cmp.Or(a.Category, also.Category), cmp.Or(a.Due, also.Due)
	a.List = a.List.With(also.List)
	return answers
}

// With is the list with what another check says of it.
func (l List) With(o List) List {
	l.Problem, l.Category, l.Subject = cmp.Or(l.Problem, o.Problem), cmp.Or(l.Category, o.Category), cmp.Or(l.Subject, o.Subject)
	l.Due, l.Text = cmp.Or(l.Due, o.Due), cmp.Or(l.Text, o.Text)
	return l
}
