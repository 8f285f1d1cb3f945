package papers

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	checks "jixiao/rules/kind"
)

// Lists of where the money of projects comes from, and of those that do not say yet.
const (
	fundList     = "资金来源"
	unfundedList = "未报资金来源项目"
)

// fundColumns are the columns of the list of projects that a rule adds up to an amount
// of theirs, as it does 一般公共预算 and others.
func (s *source) fundColumns(projects *list) (all []int) {
	for _, spec := range s.Campaign.Specs {
		for _, c := range spec.Checks {
			p, ok := c.Params.(checks.Parts)
			def := s.Campaign.Form(c.Form)
			if !ok || def == nil || def.About != form.AboutProject || def.Field(p.Field) == nil {
				continue
			}
			for _, id := range p.Parts {
				f := def.Field(id)
				if f == nil {
					continue
				}
				if at := projects.at(f.LabelText().In(finding.ZH)); at >= 0 && !slices.Contains(all, at) {
					all = append(all, at)
				}
			}
		}
	}
	return all
}

// funds are the kinds of money that projects have, with how much of each.
func (s *source) funds(f *facts) *list {
	l := &list{name: fundList, columns: []column{{"资金来源", words}, {"金额", amount}, {"项目数", number}, {"结果", words}}}
	projects := f.list(projectList)
	for _, at := range s.fundColumns(projects) {
		have := slices.DeleteFunc(projects.values(at, true), func(d datum) bool { return d.number.IsZero() })
		if len(have) == 0 {
			continue
		}
		name, all := moneyName(projects.columns[at].name), amountOf(sum(have))
		l.add(owner{}, textOf(name), all, countOf(len(have)), textOf(name+all.usual()+"万元"))
	}
	return l
}

// moneyName is what money of a kind is called: 一般公共预算资金.
func moneyName(fund string) string {
	if strings.HasSuffix(fund, "预算") {
		return fund + "资金"
	}
	return fund
}

// unfunded are the projects of which none of these is known.
func (s *source) unfunded(f *facts) *list {
	projects := f.list(projectList)
	l := projects.empty()
	l.name = unfundedList
	funds := s.fundColumns(projects)
	for i, row := range projects.rows {
		if len(funds) > 0 && !slices.ContainsFunc(funds, func(at int) bool { return row[at].known() }) {
			l.add(projects.owners[i], row...)
		}
	}
	return l
}
