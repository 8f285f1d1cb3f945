package formguess

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// title is what all samples are called, and the year in it.
func (g *guesser) title(d *form.Definition) {
	var texts []string
	stamp, years := false, map[string]bool{}
	for _, o := range g.union.outlines {
		if o.text != "" && !slices.Contains(texts, o.text) {
			texts = append(texts, o.text)
		}
		stamp = stamp || o.stamp
		years[g.yearIn(o)] = true
	}
	first := g.union.outlines[0].place(g.union.outlines[0].title.at)
	if len(texts) == 0 {
		g.doubts.add("title", first, "没有找到标题：只凭标签和表头认这种表，别的表不能有同样的表头", "no title was found: the form is known by its labels and headers alone")
		return
	}
	if len(texts) > 1 {
		if same := alike(texts); same != "" {
			g.doubts.add("title", first, "各样例的标题不同，取了共同的部分“%s”", "titles differ; what they share was taken: %q", same)
			texts = []string{same}
		} else {
			g.doubts.add("title", first, "各样例的标题不同，都列上了", "titles differ, and are all listed")
		}
	}
	d.Title.Texts = texts
	d.Title.Year = g.year(years, first)
	if stamp && d.Title.Year != "" {
		d.Template.Year = "below"
	}
}

// The years of titles, as definitions call them; none and other are no such.
const (
	evaluationYear, budgetYear, eitherYear = "evaluation", "budget", "either"
	otherYear                              = "other"
)

// yearIn is which year the title of a sheet names, "" if none.
func (g *guesser) yearIn(o *outline) string {
	switch {
	case o.text == "" || len(o.years) == 0:
		return ""
	case slices.Contains(o.years, g.known.Evaluation):
		return evaluationYear
	case slices.Contains(o.years, g.known.Budget):
		return budgetYear
	}
	return otherYear
}

func (g *guesser) year(years map[string]bool, at finding.Place) string {
	switch {
	case years[otherYear] && g.known.Evaluation == 0:
		g.doubts.add("title", at, "标题里有年份，设置里还没有评价年度可以比，没有要求写年份；要核对年份的，加上 year: evaluation 或 year: budget",
			"the title names a year, but no settings say which the evaluation is of, so none is asked for; to check it, add year: evaluation or year: budget")
		return ""
	case years[otherYear]:
		g.doubts.add("title", at, "标题里的年份不是本次的评价年度，也不是预算年度，没有要求写年份；要核对年份的，加上 year: evaluation 或 year: budget",
			"the year in the title is neither that of the evaluation nor of the budget, so none is asked for; to check it, add year: evaluation or year: budget")
		return ""
	case years[evaluationYear] && years[budgetYear]:
		return eitherYear
	case years[evaluationYear]:
		return evaluationYear
	case years[budgetYear]:
		return budgetYear
	}
	return ""
}

// about settles what a submission is about: projects where it names their codes,
// something else that tells the samples of a department apart, units where it
// names them, else nothing.
func (g *guesser) about(d *form.Definition) {
	d.About = form.AboutDepartment
	switch {
	case typed(d, form.ProjectField, form.TypeCode):
		d.About = form.AboutProject
	case typed(d, form.UnitField, form.TypeUnit):
		d.About = form.AboutUnit
	}
	if i := g.listed(d); i >= 0 {
		g.aboutList(d, i)
		return
	}
	if at, many := g.manyUnits(); many {
		d.About, d.HandedInBy = form.AboutCampaign, []string{"section"}
		g.doubts.add("about", at, "一张样例里有好几个单位，像是绩效科汇总的表，当作由绩效科报送；各单位自己报的，改 handed_in_by 和 about", "a sample lists several units, as a list of the section does; if departments hand it in, change handed_in_by and about")
		return
	}
	g.doubts.add("about", finding.Place{}, "一份报送说的是什么：project 项目（要有项目编号）、unit 单位、department 每个单位一份、campaign 全年一份，也可以写设置工作簿里一张名单的名称",
		"what a submission is about: project (by its code), unit, department (one of each), campaign (one in all), or a list of the settings workbook")
}

// manyUnits is where a sample lists units of which one is not the other, as what
// the section draws up does.
func (g *guesser) manyUnits() (finding.Place, bool) {
	for _, b := range g.union.blocks {
		for _, e := range b.entries {
			first := map[string]string{}
			for i := range e.values {
				f := &e.values[i]
				code, ok := unitCode(f.text)
				if other := first[f.place.File]; ok && other != "" && other != code {
					return f.place, true
				}
				if ok {
					first[f.place.File] = code
				}
			}
		}
	}
	return finding.Place{}, false
}

// typed reports whether a field or column of that id has a type.
func typed(d *form.Definition, id string, t form.Type) bool {
	f := d.Field(id)
	return f != nil && f.Type == t
}

// general says on what the draft rests, and how blank forms look.
func (g *guesser) general(d *form.Definition) {
	rows, widest := 0, 0
	for _, b := range g.union.blocks {
		rows += b.rows()
		widest = max(widest, len(b.entries))
	}
	g.doubts.add("", finding.Place{}, "只看了 %d 张样例、%d 行数据：样例里都填了的算必填（required），其余算可以不填", "seen were %d samples with %d rows: what is filled in everywhere is required, the rest is optional", len(g.union.outlines), rows)
	if len(g.unmeasured) > 0 {
		g.doubts.add("", finding.Place{}, "没有写金额的单位，按万元读：%s；不是万元的，改为 type: number", "nothing says what amounts are in; read as 万元: %s. What is not, make type: number", strings.Join(g.unmeasured, "、"))
	}
	if len(g.promised) > 0 {
		g.doubts.add("", finding.Place{}, "样例里都空着、照名称推断类型的有 %d 栏：%s", "%d are blank in all samples, and have their types by their names: %s", len(g.promised), strings.Join(g.promised, "、"))
	}
	if widest > widestPortrait {
		d.Template.Paper = "landscape"
	}
	if money := g.union.outlines[0].money; money != "" {
		d.Template.Note = "单位：" + money
	}
	if utf8.RuneCountInString(d.Name.ZH) > 31 {
		g.doubts.add("name", finding.Place{}, "名称较长，工作表名只取前 31 个字", "the name is long; sheets are named after its first 31 characters")
	}
}

// widestPortrait is how many columns stand on a page upright.
const widestPortrait = 7
