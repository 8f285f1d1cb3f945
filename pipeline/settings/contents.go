// Package settings draws 评价年度设置.xlsx, the workbook that the section keeps.
//
// It owns how the workbook looks when it is begun: sheets, columns, lists,
// prompts, and the rows that are known by then. It refuses to change one that
// somebody keeps already, and to read any: that is package campaign's.
package settings

import (
	"strings"
	"unicode/utf8"

	"jixiao/rules"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Contents is what a workbook says when it is begun. Lists may be empty: their
// sheets then have room for writing.
type Contents struct {
	Name     string // of the campaign, printed over its projects
	Year     int
	Units    []register.Unit
	Projects []register.Project
	Lists    []List
	Duties   []Duty
	Rules    []Rule
	// Publishing is how results reach the departments, as people call it; "" is
	// the usual way.
	Publishing string
	// ScoreChange and AmountChange are from what change since last year a reason is
	// wanted, in points and per cent; "" is the usual.
	ScoreChange, AmountChange string
	Phrases                   []Phrase
	Local                     [][]string // rows of 本级规则, column by column
	Examples                  [][]string // rows of 本级规则例子
	Texts                     [][]string // rows of 报告文字
	Policy                    [][]string // rows of 结果应用办法
}

// Phrase is a row of 回执和表头用语: what the program says, and what it is to say
// instead, "" for the same.
type Phrase struct{ Code, Where, Usual, Instead string }

// Duty is a row of 报送时限.
type Duty struct {
	Form     string // as people call it
	By       string
	Must     bool
	Deadline value.Date // may be zero
	Counted  string     // 反馈之日起30日 where that is the deadline, and no day
	Reminder int        // days ahead, 0 is none
	Units    []string   // that owe it, by code; none is all
}

// List is a list of the section's own that a form is about (点位名录).
type List struct {
	Name  string
	Items []register.Item
}

// Rule is a row of 审核规则: a rule as the catalogue has it, and what the
// section has changed of it.
type Rule struct {
	Code     finding.Code
	Title    string
	Severity finding.Severity // the catalogue's
	Change   rules.Override
}

// unit writes a unit as the register does.
func (c Contents) unit(code string) string {
	for _, u := range c.Units {
		if u.Code == code {
			return "[" + u.Code + "]" + u.Name
		}
	}
	return code
}

func (c Contents) projectRows() [][]string {
	var rows [][]string
	for _, p := range c.Projects {
		open := ""
		switch {
		case p.Public:
			open = yes
		case p.Withheld:
			open = no
		}
		rows = append(rows, []string{p.Code, p.Division, c.unit(p.Unit), p.Name, p.Budget.String(), p.Parent, strings.Join(p.CoUnits, "、"), open})
	}
	return rows
}

// total is the register's 合计, exact.
func (c Contents) total() string {
	sum := decimal.Zero
	for _, p := range c.Projects {
		sum = sum.Add(p.Budget)
	}
	return sum.String()
}

func (c Contents) unitRows() [][]string {
	var rows [][]string
	for _, u := range c.Units {
		until := ""
		if !u.Until.IsZero() {
			until = u.Until.String()
		}
		rows = append(rows, []string{u.Code, u.Name, strings.Join(u.Aliases, "、"), u.Parent, u.Contact, u.Phone, u.Email, until, u.Successor})
	}
	return rows
}

func (c Contents) dutyRows() [][]string {
	var rows [][]string
	for _, d := range c.Duties {
		deadline := d.Counted
		if !d.Deadline.IsZero() {
			deadline = d.Deadline.String()
		}
		rows = append(rows, []string{d.Form, d.By, answer(d.Must), deadline, count(d.Reminder), strings.Join(d.Units, "、")})
	}
	return rows
}

// mostList is how many characters the entries of a drop-down list take.
const mostList = 255

// formNames are the entries of the lists of forms; too many for a list are
// none, and every name is taken.
func (c Contents) formNames() string {
	var names []string
	for _, d := range c.Duties {
		names = append(names, d.Form)
	}
	all := strings.Join(names, ",")
	if utf8.RuneCountInString(all) > mostList {
		return ""
	}
	return all
}

func (c Contents) ruleRows() [][]string {
	var rows [][]string
	for _, r := range c.Rules {
		ch := r.Change
		row := []string{string(r.Code), ch.Variant, r.Title, r.Severity.Label().ZH, answer(ch.Off == nil || !*ch.Off),
			"", audiences[ch.Audience], "", ch.Wording.ZH, ch.Fix.ZH}
		if ch.Severity != 0 {
			row[5] = ch.Severity.Label().ZH
		}
		if ch.Tolerance != nil {
			row[7] = ch.Tolerance.String()
		}
		rows = append(rows, row)
	}
	return rows
}
