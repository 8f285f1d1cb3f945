package load

import (
	"path/filepath"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// The columns of 项目明细.
const (
	projectCode     = "code"
	projectDivision = "division"
	projectUnit     = "unit"
	projectName     = "name"
	projectBudget   = "budget"
	projectParent   = "parent"
	projectCoUnits  = "co_units"
	projectPublic   = "public"
)

var registerLayout = layout{
	sheet: "项目明细",
	columns: []column{
		{projectCode, runningNumber, []string{"项目编号", "项目代码", "项目编码", "编号", "编码"}, filled},
		{projectDivision, "归口科室", []string{"业务科室", "归口股室", "业务股室"}, filled},
		{projectUnit, "实施单位", []string{"项目单位", "单位名称", "项目实施单位"}, filled},
		{projectName, "项目名称", []string{"项目"}, filled},
		{projectBudget, "预算批复金额", []string{"预算金额", "批复金额"}, filled},
		{projectParent, "主管部门", nil, optional},
		{projectCoUnits, "配合单位", nil, optional},
		{projectPublic, "是否公开", []string{"公开"}, optional},
	},
	closing: []string{"合计", "总计"},
}

// registerReader reads the register and keeps what it has already seen.
type registerReader struct {
	units        directory
	patterns     value.Codes
	codes, names map[string]row
}

// register reads 项目明细 (附件1), if there is one: whether there must be, the
// forms that are owed say.
func (l *loader) register(facts *register.Facts) []register.Project {
	if s, ok := l.book.sheet(registerLayout.sheet); !ok || len(s.Rows) == 0 {
		return nil
	}
	return l.book.read(registerLayout).projects(facts.Units, facts.Patterns)
}

// checkRegister wants projects where a form is owed that is about them. What is
// owed is not known while 报送时限 has faults of its own: then the forms say.
func (l *loader) checkRegister(facts *register.Facts, owed []campaign.Owed) {
	about := func(d *form.Definition) bool {
		return d.About == form.AboutProject && (l.book.isBroken(deadlinesLayout.sheet) ||
			slices.ContainsFunc(owed, func(o campaign.Owed) bool { return o.Form == d.ID }))
	}
	defs := definitionsOf(l.forms)
	i := slices.IndexFunc(defs, about)
	if i < 0 || len(facts.Projects) > 0 || !l.book.opened || l.book.isBroken(registerLayout.sheet) {
		return
	}
	t := table{layout: registerLayout, book: l.book}
	if s, ok := l.book.sheet(registerLayout.sheet); ok && len(s.Rows) > 0 {
		t.sheet = s
		row, _ := t.findHeader()
		var names []string
		for _, d := range defs {
			if about(d) {
				names = append(names, d.Name.ZH)
			}
		}
		t.fault(s.Rows[row].Cells[0].Ref, say("没有任何项目：请填写；不评项目的，在“报送时限”里删去关于项目的表单（%s）",
			"there is no project: enter them, or delete the forms about projects from 报送时限 (%s)", strings.Join(names, "、")))
		return
	}
	t.fault(finding.Ref{}, say("缺少工作表“项目明细”，或者里面没有内容，而“%s”要按项目报送", "the sheet 项目明细 is missing or blank, and a %q is owed for each project", defs[i].Name.ZH))
}

// projects reads the rows of a register.
func (t *table) projects(units []register.Unit, patterns value.Codes) []register.Project {
	p := registerReader{units: newDirectory(units), patterns: patterns, codes: make(map[string]row, len(t.rows)), names: make(map[string]row, len(t.rows))}
	projects := make([]register.Project, 0, len(t.rows))
	sum, complete := decimal.Zero, true
	for _, r := range t.rows {
		project, ok := p.read(r)
		budget, given := r.amount(projectBudget)
		if given && budget.Sign() < 0 {
			r.fault(projectBudget, say("金额不能小于 0，现为 %s", "an amount must not be negative, got %s", budget))
		}
		complete = complete && given
		sum = sum.Add(budget)
		project.Budget = budget
		if ok {
			projects = append(projects, project)
		}
	}
	t.checkMoney()
	t.checkSum(sum, complete)
	return projects
}

func (p registerReader) read(r row) (register.Project, bool) {
	project := register.Project{
		Name: r.text(projectName), Division: r.text(projectDivision),
		Unit:   p.units.unit(r, projectUnit),
		Parent: p.units.unit(r, projectParent),
		Public: r.answer(projectPublic, false), Withheld: !r.answer(projectPublic, true),
	}
	for _, text := range r.list(projectCoUnits) {
		if code := p.units.find(r, projectCoUnits, text); code != "" {
			project.CoUnits = append(project.CoUnits, code)
		}
	}
	if k := value.Fold(project.Name); k != "" {
		if first, twice := p.names[k]; twice {
			r.fault(projectName, say("项目名称与 %s 的重复", "the name already stands in %s", first.cell(projectName)))
		}
		p.names[k] = r
	}
	code, ok := p.code(r)
	if !ok {
		return project, false
	}
	file := campaign.SafeName(code) // blank forms are named by it
	if first, twice := p.codes[file]; twice {
		r.fault(projectCode, say("项目编号 %s 与 %s 的重复", "the code %s already stands in %s", code, first.cell(projectCode)))
		return project, false
	}
	p.codes[file] = r
	project.Code = code
	return project, true
}

// code reads the code of a project: as campaign.yaml says that codes look, else
// anything that can be one.
func (p registerReader) code(r row) (string, bool) {
	code, ok := r.code(projectCode)
	if !ok {
		return "", false
	}
	if code, ok = p.patterns.Parse(code); !ok {
		r.fault(projectCode, say("项目编号“%s”不是 campaign.yaml 的 project_code 写的样子：%s", "the project code %q does not look as project_code in campaign.yaml says: %s", code, strings.Join(p.patterns.Patterns(), "、")))
	}
	return code, ok
}

// checkMoney refuses a register in 元: every amount would be read 10,000 times
// too large.
func (t *table) checkMoney() {
	if t.sheet == nil {
		return
	}
	for _, r := range t.sheet.Rows {
		if r.Index > t.header.Row {
			return
		}
		for _, c := range r.Cells {
			k := value.Fold(c.Text)
			if c.Ref.Col == t.columns[projectBudget] && strings.HasSuffix(k, "(元)") || strings.HasSuffix(k, "单位:元") {
				t.fault(c.Ref, say("金额单位应是万元", "amounts must be in 万元"))
			}
		}
	}
}

// checkSum compares the register's own 合计 with its rows. A sum that lacks an
// amount says nothing.
func (t *table) checkSum(sum decimal.Decimal, complete bool) {
	if _, there := t.columns[projectBudget]; !there {
		return
	}
	if t.closing == nil {
		if len(t.rows) > 0 && !t.layout.foreign {
			t.rows[len(t.rows)-1].fault(projectCode, say("表格末尾缺少“合计”行", "the closing row 合计 is missing after this row"))
		}
		return
	}
	stated, ok := t.closing.amount(projectBudget)
	if ok && complete && !stated.Equal(sum) {
		t.closing.fault(projectBudget, say("合计是 %s，各项目相加是 %s，相差 %s", "the total says %s, the projects sum to %s: a difference of %s",
			stated, sum, stated.Sub(sum).Abs()))
	}
}

// Projects reads a project list (附件1) out of any workbook, and the units
// that it names as [code]name. A unit that is known already may be named by
// code or name alone, and goes by the known name. What is wrong is a *Faults,
// each at its cell of that workbook.
func Projects(file string, data []byte, known []register.Unit) ([]register.Project, []register.Unit, error) {
	faults := &collector{}
	b := bookOf(filepath.Base(file), data, faults)
	list := registerLayout
	list.foreign = true
	t := b.readLikeliest(list, finding.Text{ZH: "项目表", EN: "project list"})
	if t == nil {
		return nil, nil, faults.err()
	}
	units := slices.Clone(known)
	for _, r := range t.rows {
		code, name, ok := value.ParseUnit(plain(r.at(projectUnit)))
		if ok && !slices.ContainsFunc(units, func(u register.Unit) bool { return u.Code == code }) {
			units = append(units, register.Unit{Code: code, Name: name})
		}
	}
	if len(units) == 0 && len(t.rows) > 0 {
		t.rows[0].fault(projectUnit, say("单位写成 [代码]单位名称", "write units as [code]name"))
	}
	if len(t.rows) == 0 && t.rowsExpected() {
		t.fault(t.header, say("没有任何项目", "there is no project"))
	}
	projects := t.projects(units, value.Codes{})
	if err := faults.err(); err != nil {
		return nil, nil, err
	}
	return projects, units, nil
}
