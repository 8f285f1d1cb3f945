package master

import (
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
