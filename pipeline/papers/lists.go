package papers

import (
	"slices"

	"jixiao/pipeline/merge"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
	"jixiao/rules/register"
)

const budgetColumn = "预算批复金额"

// projects are those of the register, with what the master says of each.
func (s *source) projects() *list {
	l := &list{name: projectList, columns: []column{{"项目编号", words}, {"项目名称", words}, {"实施单位", words}, {"单位名称", words},
		{"主管部门", words}, {"归口科室", words}, {budgetColumn, amount}, {"评分", number}, {"等级", words}}}
	extra := s.ofProjects(l)
	for _, p := range s.Campaign.Facts.Projects {
		o := owner{p.Unit, finding.SubjectOf(finding.AboutProject, p.Code)}
		row := []datum{textOf(p.Code), textOf(p.Name), textOf(s.Unit(p.Unit)), textOf(s.unitNamed(p.Unit)),
			textOf(s.unitNamed(s.department(o))), textOf(p.Division), budgetOf(p)}
		score, grade := s.Merged().Score(o.subject)
		row = append(row, datumOf(score.Value, score.Type), datumOf(grade.Value, grade.Type))
		for _, e := range extra {
			v := e.Of(o.subject)
			row = append(row, datumOf(v.Value, v.Type))
		}
		l.add(o, row...)
	}
	return l
}

func budgetOf(p register.Project) datum {
	if p.NoBudget {
		return datum{}
	}
	return amountOf(p.Budget)
}

// ofProjects are the columns of the master that say one thing of each project, and
// which the register does not have.
func (s *source) ofProjects(l *list) (all []merge.Found) {
	for _, sheet := range s.sheets() {
		if sheet.Form.About != form.AboutProject || sheet.ListsTable() {
			continue
		}
		for i := range sheet.Columns() {
			c := sheet.At(i)
			if c.Field == nil || l.at(c.Label) >= 0 {
				continue
			}
			l.columns = append(l.columns, column{c.Label, kindOf(c.Type)})
			all = append(all, merge.Found{Sheet: sheet, Column: i})
		}
	}
	return all
}

func (s *source) sheets() []*merge.Sheet {
	return slices.Concat(s.Merged().Sheets, s.Merged().Empty)
}

func kindOf(t form.Type) kind {
	switch {
	case t == form.TypeDate:
		return day
	case t == form.TypeRate:
		return rate
	case t == form.TypeAmount:
		return amount
	case t.Numeric():
		return number
	}
	return words
}

// gradeColumn is what the column of grades is called.
func (s *source) gradeColumn() string {
	if f, ok := s.Merged().Role(form.RoleGrade); ok {
		return f.Sheet.At(f.Column).Label
	}
	return ""
}

func (s *source) masterSheets() (all []*list) {
	for _, sheet := range s.sheets() {
		all = append(all, s.masterSheet(sheet))
	}
	return all
}

// masterSheet is a sheet of the master as a list.
func (s *source) masterSheet(sheet *merge.Sheet) *list {
	l := &list{name: sheet.Output.Sheet}
	for i := range sheet.Columns() {
		c := sheet.At(i)
		name := c.Label
		if c.Group != "" {
			name = c.Group + name
		}
		l.columns = append(l.columns, column{name, kindOf(c.Type)})
	}
	var desk packed.Desk
	for i := range sheet.Rows {
		r := sheet.OpenOn(&desk, &sheet.Rows[i])
		row := make([]datum, len(sheet.Columns()))
		for j := range row {
			v := r.Value(j)
			row[j] = datumOf(v.Value, sheet.At(j).Type)
			row[j].counts = row[j].counts && v.Counts()
		}
		l.add(owner{r.Department, r.Subject}, row...)
	}
	return l
}

// duties are what is owed, or will be after the feedback, with what came of it.
func (s *source) duties() *list {
	l := &list{name: dutyList, columns: []column{{"单位名称", words}, {"表单", words}, {"项目编号", words}, {"项目名称", words},
		{"截止日期", day}, {"报送状态", words}, {"逾期天数", number}}}
	for _, d := range s.Dues() {
		if d.Cancelled != nil {
			continue
		}
		l.add(owner{d.Duty.Department, d.Duty.Subject}, textOf(s.unitNamed(d.Duty.Department)), textOf(s.FormName(d.Duty.Form)),
			textOf(d.Duty.SubjectCode()), textOf(s.SubjectName(d.Duty)), dueBy(d), textOf(d.Progress().String()), countOf(d.Late))
	}
	return l
}

