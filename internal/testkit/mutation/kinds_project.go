package mutation

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// projectKinds are mistakes in whose project it is.
func projectKinds() []Kind {
	return []Kind{
		{Name: "项目编号填成本单位另一个项目", Area: identity, Forms: forms{scoreSheet, selfEvaluation, rectification}, Codes: codes{"C02"}, Sow: code(ownOther)},
		{Name: "项目编号不在明细表中", Area: identity, Hides: unregistered, Forms: all, Codes: codes{"C01", "X04"}, Sow: code(unknownCode)},
		{Name: "项目编号格式不对", Area: identity, Hides: unregistered, Forms: all, Codes: codes{"V08"}, Sow: code(func(*Copy, form.Value) (string, bool) { return "A/01/2", true })},
		{Name: "项目编号没有填", Area: identity, Hides: unregistered, Forms: forms{scoreSheet, rectification, scoreList, problemList}, Codes: codes{"V01"}, Sow: code(clear)},
		{Name: "项目编号少了横线", Area: identity, Forms: all, Codes: codes{"S07", "V03"}, Note: true, Sow: code(noHyphen)},
		{Name: "项目编号是别的单位的", Area: identity, Hides: unregistered, Forms: forms{scoreSheet, selfEvaluation, rectification, scoreList, problemList}, Codes: codes{"C06", "X04", "C02"}, Sow: code(foreignCode)},
		{Name: "编号重复了上一行", Area: identity, Forms: forms{rectification, scoreList, problemList}, Codes: codes{"C02"}, Sow: codeAbove},
		{Name: "项目名称有错字", Area: identity, Forms: all, Codes: codes{"C02"}, Sow: name(typo)},
		{Name: "项目名称少一半", Area: identity, Forms: all, Codes: codes{"C02"}, Sow: name(half)},
		{Name: "项目名称填成别的项目", Area: identity, Forms: all, Codes: codes{"C02"}, Sow: name(foreignName)},
		{Name: "项目名称没有填", Area: identity, Forms: all, Codes: codes{"V01"}, Sow: name(clear)},
	}
}

// unregistered are the areas that are held against the register.
var unregistered = []string{funds}

// all are the five forms.
var all = forms{scoreSheet, selfEvaluation, rectification, scoreList, problemList}

