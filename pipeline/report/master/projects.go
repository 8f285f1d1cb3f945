package master

import (
	"fmt"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// Columns of 项目明细 that other sheets compute with.
const (
	divisionColumn = 2
	budgetColumn   = 5
	firstFund      = 6
)

// fund is a source of a project's budget, by its field of the score sheet.
type fund struct{ id, name string }

var funds = []fund{
	{"general_budget", "一般公共预算"},
	{"gov_fund", "政府性基金"},
	{"state_capital", "国有资本经营预算"},
	{"transfers", "上级转移支付"},
	{"other_funds", "其他资金"},
}

// projectTable is 项目明细 as other sheets refer to it.
type projectTable struct {
	*view.Table
	last   int                        // last project's row
	total  int                        // row of 合计
	totals map[string]decimal.Decimal // by field id, "budget" is the register's
	counts map[string]int             // projects with money from a fund
	held   int                        // projects with amounts that are in no total
}

func projectColumns() []view.Column {
	columns := []view.Column{view.Short("序号", 8), view.Short("归口科室", 11), view.Words("实施单位", 26), view.Words("项目名称", 30),
		view.Number("预算批复金额", 14)}
	for _, f := range funds {
		columns = append(columns, view.Number(f.name, 14))
	}
	return append(columns, view.Number("到位资金", 13), view.Number("实际支出", 13),
		view.Number("资金到位率", 10), view.Number("预算执行率", 10), view.Words("说明", 16))
}

// projects writes 项目明细: the register as 附件1 has it, and the funds as the
// standing score sheets give them.
func (m *master) projects() *projectTable {
	t := &projectTable{Table: m.table("项目明细", 4, projectColumns()),
		totals: map[string]decimal.Decimal{}, counts: map[string]int{}}
	t.Begin(fmt.Sprintf("%d年度财政重点评价项目明细", m.Campaign.Facts.Year), "单位：万元    "+m.AsOfText())
	for _, p := range m.Campaign.Facts.Projects {
		m.project(t, p)
	}
	t.last = t.Next() - 1
	t.End()
	t.close()
	return t
}

func (m *master) project(t *projectTable, p register.Project) {
	n := m.Merged(view.ScoreSheet, p.Code)
	cells := []write.Cell{write.Text(p.Code), write.Text(p.Division), write.Text(m.Unit(p.Unit)), write.Text(p.Name),
		write.Number(p.Budget, write.AmountFormat(p.Budget))}
	t.add("budget", view.Figure{Number: p.Budget, OK: true})
	outliers := crosscheck.Outliers(m.Campaign, n)
	if len(outliers) > 0 {
		t.held++
	}
	for _, f := range slices.Concat(funds, []fund{{"funds_in_place", "到位资金"}, {"spent", "实际支出"}}) {
		amount := held(field(n, f.id, f.name, form.TypeAmount), f.id, outliers)
		t.add(f.id, amount)
		cells = append(cells, m.place(t.Table, len(cells)+1, p.Code, amount))
	}
	for _, f := range []fund{{"in_place_rate", "资金到位率"}, {"execution_rate", "预算执行率"}} {
		cells = append(cells, m.place(t.Table, len(cells)+1, p.Code, field(n, f.id, f.name, form.TypeRate)))
	}
	t.Row(append(cells, m.amountNote(p, outliers))...)
}

// held keeps an amount that is far from the register's out of every total. It
// stands as a text: no sum takes it in, neither ours nor one that somebody adds
// later, and it is marked on paper without colours too.
func held(f view.Figure, id string, outliers []rules.Outlier) view.Figure {
	if slices.ContainsFunc(outliers, func(o rules.Outlier) bool { return o.Field == id }) {
		f.OK = false
		f.Cell = write.Text(f.Cell.String() + "（未认定）").Toned(write.Red).Aligned(write.Right).Wrapped()
	}
	return f
}

// amountNote is what keeps a project's figures from being final, with what is
// to be said of its amounts.
func (m *master) amountNote(p register.Project, outliers []rules.Outlier) write.Cell {
	note := m.standingNote(p)
	if len(outliers) == 0 {
		return note
	}
	said := "金额与明细表的预算相差十倍以上，认定前不计入合计"
	if !note.IsBlank() {
		said = note.String() + "；" + said
	}
	return write.Text(said).Toned(write.Red)
}

// add counts a figure in a column's total.
func (t *projectTable) add(id string, f view.Figure) {
	if !f.OK {
		return
	}
	t.totals[id] = t.totals[id].Add(f.Number)
	if f.Number.Sign() > 0 {
		t.counts[id]++
	}
}

// close writes 合计.
func (t *projectTable) close() {
	cells := []write.Cell{write.Text("合计"), {}, {}, {}}
	ids := []string{"budget"}
	for _, f := range funds {
		ids = append(ids, f.id)
	}
	for _, id := range append(ids, "funds_in_place", "spent") {
		d := t.totals[id]
		cells = append(cells, t.Over("SUM", len(cells)+1, t.last, write.Number(d, write.AmountFormat(d))))
	}
	cells = append(cells, write.Cell{}, write.Cell{}, write.Cell{})
	for i := range cells {
		cells[i] = cells[i].As(write.Total)
	}
	t.total = t.Row(cells...)
}

// standingNote says what keeps a project's figures from being final.
func (m *master) standingNote(p register.Project) write.Cell {
	switch d := m.DueOf(record.Duty{Department: p.Unit, Form: view.ScoreSheet, Subject: finding.Subject(p.Code)}); {
	case d.Missing():
		return write.Text("未报送").Toned(write.Red)
	case d.Returned() && d.Standing != nil:
		return write.Text("退回修改（暂用" + view.VersionName(d.Standing) + "）").Toned(write.Red)
	case d.Returned():
		return write.Text("退回修改").Toned(write.Red)
	case d.Unexplained():
		return write.Text("待说明").Toned(write.Amber)
	}
	return write.Cell{}
}
