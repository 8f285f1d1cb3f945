package merge

import (
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// measure is something that both years say of a project: its score, its grade or an
// amount.
type measure struct {
	said    string // 评分, 等级, 预算批复金额
	of      form.Type
	role    string
	was     int   // column of the year before; -1 is none
	at      Found // column of the master; none for the budget of the register
	headers []string
}

// budget is what the register calls the amount of a project.
var budget = labels["subject.budget"]

// measures are score, grade and budget, whether both years have them or not.
func (m *Master) measures() []measure {
	return []measure{m.ofRole(form.RoleScore, "评分", form.TypeScore), m.ofRole(form.RoleGrade, "等级", form.TypeChoice),
		{said: budget, of: form.TypeAmount, was: m.pastColumn(budget), headers: []string{budget}}}
}

// amounts are those of projects beside the budget that both years have.
func (m *Master) amounts() (all []measure) {
	met := map[string]bool{budget: true}
	for _, s := range slices.Concat(m.Sheets, m.Empty) {
		if s.Form.About != form.AboutProject || s.ListsTable() {
			continue
		}
		for i := range s.defined {
			c := &s.defined[i]
			was := m.pastColumn(c.Label)
			if c.Field == nil || c.Type != form.TypeAmount || met[c.Label] || was < 0 {
				continue
			}
			met[c.Label] = true
			all = append(all, measure{said: c.Label, of: c.Type, was: was, at: Found{s, i}, headers: headersOf(c)})
		}
	}
	return all
}

func (m *Master) ofRole(role, said string, of form.Type) measure {
	out := measure{said: said, of: of, role: role, was: -1}
	at, there := m.Role(role)
	if !there {
		return out
	}
	c := at.Sheet.At(at.Column)
	out.was, out.at, out.headers = m.pastColumn(c.Label), at, headersOf(c)
	return out
}

// headersOf are all names that people give to a column.
func headersOf(c *Column) []string {
	all := []string{c.Label}
	if c.Field != nil {
		all = append(append(all, c.Field.LabelText().In(finding.ZH)), c.Field.Aliases...)
	}
	return all
}

func (m *Master) pastColumn(label string) int {
	if m.Campaign.LastYear == nil {
		return -1
	}
	return slices.Index(m.Campaign.LastYear.Columns, label)
}

// columns are those that show the measure.
func (x *measure) columns(c *Comparison) {
	from, width := len(c.Columns), widthsCompared[x.of]
	c.column("上年"+x.said, x.of, width)
	c.column("本年"+x.said, x.of, width)
	if x.of != form.TypeChoice {
		c.column(x.said+"增减", x.of, width)
	}
	if x.of == form.TypeAmount {
		c.column(x.said+"增减幅度", form.TypeRate, 9)
	}
	c.column(x.said+"变化", form.TypeChoice, 8)
	for i := range c.Columns[from:] {
		c.Columns[from+i].Idle = x.was < 0
	}
}

var widthsCompared = map[form.Type]int{form.TypeScore: 8, form.TypeChoice: 8, form.TypeAmount: 11}

// pastOf is what the year before said.
func (x *measure) pastOf(p *register.ProjectLastYear) form.Value {
	if p == nil || x.was < 0 || p.Values[x.was] == "" {
		return form.Value{}
	}
	said := p.Values[x.was]
	if x.of == form.TypeChoice {
		return worded(x.grade(said))
	}
	if d, err := decimal.Parse(said); err == nil {
		return numbered(d)
	}
	return unread(said)
}

// grade is a grade in its usual wording.
func (x *measure) grade(said string) string {
	if f := x.at.Sheet.At(x.at.Column).Field; f != nil {
		for _, c := range f.Choices {
			if slices.ContainsFunc(append([]string{c.Is}, c.Or...), func(w string) bool { return value.Fold(w) == value.Fold(said) }) {
				return c.Is
			}
		}
	}
	return said
}

// nowOf is what this year says.
func (x *measure) nowOf(p register.Project) form.Value {
	switch {
	case p.Code == "" || x.at.Sheet == nil && (x.role != "" || p.NoBudget):
		return form.Value{}
	case x.at.Sheet == nil:
		return numbered(p.Budget)
	}
	v := x.at.Of(finding.SubjectOf(finding.AboutProject, p.Code))
	switch {
	case v.Held:
		return unread(v.Text + "（未认定）")
	case v.State == form.Invalid && v.Text == "":
		return unread(v.Stored)
	}
	return v.Value
}
