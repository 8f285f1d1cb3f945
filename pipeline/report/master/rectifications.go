package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Columns of 整改台账 that other sheets compute with.
const (
	categoryColumn = 6
	statusColumn   = 11
)

// problemTable is 整改台账 as other sheets refer to it.
type problemTable struct {
	*view.Table
	last   int
	counts map[problemKind]int
}

// problemKind is a category and a status.
type problemKind struct{ category, status string }

// problemFields are the columns of the rectification report that are merged,
// in the order in which 整改台账 shows them.
var problemFields = []struct {
	id, name string
	kind     form.Type
}{
	{"category", "问题类别", form.TypeChoice},
	{"problem", "存在问题", form.TypeText},
	{"measure", "整改措施", form.TypeText},
	{"owner", "责任人", form.TypeText},
	{"due", "整改时限", form.TypeDate},
	{"status", "整改状态", form.TypeChoice},
	{"finished_on", "完成日期", form.TypeDate},
	{"evidence", "佐证材料", form.TypeText},
	{"note", "备注", form.TypeText},
}

func problemColumns() []view.Column {
	return []view.Column{view.Short("序号", 6), view.Words("填报单位", 22), view.Short("问题编号", 9), view.Short("项目编号", 9),
		view.Words("项目名称", 22), view.Short("问题类别", 11), view.Words("存在问题", 34), view.Words("整改措施", 36),
		view.Short("责任人", 9), view.Short("整改时限", 11), view.Short("整改状态", 10), view.Short("完成日期", 11),
		view.Words("佐证材料", 14), view.Words("备注", 12), view.Short("说明", 9)}
}

// rectifications writes 整改台账: every row of the standing reports.
func (m *master) rectifications() *problemTable {
	t := &problemTable{Table: m.table("整改台账", 5, problemColumns()), counts: map[problemKind]int{}}
	t.Begin(fmt.Sprintf("%d年度财政重点项目绩效评价整改台账", m.Campaign.Facts.Year), m.AsOfText())
	for _, d := range m.dues {
		if d.Duty.Form != view.Rectification || d.Standing == nil {
			continue
		}
		for _, row := range d.Standing.Submission.Tables["problems"].Rows {
			code := row.Value(form.ProjectField)
			if d.Duty.Project() == "" || code.Text == d.Duty.Project() {
				m.problem(t, d.Standing, row)
			}
		}
	}
	t.last = t.Next() - 1
	t.End()
	return t
}

func (m *master) problem(t *problemTable, n *record.Version, row form.TableRow) {
	project := row.Value(form.ProjectField).Text
	name := m.ProjectName(project)
	if name == "" {
		name = row.Value(form.ProjectNameField).Text
	}
	cells := []write.Cell{write.Count(t.Next() - t.First + 1), write.Text(m.Unit(n.Duty.Department)),
		view.CellOf(form.TypeText, row.Value("problem_id")), write.Text(project), write.Text(name)}
	for _, f := range problemFields {
		cells = append(cells, view.CellOf(f.kind, row.Value(f.id)))
	}
	m.sources = append(m.sources, source{sheet: t.Name(), at: finding.Ref{Row: t.Next(), Col: 3},
		to: finding.Ref{Row: t.Next(), Col: len(cells)}, project: project, what: "整改问题", version: n, from: extent(row)})
	mark := write.Cell{}
	if n.Verdict == record.NeedsExplanation {
		mark = write.Text("待说明").Toned(write.Amber)
	}
	t.Row(append(cells, mark)...)
	t.counts[problemKind{row.Value("category").Text, row.Value("status").Text}]++
}

// extent is the range of a sender's sheet that a row stands in.
func extent(row form.TableRow) string {
	var first, last finding.Ref
	for _, val := range row.Values.All() {
		at := val.Cell
		if at.IsZero() {
			continue
		}
		if first.IsZero() {
			first, last = at, at
		}
		first = finding.Ref{Row: min(first.Row, at.Row), Col: min(first.Col, at.Col)}
		last = finding.Ref{Row: max(last.Row, at.Row), Col: max(last.Col, at.Col)}
	}
	return first.String() + ":" + last.String()
}

// total counts the problems that the kind lets through; "" is any.
func (t *problemTable) total(category, status string) int {
	n := 0
	for kind, count := range t.counts {
		if (category == "" || category == kind.category) && (status == "" || status == kind.status) {
			n += count
		}
	}
	return n
}
