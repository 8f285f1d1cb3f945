package merge

import (
	"fmt"
	"strings"

	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Whether a large change has its reason.
const (
	explained  = "已说明"
	Unanswered = "待说明"
)

// projects compares projects by score, grade and budget.
func (c *comparing) projects() *Comparison {
	out := &Comparison{Name: comparisonName, Known: len(c.pairs) > 0}
	out.ofProject(22)
	out.column("情况", form.TypeChoice, 13)
	measures := c.measures()
	for i := range measures {
		measures[i].columns(out)
	}
	out.column("变化较大", form.TypeText, 12)
	out.column("原因", form.TypeText, 22)
	out.column("是否说明", form.TypeChoice, 8)
	tally := map[string]int{}
	for _, p := range c.pairs {
		out.Rows = append(out.Rows, c.project(p, measures, tally))
	}
	out.Note, out.Method = noteOf(measures, tally), append(c.method(), c.renamed()...)
	return out
}

// project is the row of a project, whose words are counted.
func (c *comparing) project(p pair, measures []measure, tally map[string]int) ComparedRow {
	row := c.row(p)
	row.Values = append(row.Values, worded(p.standing))
	var large, given []string
	for i := range measures {
		x := &measures[i]
		ch := x.change(p.project, p.past, c.Campaign.Facts.Bands)
		row.Values = append(row.Values, x.values(ch)...)
		tally[x.said+ch.went]++
		if !x.large(ch, c.Campaign.Comparing) {
			continue
		}
		large = append(large, x.said)
		if said := c.reasonOf(row.Subject, x); said != "" {
			given = append(given, x.said+"："+said)
		}
	}
	state := stateOf(len(large), len(given))
	tally[p.standing]++
	tally[state]++
	row.Values = append(row.Values, worded(strings.Join(large, "、")), worded(strings.Join(given, "\n")), worded(state))
	return row
}

// stateOf says whether large changes have their reasons.
func stateOf(large, given int) string {
	switch {
	case given < large:
		return Unanswered
	case large > 0:
		return explained
	}
	return ""
}

// noteOf says what the list comes to.
func noteOf(measures []measure, tally map[string]int) string {
	parts := []string{fmt.Sprintf("%s %d，%s %d，%s %d", bothYears, tally[bothYears], thisYear, tally[thisYear], pastYear, tally[pastYear])}
	for i := range measures {
		if x := &measures[i]; x.was >= 0 && x.of != form.TypeAmount {
			parts = append(parts, fmt.Sprintf("%s上升 %d、下降 %d、持平 %d", x.said, tally[x.said+"上升"], tally[x.said+"下降"], tally[x.said+"持平"]))
		}
	}
	return strings.Join(append(parts, fmt.Sprintf("%s %d", Unanswered, tally[Unanswered])), "；")
}

// method says how changes are reckoned.
func (c *comparing) method() []string {
	limits := c.Campaign.Comparing
	return []string{"金额单位是万元；增减幅度＝增减÷上年，四舍五入到 0.01%，上年是 0 的没有增减幅度。",
		fmt.Sprintf("评分变化超过 %s 分、金额变化超过 %s%% 的要说明原因；原因取自单位对问到上年数的本级规则所写的情况说明，没有的标“%s”。", limits.Score, limits.Amount, Unanswered)}
}

// renamed says which projects were known by their codes.
func (c *comparing) renamed() []string {
	var all []string
	for _, p := range c.pairs {
		if p.standing == bothYears && p.past.Name != "" && value.Fold(p.past.Name) != value.Fold(p.project.Name) {
			all = append(all, p.project.Code+" "+p.project.Name+"（上年为"+p.past.Name+"）")
		}
	}
	switch {
	case len(all) == 0:
		return nil
	case len(all) > mostListed:
		all = append(all[:mostListed], fmt.Sprintf("……共 %d 个", len(all)))
	}
	return []string{"编号相同、名称稍有不同的，认作同一个项目：" + strings.Join(all, "、")}
}
