package outcome

import (
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// cellsOf are columns with what stands in them of a project.
type cellsOf []struct {
	Column
	of func(project) form.Value
}

// uses is 结果应用: a project a row, with what there is to go by.
func (o *Outcome) uses() Table {
	cells := o.projectCells()
	t := Table{Name: "结果应用", Title: o.title("财政重点绩效评价结果应用表"), Counted: fmt.Sprintf("共 %d 个项目    金额单位：万元", len(o.Campaign.Facts.Projects))}
	if o.execution != nil {
		cells.add(figure(campaign.FigureExecution, form.TypeRate, 10), func(p project) form.Value { return o.of(o.execution, p.subject) })
		t.note("预算执行率：取自%s。", o.origin(o.execution))
	}
	if o.problems.known {
		cells.mended()
		t.note("%s", mendedNote)
	}
	if o.satisfaction != nil {
		cells.add(figure(campaign.FigureSatisfaction, o.satisfaction.Type, 8), func(p project) form.Value { return o.of(o.satisfaction, p.subject) })
		t.note("满意度：取自%s。", o.origin(o.satisfaction))
	}
	policy := o.policy()
	for _, c := range cells {
		t.Columns = append(t.Columns, c.Column)
	}
	t.Columns = append(t.Columns, short("建议", 10), words("理由", 36), hand("决定", 12), hand("下一年度预算安排", 16), hand("备注", 16))
	t.note("%s", policy.note())
	t.note("决定、下一年度预算安排、备注由绩效科直接填在本表里。数据有变化时本表重新生成，填过的照样在；换下的一份在“历次”文件夹。")
	t.rows = o.eachProject(func(p project, row []form.Value) []form.Value {
		for _, c := range cells {
			row = append(row, c.of(p))
		}
		proposal, why := policy.propose(p)
		return append(row, text(proposal), text(why))
	})
	return t
}

// projectCells are those that say which project it is, and what it earned.
func (o *Outcome) projectCells() cellsOf {
	var all cellsOf
	all.add(short(campaign.FigureCode, 8), func(p project) form.Value { return text(p.Code) })
	all.add(words(campaign.FigureUnit, 20), func(p project) form.Value { return text(o.unit(p.Unit)) })
	all.add(short(campaign.FigureDivision, 9), func(p project) form.Value { return text(p.Division) })
	all.add(words(campaign.FigureProject, 24), func(p project) form.Value { return text(p.Name) })
	all.add(Column{Name: campaign.FigureBudget, Type: form.TypeAmount, width: 13, sum: true}, func(p project) form.Value { return budgetOf(p.Project) })
	if o.scores != nil {
		all.add(figure(campaign.FigureScore, form.TypeScore, 8), func(p project) form.Value { return p.score.Value })
		all.add(short(campaign.FigureGrade, 6), func(p project) form.Value { return p.grade.Value })
	}
	return all
}

func (c *cellsOf) add(column Column, of func(project) form.Value) {
	*c = append(*c, struct {
		Column
		of func(project) form.Value
	}{column, of})
}

// mended adds what a project's problems came to.
func (c *cellsOf) mended() {
	c.add(counts(campaign.FigureProblems), func(p project) form.Value { return count(p.mended.all) })
	c.add(counts(campaign.FigureMended), func(p project) form.Value { return count(p.mended.done) })
	c.add(counts(campaign.FigureUnmended), func(p project) form.Value { return count(p.mended.all - p.mended.done) })
	c.add(figure(campaign.FigureMendedRate, form.TypeRate, 9), func(p project) form.Value { return share(p.mended.done, p.mended.all) })
}

const mendedNote = "问题数：绩效科清单上的和单位整改报告里另外写的，同一个问题算一个；已整改数：整改报告写明已完成的，长期坚持的不算已完成。"

// eachProject goes through the register; the row is as long as room is made for it.
func (o *Outcome) eachProject(cells func(p project, row []form.Value) []form.Value, only ...func(register.Project) bool) func(func(Row) bool) {
	return func(yield func(Row) bool) {
		var room []form.Value
		for _, p := range o.Campaign.Facts.Projects {
			if len(only) > 0 && !only[0](p) {
				continue
			}
			found := o.project(p)
			room = cells(found, room[:0])
			if !yield(Row{Unit: p.Unit, Subject: found.subject, Cells: room}) {
				return
			}
		}
	}
}

// origin is where a figure was taken from.
func (o *Outcome) origin(k *known) string {
	if k.Sheet != "" {
		return "总表“" + k.Sheet + "”" + k.Name
	}
	return o.FormName(k.Form) + "“" + k.Name + "”"
}

// title is a sheet's, with district and year.
func (o *Outcome) title(what string) string {
	return finding.OneLine(fmt.Sprintf("%s%d年度%s", o.Campaign.District, o.Campaign.Facts.Year, what))
}

func (t *Table) note(text string, args ...any) {
	t.Notes = append(t.Notes, fmt.Sprintf(text, args...))
}
