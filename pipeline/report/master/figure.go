package master

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// source says where one figure of the master came from (数据来源).
type source struct {
	sheet   string      // of the master
	at      finding.Ref // in the master
	to      finding.Ref // where it ends, of a whole row
	project string
	what    string
	cell    write.Cell
	version *record.Version
	from    string // cells of the sender's sheet
}

// field takes one field of a version; a nil version has none.
func field(n *record.Version, id, what string, t form.Type) view.Figure {
	if n == nil {
		return view.Figure{}
	}
	return view.ValueFigure(n, n.Submission.Fields[id], what, t)
}

// place puts a figure into column col of the row that the table writes next,
// and remembers where it came from.
func (m *master) place(t *view.Table, col int, project string, f view.Figure) write.Cell {
	if f.Version == nil || f.Cell.IsBlank() {
		return write.Cell{}
	}
	m.sources = append(m.sources, source{sheet: t.Name(), at: finding.Ref{Row: t.Next(), Col: col},
		project: project, what: f.What, cell: f.Cell, version: f.Version, from: f.From})
	return f.Cell
}

// sum adds up figures; several cells are named one by one.
func sum(n *record.Version, what string, t form.Type, vals []form.Value) view.Figure {
	out := view.Figure{What: what, Version: n}
	var from []string
	for _, val := range vals {
		if !val.OK() {
			return view.Figure{}
		}
		out.Number = out.Number.Add(val.Number)
		from = append(from, val.Cell.String())
	}
	if len(vals) == 0 {
		return view.Figure{}
	}
	out.OK = true
	out.Cell = view.NumberOf(t, out.Number)
	out.From = strings.Join(from, "、")
	return out
}

// provenance writes 数据来源: for every merged figure where it stands in the
// master, and the file, version, hash, sheet and cell that it came from. Of a
// list a row is one entry: a figure each would be more than a sheet can hold.
func (m *master) provenance() {
	t := m.table("数据来源", 2, []view.Column{
		view.Short("总表工作表", 13), view.Short("单元格", 8), view.Short("项目编号", 9), view.Words("内容", 17), view.Words("数值", 24),
		view.Words("报送单位", 24), view.Words("来源文件", 34), view.Short("版本", 9), view.Short("来源工作表", 12), view.Short("来源单元格", 11),
		view.Words("文件校验值（SHA-256）", 35)})
	t.Begin("数据来源", fmt.Sprintf("共 %d 条    %s", len(m.sources), m.AsOfText()))
	for _, s := range m.sources {
		sheet := s.version.Sheet
		if sheet == "" {
			sheet = s.version.Submission.Sheet
		}
		at := s.at.String()
		if !s.to.IsZero() {
			at += ":" + s.to.String()
		}
		t.Row(write.Text(s.sheet), write.Text(at), write.Text(s.project), write.Text(s.what),
			s.cell.Aligned(write.Left), write.Text(m.Sender(s.version.Duty)), write.Text(s.version.File.Path),
			write.Text(view.VersionName(s.version)), write.Text(sheet), write.Text(s.from), write.Text(s.version.File.Hash))
	}
	t.End()
}
