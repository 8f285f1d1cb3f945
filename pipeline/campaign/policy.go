package campaign

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// PolicyRow is a row of 结果应用办法: of a project for which When holds, and no row
// above it, Proposal is proposed.
type PolicyRow struct{ When, Proposal, Why string }

// Figure is something that is known of a project. One without a sheet and a form is
// a column of 结果应用 itself.
type Figure struct {
	Name          string
	Type          form.Type
	Sheet, Column string // of the master
	Form, Field   string // of a sheet that was handed in
	means         formula.Name
}

// The columns of 结果应用 of which conditions may speak.
const (
	FigureCode         = "项目编号"
	FigureProject      = "项目名称"
	FigureUnit         = "实施单位"
	FigureDivision     = "归口科室"
	FigureParent       = "主管部门"
	FigureBudget       = "预算批复金额"
	FigureScore        = "评分"
	FigureGrade        = "等级"
	FigureExecution    = "预算执行率"
	FigureSatisfaction = "满意度"
	FigureProblems     = "问题数"
	FigureMended       = "已整改数"
	FigureUnmended     = "未整改数"
	FigureMendedRate   = "整改完成率"
)

var ownFigures = []form.Field{{Label: FigureCode, Type: form.TypeText}, {Label: FigureProject, Type: form.TypeText}, {Label: FigureUnit, Type: form.TypeText},
	{Label: FigureDivision, Type: form.TypeText}, {Label: FigureParent, Type: form.TypeText}, {Label: FigureBudget, Type: form.TypeAmount},
	{Label: FigureScore, Type: form.TypeScore}, {Label: FigureGrade, Type: form.TypeChoice}, {Label: FigureExecution, Type: form.TypeRate},
	{Label: FigureSatisfaction, Type: form.TypeNumber}, {Label: FigureProblems, Type: form.TypeCount}, {Label: FigureMended, Type: form.TypeCount},
	{Label: FigureUnmended, Type: form.TypeCount}, {Label: FigureMendedRate, Type: form.TypeRate}}

// Figures are what is known of projects: the columns of 结果应用, then those of the
// master that say one thing of each project, then what else sheets about one project
// say once.
func Figures(forms []*form.Definition, bands []register.Band) []Figure {
	var g figures
	for i := range ownFigures {
		f := &ownFigures[i]
		if f.Label == FigureGrade {
			f = &form.Field{Label: f.Label, Type: f.Type, Choices: grades(bands)}
		}
		g.add(f, []string{f.Label}, Figure{})
	}
	g.seen = nil // what a form says under the same name is looked for by that
	for _, d := range forms {
		if d.About == form.AboutProject {
			g.master(d)
		}
	}
	for _, d := range forms {
		if d.About == form.AboutProject && !d.Many() {
			g.stated(d)
		}
	}
	return g.all
}

func grades(bands []register.Band) (all []form.Choice) {
	for _, b := range bands {
		all = append(all, form.Choice{Is: b.Grade})
	}
	return all
}

// figures gathers them: of two that forms call alike the first counts.
type figures struct {
	all  []Figure
	seen map[string]bool
}

func (g *figures) add(f *form.Field, names []string, at Figure) {
	if g.seen == nil {
		g.seen = map[string]bool{}
	}
	for _, name := range names {
		if key := value.Fold(name); key != "" && !g.seen[key] {
			g.seen[key] = true
			at.Name, at.Type, at.means = name, f.Type, check.NameOf(name, f)
			g.all = append(g.all, at)
		}
	}
}

func (g *figures) master(d *form.Definition) {
	for i := range d.Master {
		o := &d.Master[i]
		if o.Joins || o.Rows != form.EachSubject {
			continue
		}
		for j := range o.Columns {
			c := &o.Columns[j]
			f := d.Field(c.Field)
			if c.Field == "" || f == nil {
				continue
			}
			label := c.Label
			if label == "" {
				label = f.LabelText().In(finding.ZH)
			}
			g.add(f, slices.Concat([]string{label}, f.Aliases), Figure{Sheet: o.Sheet, Column: c.Key()})
		}
		g.pivot(d, o)
	}
}

// pivot adds the columns that a pivot spreads: 满意度得分.
func (g *figures) pivot(d *form.Definition, o *form.Output) {
	if o.Pivot == nil {
		return
	}
	b := d.Table(o.Pivot.Table)
	if b == nil || b.Column(o.Pivot.By) == nil {
		return
	}
	for _, group := range b.Column(o.Pivot.By).GroupNames() {
		for _, id := range o.Pivot.Values {
			if f := b.Column(id); f != nil {
				g.add(f, []string{group + f.Label}, Figure{Sheet: o.Sheet, Column: group + "." + id})
			}
		}
	}
}

// stated adds what stands once on a sheet.
func (g *figures) stated(d *form.Definition) {
	for i := range d.Fields {
		f := &d.Fields[i]
		g.add(f, slices.Concat([]string{f.Label}, f.Aliases), Figure{Form: d.ID, Field: f.ID})
	}
}

// Vocabulary are figures as conditions name them; the ID of a name is its place.
func Vocabulary(all []Figure) *formula.Vocabulary {
	names := make([]formula.Name, len(all))
	for i := range all {
		names[i] = all[i].means
		names[i].ID = i
	}
	return formula.NewVocabulary(names)
}
