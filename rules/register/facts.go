// Package register is the campaign as rules see it: its register of projects,
// its units, bands and deadlines, how they are looked up, and who may answer
// for what. It refuses to judge, and to know where any of it was written down.
package register

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Facts is the campaign as rules see it. The campaign package fills it; it
// does not change afterwards: New prepares it for many readers at once.
type Facts struct {
	Year       int // 评价年度
	BudgetYear int // 预算年度
	From, To   value.Date
	Bands      []Band // best first
	// Patterns are what the campaign says that project codes look like; the zero
	// value leaves it to the register.
	Patterns value.Codes
	Projects []Project
	Units    []Unit
	// Lists are those of the settings workbook that a form is about, by the names
	// of their sheets.
	Lists map[string][]Item
	// Deadlines by form id, the last day that counts; a department's own
	// where it has an extension.
	Deadlines  map[string]value.Date
	Extensions map[Extended]value.Date
	// FedBack are the deadlines that are counted from the day on which a department
	// was told the results, by department and form.
	FedBack map[Extended]value.Date
	// Profiles are the weight profiles of a form that are usual: group → weight.
	Profiles map[string][]map[string]decimal.Decimal
	// LastYear is nil where nothing is known of the year before, or nobody asks.
	LastYear *LastYear
	// Successors are, on the day that counts, those of the units that were
	// merged: old code → code of whoever now answers for its duties.
	Successors map[string]string

	index *index
	// A limited view (For) shows of the register what concerns its reader.
	limited bool
	reader  string
}

// Extended names whose deadline for which form was extended: for all that the
// form is about, or for one of these.
type Extended struct {
	Department, Form string
	Subject          finding.Subject `json:",omitempty"`
}

// Band is a grade and the lowest score that earns it.
type Band struct {
	Grade string
	From  decimal.Decimal
}

// Project is one row of the register.
type Project struct {
	Code, Name string
	Unit       string // unit code
	Parent     string // 主管部门, unit code, "" if none
	CoUnits    []string
	Division   string
	Budget     decimal.Decimal
	// Public says that it is to be made public, Withheld that it is not: neither is not
	// decided.
	Public   bool
	Withheld bool `json:",omitempty"`
	// NoBudget says that the budget is not told here, and nothing held against it.
	NoBudget bool `json:",omitempty"`
}

// BelongsTo reports whether the register names a unit as the project's, or as
// the department over it.
func (p Project) BelongsTo(unit string) bool { return unit == p.Unit || unit == p.Parent }

// Unit is one entry of the unit list.
type Unit struct {
	Code, Name string
	Aliases    []string
	Parent     string
	// Until is its last day, and Successor the unit into which it was then
	// merged; both are empty for a unit that goes on.
	Until     value.Date
	Successor string
	Contact   string
	Phone     string
	Email     string
}

// Text writes a unit as forms do: [213001]钢城区城市管理局.
func (u Unit) Text() string { return "[" + u.Code + "]" + u.Name }
