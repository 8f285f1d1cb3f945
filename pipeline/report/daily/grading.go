package daily

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
)

// ofProjects are the panels that add up projects, where the campaign has any.
func (d *daily) ofProjects() []*panel {
	if len(d.Campaign.Facts.Projects) == 0 {
		return nil
	}
	return []*panel{d.byGrade(), d.byDivision()}
}

// byGrade counts the projects by grade.
func (d *daily) byGrade() *panel {
	p := &panel{name: "等级分布", title: "评价等级分布", note: d.AsOfText(),
		columns: []view.Column{view.Short("评价等级", 14), view.Short("分数区间", 18), view.Number("项目数", 12), view.Number("占比", 12)},
		bars:    []bars{{title: "评价等级分布（项目数）", label: 1, figure: 3}}}
	n, scored := map[string]int{}, 0
	for _, project := range d.Campaign.Facts.Projects {
		if score, grade := d.Score(project.Code); score.OK {
			n[grade.Cell.String()]++
			scored++
		}
	}
	upper := "100]"
	for _, b := range d.Campaign.Facts.Bands {
		p.row(write.Text(b.Grade), write.Text("["+b.From.String()+", "+upper), write.Count(n[b.Grade]), percent(n[b.Grade], scored))
		upper = b.From.String() + ")"
	}
	if open := len(d.Campaign.Facts.Projects) - scored; open > 0 {
		p.row(write.Text("尚无评分"), write.Cell{}, write.Count(open), write.Cell{})
	}
	p.close(write.Text("合计"), write.Cell{})
	p.sum(len(d.Campaign.Facts.Projects))
	p.close(write.Cell{})
	return p
}

// percent is part ÷ whole; nothing of nothing is blank.
func percent(part, whole int) write.Cell {
	if whole == 0 {
		return write.Cell{}
	}
	return write.Number(decimal.New(int64(part)).Div(decimal.New(int64(whole)), 4), write.RateFormat)
}

// byDivision adds up the budgets and averages the scores of every division.
func (d *daily) byDivision() *panel {
	p := &panel{name: "科室汇总", title: "归口科室的预算与得分", note: "单位：万元    " + d.AsOfText(),
		columns: []view.Column{view.Short("归口科室", 18), view.Number("项目数", 12), view.Number("预算批复金额", 18), view.Number("已有评分", 12), view.Number("平均得分", 12)},
		bars: []bars{{title: "各归口科室预算批复金额（万元）", label: 1, figure: 3},
			{title: "各归口科室平均得分", label: 1, figure: 5}}}
	var all division
	for _, name := range view.Divisions(d.Campaign.Facts.Projects) {
		one := d.division(name)
		all.add(one)
		p.row(write.Text(name), write.Count(one.projects), write.Number(one.budget, write.AmountFormat(one.budget)),
			write.Count(one.scored), one.mean())
	}
	p.close(write.Text("合计"))
	p.sum(all.projects)
	p.total = append(p.total, closing{"SUM", write.Number(all.budget, write.AmountFormat(all.budget))})
	p.sum(all.scored)
	p.close(all.mean())
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
		if score, _ := d.Score(project.Code); score.OK {
			one.scored, one.score = 1, score.Number
		}
		n.add(one)
	}
	return n
}

// projectsOf are the projects of a division, as in the register.
func (d *daily) projectsOf(name string) []register.Project {
	var out []register.Project
	for _, p := range d.Campaign.Facts.Projects {
		if p.Division == name {
			out = append(out, p)
		}
	}
	return out
}
