package load

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// pastProblems are the columns of a list of problems in the year before.
type pastProblems struct {
	pastTable
	category, text int // columns of the sheet; 0 is none
}

// problems adds the problems that the workbook lists to their projects, and reports
// whether it lists any. They are found as this year's: by the column of their category.
func (g *pastProjects) problems(forms []*form.Definition, wb *form.Workbook) bool {
	sheet, category, text, ok := problemColumns(forms)
	if !ok {
		return false
	}
	t, ok := pastProblemsOf(wb, sheet, category, text)
	if !ok {
		return false
	}
	for _, r := range t.rows {
		if said := t.said(cellIn(r, t.category)); said != "" {
			known := len(g.all)
			p := g.project(t.project(r))
			p.Unlisted = p.Unlisted || len(g.all) > known
			p.Problems = append(p.Problems, register.ProblemLastYear{Category: said, Text: shortened(t.said(cellIn(r, t.text)))})
		}
	}
	return true
}

// mostProblem is how much is kept of the words of a problem, in characters.
const mostProblem = 300

func shortened(text string) string {
	if all := []rune(finding.OneLine(text)); len(all) > mostProblem {
		return string(all[:mostProblem]) + "…"
	}
	return finding.OneLine(text)
}

// problemColumns are the columns of the master that say what kind a problem is of, and
// what it is, with the sheet on which they stand.
func problemColumns(forms []*form.Definition) (sheet string, category, text wanted, ok bool) {
	for _, def := range forms {
		for i := range def.Master {
			o := &def.Master[i]
			at := o.Column(form.RoleCategory)
			if at < 0 {
				continue
			}
			category, ok = wantedColumn(def, o, &o.Columns[at])
			if c := o.Described(def); c != nil {
				text, _ = wantedColumn(def, o, c)
			}
			return o.Sheet, category, text, ok
		}
	}
	return "", category, text, false
}

// pastProblemsOf finds the list of problems, first where this year's stands.
func pastProblemsOf(wb *form.Workbook, sheet string, category, text wanted) (pastProblems, bool) {
	for _, named := range []bool{true, false} {
		for i := range wb.Sheets {
			s := &wb.Sheets[i]
			if named != (value.Fold(s.Name) == value.Fold(sheet)) {
				continue
			}
			t, ok := pastRowsOf(s, wb.Date1904)
			if p := (pastProblems{t, t.column(category.headers), t.column(text.headers)}); ok && p.category > 0 {
				return p, true
			}
		}
	}
	return pastProblems{}, false
}

// column is the column of the sheet under the first of some headers; 0 is none.
func (t *pastTable) column(headers []string) int {
	for _, h := range headers {
		if i := slices.IndexFunc(t.columns, func(c pastColumn) bool { return key(c.text) == key(h) }); i >= 0 {
			return t.columns[i].at
		}
	}
	return 0
}
