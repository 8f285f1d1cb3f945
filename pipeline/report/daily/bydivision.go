package daily

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// byProject says how far every project is, one 归口科室 after the other; nil where
// there are none.
func (d *daily) byProject() *panel {
	if len(d.Campaign.Facts.Projects) == 0 {
		return nil
	}
	forms := d.projectForms()
	counts := tallies(d.Snapshot.Issues, func(i *record.Issue) string { return i.Project })
	p := &panel{name: "各科室项目", title: "各归口科室的项目", frozen: 2,
		note: fmt.Sprintf("共 %d 个项目    单位：万元    %s", len(d.Campaign.Facts.Projects), d.AsOfText()),
		columns: []view.Column{view.Short("归口科室", 10), view.Short("项目编号", 9), view.Words("项目名称", 26), view.Words("实施单位", 22),
			view.Number("预算批复金额", 13)}}
	for _, form := range forms {
		p.columns = append(p.columns, view.Short(d.FormName(form), 12))
	}
	if d.scoresProjects() {
		p.columns = append(p.columns, view.Number(label(d.roles().score), 13))
	}
	if d.gradesProjects() {
		p.columns = append(p.columns, view.Short("等级", 6))
	}
	p.columns = append(p.columns, view.Number("须修改", 8), view.Number("须说明", 8))
	for _, name := range view.Divisions(d.Campaign.Facts.Projects) {
		projects := d.projectsOf(name)
		p.list(len(projects), func(cells []write.Cell, n int) []write.Cell {
			return d.addProject(append(cells, write.Text(title(name))), projects[n], forms, tallyOf(counts, projects[n].Code))
		})
	}
	return p
}

// title names a division; the register may leave it out.
func title(division string) string {
	if division == "" {
		return "未注明归口科室"
	}
	return division
}

// projectForms are those that must be handed in about projects.
func (d *daily) projectForms() []string {
	var forms []string
	for _, o := range d.Campaign.Owed {
		if def := d.Forms[o.Form]; def != nil && def.About == form.AboutProject && !o.Optional && !o.Section {
			forms = append(forms, o.Form)
		}
	}
	return forms
}

func (d *daily) addProject(cells []write.Cell, p *register.Project, forms []string, n tally) []write.Cell {
	cells = append(cells, write.Text(p.Code), write.Text(p.Name), write.Text(d.Unit(p.Unit)), write.Number(p.Budget, write.AmountFormat(p.Budget)))
	for _, form := range forms {
		cells = append(cells, d.stateOf(p, form))
	}
	if d.scoresProjects() {
		cells = append(cells, cellOf(of(d.roles().score, finding.Subject(p.Code))))
	}
	if d.gradesProjects() {
		cells = append(cells, cellOf(of(d.roles().grade, finding.Subject(p.Code))))
	}
	return append(cells, tallied(n.by[finding.Error], write.Red), tallied(n.by[finding.Warning], write.Amber))
}

// stateOf is how far a project's duty is; one that the unit owes as a whole
// counts for each of its projects.
func (d *daily) stateOf(p *register.Project, form string) write.Cell {
	for _, project := range []string{p.Code, ""} {
		if at, ok := d.byDuty[record.Duty{Department: p.Unit, Form: form, Subject: finding.Subject(project)}]; ok {
			return d.dues[at].Progress()
		}
	}
	return write.Cell{}
}
