package merge

import (
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Names of the lists that hold this year against the year before.
const (
	comparisonName = "与上年比较"
	amountsName    = "金额变化"
	againName      = "屡次问题"
)

// Comparison is a list that holds this year against the year before.
type Comparison struct {
	Name    string
	Columns []ComparedColumn
	Rows    []ComparedRow
	Note    string   // what it comes to
	Method  []string // how it was reckoned, line by line
	// Known says that the year before has anything to be compared with.
	Known bool
}

// ComparedColumn is one of its columns.
type ComparedColumn struct {
	Label string
	Type  form.Type
	Width int // in digits
	// Idle says that not both years have what it shows: no sheet needs it.
	Idle bool
}

// ComparedRow is one of its rows, and whose it is.
type ComparedRow struct {
	Subject    finding.Subject // "" is a project of the year before alone
	Department string
	Values     []form.Value // by column
}

// LastYear holds what this year says against the year before: projects by score, grade
// and budget, further amounts, and problems that came back. The lists have their
// columns where nothing is known of that year, and no rows.
func (m *Master) LastYear(issues []record.Issue) []*Comparison {
	c := m.comparing(issues)
	return []*Comparison{c.projects(), c.amounts(), m.again()}
}

// ofProject are the first columns of each list.
func (c *Comparison) ofProject(name int) {
	c.column("项目编号", form.TypeCode, 8)
	c.column("项目名称", form.TypeText, name)
	c.column("单位名称", form.TypeText, 18)
}

func (c *Comparison) column(label string, of form.Type, width int) {
	c.Columns = append(c.Columns, ComparedColumn{Label: label, Type: of, Width: width})
}

func worded(s string) form.Value            { return text(s).Value }
func counted(n int) form.Value              { return numbered(decimal.New(int64(n))) }
func numbered(d decimal.Decimal) form.Value { return number(d, form.TypeNumber).Value }

// unread is a number that cannot be reckoned with, as it was written.
func unread(s string) form.Value {
	return form.Value{State: form.Invalid, Text: s, Stored: s}
}
