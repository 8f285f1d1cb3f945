package blankforms

import "jixiao/rules/form"

// Order says which blank form is drawn, and for whom.
type Order struct {
	Form    *form.Definition
	Unit    string // unit code, "" for one that anybody may take
	Project string // project code, "" where the form is about no single one
	Item    string // code of an item of the list that the form is about, else ""
	// Listed are the rows that are known beforehand, by table and column: the
	// problems that a department must answer.
	Listed map[string][]map[string]string
}

// year is the year in the form's title.
func (p *plan) year() int {
	if p.def.Title.Year == "budget" {
		return p.c.Facts.BudgetYear
	}
	return p.c.Facts.Year
}
