package mutation

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// listKinds are mistakes in the section's and evaluators' lists.
func listKinds() []Kind {
	lists, problems := forms{scoreList}, forms{problemList}
	return []Kind{
		{Name: "统计表等级填错", Area: scores, Forms: lists, Codes: codes{"G01"}, Sow: changeIn("grade", nil, otherGrade)},
		{Name: "统计表评分没有填", Area: scores, Forms: lists, Codes: codes{"V01"}, Sow: changeIn("final_score", nil, clear)},
		{Name: "统计表评分超过一百", Area: scores, Forms: lists, Codes: codes{"V04"}, Sow: changeIn("final_score", nil, times("10"))},
		{Name: "统计表合计填错", Area: scores, Forms: lists, Codes: codes{"T08"}, Sow: change("stated", plus("1"))},
		{Name: "统计表评分填错", Area: scores, Forms: lists, Codes: codes{"T08", "G01"}, Sow: listScore},
		{Name: "统计表评分两位数字颠倒", Area: scores, Forms: lists, Codes: codes{"G01", "T08"}, Sow: listDigits},
		{Name: "统计表一列单独排了序", Area: identity, Forms: lists, Codes: codes{"T13"}, Sow: sortedNames},
		{Name: "清单没有写问题", Area: items, Forms: problems, Codes: codes{"V01"}, Sow: changeIn("problem", nil, clear)},
		{Name: "清单没有问题编号", Area: items, Forms: problems, Codes: codes{"V01"}, Sow: changeIn("problem_id", nil, clear)},
		{Name: "清单整改时限没有这一天", Area: dates, Forms: problems, Codes: codes{"V06"}, Sow: changeIn("due", nil, fixed("2月30日"))},
	}
}

// listScore mistypes a score; the total of the list bears it out.
func listScore(c *Copy) (Mistake, bool) {
	if !c.field("stated").OK() || !c.typed(c.field("stated")) {
		return Mistake{}, false
	}
	m, ok := changeIn("final_score", nil, func(_ *Copy, v form.Value) (string, bool) {
		return v.Number.Sub(decimal.Must("7")).String(), v.OK()
	})(c)
	m.Also = []finding.Ref{c.field("stated").Cell}
	return m, ok
}

// listDigits mistypes a score so that its grade is another one.
func listDigits(c *Copy) (Mistake, bool) {
	row, ok := c.row(nil)
	v, grade := row.Value("final_score"), row.Value("grade")
	if !ok || c.field("stated").OK() || !c.typed(grade) {
		return Mistake{}, false
	}
	m, ok := c.become(v, swapDigits)
	now, numeric := c.number(v.Cell)
	m.Also = []finding.Ref{grade.Cell}
	return m, ok && numeric && c.of.Bureau.facts.Band(now) != grade.Text
}

// sortedNames turns the names of the projects round without the rest.
func sortedNames(c *Copy) (Mistake, bool) {
	cells := c.columnCells("project_name")
	for i, j := 0, len(cells)-1; i < j; i, j = i+1, j-1 {
		c.swap(cells[i], cells[j])
	}
	return c.block("project_name"), len(cells) > 1
}