// findings are those that their departments may see and have to do something about.
func (s *source) findings() *list {
	l := &list{name: findingList, columns: []column{{"单位名称", words}, {"级别", words}, {"表单", words}, {"项目", words}, {"文件", words},
		{"位置", words}, {"现填内容", words}, {"应为", words}, {"意见", words}, {"修改办法", words}, {"规则代码", words}}}
	all := s.Departments()
	for _, u := range s.Campaign.Facts.Units {
		for _, i := range all.IssuesOf(u.Code) {
			if i.Because != "" || i.Weight() < finding.Warning {
				continue
			}
			l.add(owner{u.Code, i.About()}, textOf(u.Name), textOf(i.Severity.Label().ZH), textOf(s.FormName(i.Form)), textOf(s.IssueLabel(i)),
				textOf(i.Place.File), textOf(view.Place(i)), textOf(i.Value), textOf(i.Expected), textOf(i.Message.In(finding.ZH)), textOf(i.Fix.In(finding.ZH)), textOf(string(i.Code)))
		}
	}
	return l
}

// derived are lists that follow from the paper's others, each made when it is first
// asked for.
func (s *source) derived(f *facts) map[string]func() *list {
	part := func(name string, states ...string) func() *list {
		return func() *list {
			duties := f.list(dutyList)
			_, groups := duties.groups(duties.at("报送状态"))
			l := &list{name: name, columns: duties.columns}
			for _, state := range states {
				if theirs := groups[state]; theirs != nil {
					l.rows, l.owners = append(l.rows, theirs.rows...), append(l.owners, theirs.owners...)
				}
			}
			return l
		}
	}
	return map[string]func() *list{
		"未报事项": part("未报事项", "未报送", "已作废待重报"), "待改事项": part("待改事项", "已报送待修改"), "待说明事项": part("待说明事项", "已报送待说明"),
		"等级":         func() *list { return s.grades(f) },
		"单位":         func() *list { return projectGroups(f, "单位", "单位名称") },
		"科室":         func() *list { return projectGroups(f, "科室", "归口科室") },
		"主管部门":       func() *list { return projectGroups(f, "主管部门", "主管部门") },
		fundList:     func() *list { return s.funds(f) },
		unfundedList: func() *list { return s.unfunded(f) },
		categoryList: func() *list { return s.categories(f) },
		textList:     func() *list { return s.texts(f) },
		adviceList:   func() *list { return s.about(f, adviceList) },
		problemText:  func() *list { return s.problemTexts(f) },
		"单位整改":       func() *list { return s.mending(f, "单位整改", s.byUnit) },
		"科室整改":       func() *list { return s.mending(f, "科室整改", s.byDivision) },
		"类别整改":       func() *list { return s.mending(f, "类别整改", s.byCategory(f)) },
	}
}

// grades are those of the campaign, best first, with how many projects earned each.
func (s *source) grades(f *facts) *list {
	l := &list{name: "等级", columns: []column{{"等级", words}, {"项目数", number}, {"结果", words}}}
	for _, b := range s.Campaign.Facts.Bands {
		n := countOf(s.graded(f, b.Grade))
		l.add(owner{}, textOf(b.Grade), n, textOf(n.usual()+"个项目评价结果为“"+b.Grade+"”"))
	}
	return l
}

// projectGroups sums projects up by one of their columns.
func projectGroups(f *facts, name, by string) *list {
	projects := f.list(projectList)
	at, budget := projects.at(by), projects.at(budgetColumn)
	l := &list{name: name, columns: []column{{"名称", words}, {"项目数", number}, {budgetColumn, amount}, {"项目", words}}}
	names, groups := projects.groups(at)
	for _, group := range names {
		theirs := groups[group]
		l.add(owner{}, textOf(group), countOf(len(theirs.rows)), amountOf(sum(theirs.values(budget, true))), listed(theirs))
	}
	return l
}

// listed names projects in a sentence.
func listed(projects *list) datum {
	s := summaryOf("顿号")
	d, _ := s.of(projects.values(projects.at("项目名称"), false), words)
	return d
}

const categoryList = "问题类别"

// categories count the problems that the master lists, by the kinds that its form
// knows.
func (s *source) categories(f *facts) *list {
	l := &list{name: categoryList, columns: []column{{"类别", words}, {"问题数", number}, {"项目数", number}, {"占比", rate}}}
	found, ok := s.Merged().Role(form.RoleCategory)
	if !ok {
		return l
	}
	problems := f.list(found.Sheet.Output.Sheet)
	at := problems.at(found.Sheet.At(found.Column).Label)
	names, groups := problems.groups(at)
	for _, category := range names {
		theirs := groups[category]
		about := map[finding.Subject]bool{}
		for _, o := range theirs.owners {
			about[o.subject] = true
		}
		l.add(owner{}, textOf(category), countOf(len(theirs.rows)), countOf(len(about)),
			numberOf(rate, decimal.New(int64(len(theirs.rows))).Div(decimal.New(int64(len(problems.rows))), 4)))
	}
	return l
}

// unitNamed is what people call a unit, without its code.
func (s *source) unitNamed(code string) string {
	if u, known := s.Campaign.Facts.Unit(code); known {
		return u.Name
	}
	return code
}