// code changes a project code: the sheet's, or that of one row. In a list of
// problems only the name says that the code is wrong.
func code(to func(*Copy, form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	sow := inHeadOrRow("project_code", to)
	return func(c *Copy) (Mistake, bool) {
		m, ok := sow(c)
		if ok && c.of.Said.Form == problemList {
			m.Also = []finding.Ref{{Row: m.Cells[0].Row, Col: m.Cells[0].Col + 1}}
		}
		return m, ok
	}
}

// codeAbove drags the code of the row above down.
func codeAbove(c *Copy) (Mistake, bool) {
	rows := c.rows()
	for i := 1; i < len(rows); i++ {
		above, v := rows[i-1].Value("project_code"), rows[i].Value("project_code")
		if above.OK() && v.OK() && above.Text != v.Text {
			c.putText(v.Cell, above.Text)
			m := at(v.Cell)
			if c.of.Said.Form == problemList {
				m.Also = []finding.Ref{rows[i].Value("project_name").Cell}
			}
			return m, true
		}
	}
	return Mistake{}, false
}

// name changes a project's name.
func name(to func(*Copy, form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	return inHeadOrRow("project_name", to)
}

func inHeadOrRow(id string, to func(*Copy, form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		if v := c.field(id); !v.Cell.IsZero() {
			return c.become(v, to)
		}
		return changeIn(id, func(r form.TableRow) bool { return r.Value(id).OK() }, to)(c)
	}
}

// projectOf is the project that a clean value names.
func (c *Copy) projectOf(v form.Value) (register.Project, bool) {
	if p, ok := c.of.Bureau.facts.AnyProject(v.Text); ok {
		return p, true
	}
	return c.of.Bureau.facts.AnyProjectByName(v.Text)
}

// otherProject is one of another unit, or another one of the same unit.
func (c *Copy) otherProject(v form.Value, own bool) (register.Project, bool) {
	mine, ok := c.projectOf(v)
	var fits []register.Project
	for _, p := range c.of.Bureau.facts.Projects {
		if p.Code != mine.Code && own == (p.Unit == mine.Unit) {
			fits = append(fits, p)
		}
	}
	if !ok || len(fits) == 0 {
		return register.Project{}, false
	}
	return fits[c.rand.IntN(len(fits))], true
}

func ownOther(c *Copy, v form.Value) (string, bool) {
	p, ok := c.otherProject(v, true)
	return p.Code, ok
}

func foreignCode(c *Copy, v form.Value) (string, bool) {
	p, ok := c.otherProject(v, false)
	return p.Code, ok
}

func foreignName(c *Copy, v form.Value) (string, bool) {
	p, ok := c.otherProject(v, false)
	return p.Name, ok
}

func unknownCode(_ *Copy, v form.Value) (string, bool) { return "Z-99", v.OK() }

func noHyphen(_ *Copy, v form.Value) (string, bool) {
	return strings.ReplaceAll(v.Text, "-", ""), v.OK()
}

// typo drops the last but one character.
func typo(_ *Copy, v form.Value) (string, bool) {
	r := []rune(v.Text)
	if len(r) < 4 {
		return "", false
	}
	return string(r[:len(r)-2]) + string(r[len(r)-1:]), true
}

func half(_ *Copy, v form.Value) (string, bool) {
	r := []rune(v.Text)
	return string(r[:len(r)/2]), len(r) > 3
}

// unitKinds are mistakes in whose sheet it is.
func unitKinds() []Kind {
	with := forms{scoreSheet, selfEvaluation, rectification, scoreList}
	return []Kind{
		{Name: "单位编码是别的单位的", Area: identity, Forms: with, Codes: codes{"C04"}, Sow: inUnit(func(mine, other register.Unit) string { return "[" + other.Code + "]" + mine.Name })},
		{Name: "单位编码不存在", Area: identity, Forms: with, Codes: codes{"C04"}, Sow: inUnit(func(mine, _ register.Unit) string { return "[999999]" + mine.Name })},
		{Name: "单位名称是别的单位的", Area: identity, Forms: with, Codes: codes{"C04"}, Sow: inUnit(func(mine, other register.Unit) string { return "[" + mine.Code + "]" + other.Name })},
		{Name: "单位填成别的单位", Area: identity, Forms: with, Codes: codes{"C03", "C06"}, Sow: inUnit(func(_, other register.Unit) string { return other.Text() })},
		{Name: "单位没有写编码", Area: identity, Forms: with, Codes: codes{"S07", "V03"}, Note: true, Sow: inUnit(func(mine, _ register.Unit) string { return mine.Name })},
		{Name: "单位编码用了圆括号", Area: identity, Forms: with, Note: true, Sow: inUnit(func(mine, _ register.Unit) string { return "（" + mine.Code + "）" + mine.Name })},
		{Name: "单位没有填", Area: identity, Forms: with, Codes: codes{"V01"}, Sow: inHeadOrRow("unit", clear)},
		{Name: "归口科室不同", Area: identity, Forms: forms{scoreSheet}, Codes: codes{"C07"}, Note: true, Sow: change("division", fixed("办公室"))},
	}
}

func inUnit(to func(mine, other register.Unit) string) func(*Copy) (Mistake, bool) {
	return inHeadOrRow("unit", func(c *Copy, v form.Value) (string, bool) {
		units := c.of.Bureau.facts.Units
		other := units[c.rand.IntN(len(units))]
		for _, mine := range units {
			if mine.Code != other.Code && mine.Text() == v.Text {
				text := to(mine, other)
				return text, text != ""
			}
		}
		return "", false
	})
}

// dateKinds are mistakes in days.
func dateKinds() []Kind {
	sheets := forms{scoreSheet}
	return []Kind{
		{Name: "日期没有这一天", Area: dates, Forms: sheets, Codes: codes{"V06"}, Sow: change("evaluated_on", fixed("2月30日"))},
		{Name: "评价日期还没有到", Area: dates, Forms: sheets, Codes: codes{"D05"}, Sow: change("evaluated_on", later(60))},
		{Name: "评价日期年份写早", Area: dates, Forms: sheets, Codes: codes{"D06", "D08"}, Note: true, Sow: change("evaluated_on", later(-3652))},
		{Name: "评价日期没有填", Area: dates, Forms: sheets, Codes: codes{"V01"}, Sow: change("evaluated_on", clear)},
		{Name: "填报日期没有填", Area: dates, Forms: forms{scoreSheet, rectification}, Codes: codes{"V01"}, Sow: change("filled_on", clear)},
		{Name: "填报早于评价", Area: dates, Forms: sheets, Codes: codes{"D08"}, Sow: filledEarly},
		{Name: "填报日期是去年的", Area: dates, Forms: forms{scoreSheet, rectification}, Codes: codes{"D08"}, Sow: change("filled_on", later(-730))},
		{Name: "填报日期写成文字", Area: dates, Forms: forms{scoreSheet, rectification}, Codes: codes{"V06"}, Sow: change("filled_on", fixed("十月上旬"))},
		{Name: "电话带分机", Area: dates, Forms: sheets, Codes: nil, Note: true, Sow: change("phone", fixed("0531-75862908转8021"))},
	}
}

// later is a day so many days after the clean one.
func later(days int) func(*Copy, form.Value) (string, bool) {
	return func(_ *Copy, v form.Value) (string, bool) {
		if !v.OK() || v.Date.IsZero() {
			return "", false
		}
		return serial(v.Date.AddDays(days)), true
	}
}

// filledEarly dates the sheet before the evaluation that it reports.
func filledEarly(c *Copy) (Mistake, bool) {
	evaluated := c.field("evaluated_on")
	if evaluated.Date.IsZero() {
		return Mistake{}, false
	}
	m, ok := c.become(c.field("filled_on"), func(*Copy, form.Value) (string, bool) {
		return serial(evaluated.Date.AddDays(-20)), true
	})
	m.Also = []finding.Ref{evaluated.Cell}
	return m, ok
}
