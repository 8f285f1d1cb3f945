package crosscheck

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// problems holds the rectification reports against the problem list: listed
// problems without an answer (X03), and answers to what is not listed (X08).
// Without a list that stands there is nothing to hold them against.
func (l *checker) problems() {
	lists := l.standing(problemList)
	if len(lists) == 0 {
		return
	}
	known := map[string]bool{}
	reports := l.reports()
	for _, list := range lists {
		for _, row := range list.Submission.Tables[problemTable].Rows {
			if id := row.Value(problemID); id.OK() {
				known[value.Fold(id.Text)] = true
			}
			l.answered(row, reports)
		}
	}
	for _, v := range l.current(rectification) {
		l.strangers(v, known)
	}
}

// answers is what a department's standing reports answer.
type answers struct {
	latest     *record.Version
	byProject  map[string]*record.Version
	ids        map[string]bool  // of problems
	categories map[subject]bool // of rows that name no problem
	unclear    map[string]bool  // projects with a row whose category is unusable
}

// subject is what a problem is about where no id tells.
type subject struct{ project, category string }

func (l *checker) reports() map[string]*answers {
	out := map[string]*answers{}
	for _, v := range l.standing(rectification) {
		a := out[v.Duty.Department]
		if a == nil {
			a = &answers{byProject: map[string]*record.Version{}, ids: map[string]bool{},
				categories: map[subject]bool{}, unclear: map[string]bool{}}
			out[v.Duty.Department] = a
		}
		if a.latest == nil || earlier(a.latest, v) < 0 {
			a.latest = v
		}
		a.byProject[v.Duty.Project()] = v
		for _, row := range rowsOf(v, problemTable) {
			a.add(v.Duty.Project(), row)
		}
	}
	return out
}

func (a *answers) add(project string, row form.TableRow) {
	id, category := row.Value(problemID), row.Value(categoryField)
	switch {
	case id.OK():
		a.ids[value.Fold(id.Text)] = true
	case category.OK():
		a.categories[subject{project, category.Text}] = true
	default:
		a.unclear[project] = true
	}
}

// answered tells of a listed problem that the department's standing report
// does not answer: by its id, else by project and category.
func (l *checker) answered(row form.TableRow, reports map[string]*answers) {
	code, id, category := row.Value(form.ProjectField), row.Value(problemID), row.Value(categoryField)
	p, ok := l.c.Facts.Project(code.Text)
	if !code.OK() || !ok {
		return
	}
	a := reports[p.Unit]
	switch {
	case a == nil || a.unclear[p.Code]:
		return
	case id.OK() && a.ids[value.Fold(id.Text)]:
		return
	case category.OK() && a.categories[subject{p.Code, category.Text}]:
		return
	}
	v := a.byProject[p.Code]
	if v == nil {
		v = a.latest
	}
	l.addAbout(v, finding.Finding{Code: "X03", Project: p.Code, Field: problemID, Value: id.Text,
		Args: finding.Args{"problem": finding.Same(row.Value(problemField).Text)}})
}

// strangers tells of answers to problems that are not listed.
func (l *checker) strangers(v *record.Version, known map[string]bool) {
	for _, row := range rowsOf(v, problemTable) {
		id := row.Value(problemID)
		if !id.OK() || known[value.Fold(id.Text)] {
			continue
		}
		l.addAt(v, id.Cell, finding.Finding{Code: "X08", Project: v.Duty.Project(), Field: problemID, Value: id.Text})
	}
}

// Listed are the problems that departments must answer, as the standing
// problem lists name them: rows of values by column, by department.
func Listed(c *campaign.Campaign, s *record.Snapshot) map[string][]map[string]string {
	out := map[string][]map[string]string{}
	for _, list := range (&checker{c: c, s: s}).standing(problemList) {
		for _, row := range list.Submission.Tables[problemTable].Rows {
			p, ok := c.Facts.Project(row.Value(form.ProjectField).Text)
			if !ok {
				continue
			}
			line := map[string]string{}
			for id, v := range row.Values.All() {
				if v.OK() {
					line[id] = v.Text
				}
			}
			line[form.ProjectNameField] = p.Name // as the register has it
			out[p.Unit] = append(out[p.Unit], line)
		}
	}
	return out
}
