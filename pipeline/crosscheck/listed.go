package crosscheck

import (
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/register"
)

// Problems are what some sheets list, as a run knows it: of a list of which none
// is among them nothing is listed.
func Problems(e *rules.Engine, sheets []*form.Submission) *register.Listed {
	return problems(e.Lists(), sheets)
}

// ProblemsIn are what some sheets list, as one knows it who has no more than
// these: nothing is known of other lists, and nil is that there is no list at all.
func ProblemsIn(e *rules.Engine, sheets []*form.Submission) *register.Listed {
	lists := slices.DeleteFunc(e.Lists(), func(l kind.List) bool {
		return !slices.ContainsFunc(sheets, func(s *form.Submission) bool { return s.Form == l.Form && !s.Wrong })
	})
	if len(lists) == 0 {
		return nil
	}
	return problems(lists, sheets)
}

func problems(lists []kind.List, sheets []*form.Submission) *register.Listed {
	var names []string
	var all []register.Problem
	for _, list := range lists {
		names = append(names, list.Name())
		for _, s := range sheets {
			if s.Form == list.Form && !s.Wrong {
				all = append(all, problemsOn(list, s)...)
			}
		}
	}
	return register.NewListed(names, all)
}

func problemsOn(list kind.List, s *form.Submission) []register.Problem {
	by := s.Def.AboutColumn(list.Table, list.Subject)
	var all []register.Problem
	for _, row := range s.Tables[list.Table].Rows {
		p := register.Problem{List: list.Name(), ID: row.Value(list.Problem).Text,
			Category: row.Value(list.Category).Text, Due: row.Value(list.Due).Date}
		if by != nil {
			p.Subject = by.Type.SubjectID(row.Value(by.ID))
		}
		all = append(all, p)
	}
	return all
}

// Blank names the table of a blank form, as a department gets it.
type Blank struct{ Form, Table, Department string }

// Listed are the rows that departments must answer, as the standing lists have
// them: values by the columns of the answer.
func Listed(c *campaign.Campaign, s *record.Snapshot) map[Blank][]map[string]string {
	out := map[Blank][]map[string]string{}
	l := &checker{c: c, s: s}
	for _, a := range c.Engine.Answers() {
		for _, list := range l.standing(a.List.Form) {
			said := list.Submission()
			by := said.Def.AboutColumn(a.List.Table, a.List.Subject)
			for _, row := range said.Tables[a.List.Table].Rows {
				if by == nil {
					continue
				}
				if asked, ok := l.asked(l.named(row, by, l.c.Form(a.Form).About)); ok {
					at := Blank{a.Form, a.Table, asked.Department}
					out[at] = append(out[at], l.line(a, row, by, asked))
				}
			}
		}
	}
	return out
}

// line is a row of a list as the answer has it: by columns that are called the
// same, and by those that the rules hold against each other.
func (l *checker) line(a kind.Answer, row form.TableRow, by *form.Field, asked record.Duty) map[string]string {
	line := map[string]string{}
	for id, v := range row.Values.All() {
		if v.OK() {
			line[id] = v.Text
		}
	}
	if own := l.c.Form(a.Form).AboutColumn(a.Table, ""); own != nil {
		line[own.ID] = row.Value(by.ID).Text
	}
	for id, from := range map[string]string{a.Problem: a.List.Problem, a.Category: a.List.Category, a.Due: a.List.Due} {
		if v := row.Value(from); id != "" && from != "" && v.OK() {
			line[id] = v.Text
		}
	}
	if p, ok := l.c.Facts.Project(asked.Project()); ok {
		line[form.ProjectNameField] = p.Name // as the register has it
	}
	return line
}
