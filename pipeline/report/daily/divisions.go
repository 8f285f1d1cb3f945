package daily

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// byDivision adds up the budgets and averages the scores of every division; nil
// where there are no projects.
func (d *daily) byDivision() *panel {
	if len(d.Campaign.Facts.Projects) == 0 {
		return nil
	}
	p := &panel{name: "科室汇总", title: "归口科室的预算", note: "单位：万元    " + d.AsOfText(),
		columns: []view.Column{view.Short("归口科室", 18), view.Number("项目数", 12), view.Number("预算批复金额", 18)},
		bars:    []bars{{title: "各归口科室预算批复金额（万元）", label: 1, figure: 3}}}
	if d.scoresProjects() {
		p.title = "归口科室的预算与得分"
		p.columns = append(p.columns, view.Number("已有评分", 12), view.Number("平均得分", 12))
		p.bars = append(p.bars, bars{title: "各归口科室平均得分", label: 1, figure: 5, near: true})
	}
	var all division
	for _, name := range view.Divisions(d.Campaign.Facts.Projects) {
		one := d.division(name)
		all.add(one)
		cells := []write.Cell{write.Text(name), write.Count(one.projects), write.Number(one.budget, write.AmountFormat(one.budget))}
		if d.scoresProjects() {
			cells = append(cells, write.Count(one.scored), one.mean())
		}
		p.row(cells...)
	}
	p.close(write.Text("合计"))
	p.sum(all.projects)
	p.total = append(p.total, closing{"SUM", write.Number(all.budget, write.AmountFormat(all.budget))})
	if d.scoresProjects() {
		p.sum(all.scored)
		p.close(all.mean())
	}
	return p
}

// division adds up the projects of a 归口科室.
type division struct {
	projects, scored int
	budget, score    decimal.Decimal
}

func (n *division) add(other division) {
	n.projects, n.scored = n.projects+other.projects, n.scored+other.scored
	n.budget, n.score = n.budget.Add(other.budget), n.score.Add(other.score)
}

// mean is the average score, blank where there is none.
func (n division) mean() write.Cell {
	if n.scored == 0 {
		return write.Cell{}
	}
	mean := n.score.Div(decimal.New(int64(n.scored)), 2)
	return write.Number(mean, write.ScoreFormat(mean))
}

func (d *daily) division(name string) division {
	var n division
	for _, project := range d.projectsOf(name) {
		one := division{projects: 1, budget: project.Budget}
		if score := of(d.roles().score, finding.Subject(project.Code)); score.Counts() {
			one.scored, one.score = 1, score.Number
		}
		n.add(one)
	}
	return n
}

// projectsOf are the projects of a division, as in the register.
func (d *daily) projectsOf(name string) []*register.Project {
	var out []*register.Project
	for i := range d.Campaign.Facts.Projects {
		if p := &d.Campaign.Facts.Projects[i]; p.Division == name {
			out = append(out, p)
		}
	}
	return out
}
