package merge

import (
	"fmt"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// problem is what one kind of problem a project has.
type problem struct {
	about    finding.Subject
	category string // folded
}

// found are the problems of one kind.
type found struct {
	category string
	texts    []string
}

// again lists the problems that came back: of the same project and the same category
// in the year before and in this one.
func (m *Master) again() *Comparison {
	c := &Comparison{Name: againName}
	c.ofProject(22)
	c.column("问题类别", form.TypeChoice, 10)
	c.column("上年问题数", form.TypeCount, 7)
	c.column("本年问题数", form.TypeCount, 7)
	c.column("上年问题", form.TypeText, 24)
	c.column("本年问题", form.TypeText, 24)
	past := m.Campaign.LastYear
	at, there := m.Role(form.RoleCategory)
	if past == nil || !past.Problems || !there {
		return c
	}
	c.Known = true
	projects, met := m.Campaign.Facts.Projects, at.problems()
	for i, same := range past.Same(projects) {
		if same >= 0 {
			m.cameBack(c, projects[i], past.Projects[same].Problems, met)
		}
	}
	c.Note = fmt.Sprintf("上年、本年问题清单里同一个项目、同一类别的问题，共 %d 项", len(c.Rows))
	return c
}

// cameBack adds what came back in one project, in the order of the year before.
func (m *Master) cameBack(c *Comparison, p register.Project, past []register.ProblemLastYear, met map[problem]*found) {
	before := map[string]*found{}
	var order []string
	for _, one := range past {
		key := value.Fold(one.Category)
		if before[key] == nil {
			before[key], order = &found{}, append(order, key)
		}
		before[key].texts = append(before[key].texts, one.Text)
	}
	about := finding.SubjectOf(finding.AboutProject, p.Code)
	for _, key := range order {
		now := met[problem{about, key}]
		if now == nil {
			continue
		}
		unit := p.Unit
		if u, known := m.Campaign.Facts.Unit(unit); known {
			unit = u.Name
		}
		c.Rows = append(c.Rows, ComparedRow{about, p.Unit, []form.Value{worded(p.Code), worded(p.Name), worded(unit), worded(now.category),
			counted(len(before[key].texts)), counted(len(now.texts)), worded(listed(before[key].texts)), worded(listed(now.texts))}})
	}
}

// problems are those of this year, by project and category.
func (f Found) problems() map[problem]*found {
	all := map[problem]*found{}
	text := -1
	if o := f.Sheet.Output.Described(f.Sheet.Form); o != nil {
		text, _ = f.Sheet.Column(o.Key())
	}
	for i := range f.Sheet.Rows {
		r := &f.Sheet.Rows[i]
		category := f.Sheet.Value(r, f.Column)
		if !category.OK() {
			continue
		}
		key := problem{r.Subject, value.Fold(category.Text)}
		if all[key] == nil {
			all[key] = &found{category: category.Text}
		}
		said := ""
		if text >= 0 {
			said = f.Sheet.Value(r, text).Text
		}
		all[key].texts = append(all[key].texts, finding.OneLine(said))
	}
	return all
}

// mostListed is how many problems of one kind are told in words.
const mostListed = 20

// listed numbers texts where there are several.
func listed(texts []string) string {
	if len(texts) == 1 {
		return texts[0]
	}
	var b strings.Builder
	for i, one := range texts[:min(len(texts), mostListed)] {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%d. %s", i+1, one)
	}
	if len(texts) > mostListed {
		fmt.Fprintf(&b, "\n……共 %d 个", len(texts))
	}
	return b.String()
}
