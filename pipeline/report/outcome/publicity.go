package outcome

import (
	"fmt"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// publicity is 公开表: the projects that are marked to be made public, and others
// that were, with where that stands.
func (o *Outcome) publicity() Table {
	var all cellsOf
	for _, c := range o.projectCells() {
		if c.Name != campaign.FigureDivision {
			all = append(all, c)
		}
	}
	all.add(short("是否公开", 8), func(p project) form.Value { return text(marked(p.Project)) })
	all.add(short("状态", 8), func(p project) form.Value { return text(o.state(p)) })
	all.add(figure("公开日期", form.TypeDate, 11), func(p project) form.Value {
		return day(o.disclosedOn(o.disclosed[p.subject]))
	})
	all.add(words("公开地址", 28), func(p project) form.Value { return text(o.disclosed[p.subject].Address()) })
	t := Table{Name: "公开表", Title: o.title("财政重点绩效评价结果公开表"), Counted: o.publicityCounted()}
	for _, c := range all {
		t.Columns = append(t.Columns, c.Column)
	}
	t.note("列出项目明细里“是否公开”为“是”的项目，和已经公开的项目。可以上网的那一份在“公开”文件夹，只有标了“是”的项目。")
	t.note("公开以后记一笔：在审核日报“处理”页写 已公开、项目、日期，理由一栏写网址。")
	t.rows = o.eachProject(func(p project, row []form.Value) []form.Value {
		for _, c := range all {
			row = append(row, c.of(p))
		}
		return row
	}, func(p register.Project) bool { return p.Public || o.isDisclosed(p) })
	return t
}

func marked(p register.Project) string {
	switch {
	case p.Public:
		return "是"
	case p.Withheld:
		return "否"
	}
	return "未定"
}

func (o *Outcome) isDisclosed(p register.Project) bool {
	return o.disclosed[finding.SubjectOf(finding.AboutProject, p.Code)].Kind == record.Disclose
}

func (o *Outcome) state(p project) string {
	if o.isDisclosed(p.Project) {
		return "已公开"
	}
	return "未公开"
}

// publicityCounted counts projects by whether they are made public.
func (o *Outcome) publicityCounted() string {
	n := map[string]int{}
	done := 0
	for _, p := range o.Campaign.Facts.Projects {
		n[marked(p)]++
		if p.Public && o.isDisclosed(p) {
			done++
		}
	}
	return strings.TrimSpace(fmt.Sprintf("应公开 %d 个，其中已公开 %d 个、未公开 %d 个；不公开 %d 个；未定 %d 个    金额单位：万元", n["是"], done, n["是"]-done, n["否"], n["未定"]))
}
