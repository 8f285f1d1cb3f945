package report

import (
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
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

// figure is one value of a version on its way into the master.
type figure struct {
	what    string
	cell    write.Cell
	number  decimal.Decimal
	ok      bool // number counts in totals
	version *record.Version
	from    string
}

// field takes one field of a version; a nil version has none.
func field(n *record.Version, id, what string, t form.Type) figure {
	if n == nil {
		return figure{}
	}
	return valueFigure(n, n.Submission.Fields[id], what, t)
}

func valueFigure(n *record.Version, val form.Value, what string, t form.Type) figure {
	return figure{what: what, cell: cellOf(t, val), number: val.Number,
		ok: val.OK() && t.Numeric(), version: n, from: val.Cell.String()}
}

// cellOf writes a value as its type asks for: numbers and dates as such, all
// else as text.
func cellOf(t form.Type, val form.Value) write.Cell {
	switch {
	case val.State == form.Invalid:
		return write.Text(val.Stored)
	case !val.OK():
		return write.Cell{}
	case t.Numeric():
		return numberOf(t, val.Number)
	case t == form.TypeDate && !val.Date.IsZero():
		return write.Day(val.Date)
	}
	return write.Text(val.Text)
}

func numberOf(t form.Type, d decimal.Decimal) write.Cell {
	switch t {
	case form.TypeAmount:
		return write.Number(d, write.AmountFormat(d))
	case form.TypeScore, form.TypeWeight:
		return write.Number(d, write.ScoreFormat(d))
	case form.TypeRate:
		return write.Number(d, write.RateFormat)
	}
	return write.Number(d, "")
}

// place puts a figure into column col of the row that the table writes next,
// and remembers where it came from.
func (m *master) place(t *table, col int, project string, f figure) write.Cell {
	if f.version == nil || f.cell.IsBlank() {
		return write.Cell{}
	}
	m.sources = append(m.sources, source{sheet: t.Name(), at: finding.Ref{Row: t.Next(), Col: col},
		project: project, what: f.what, cell: f.cell, version: f.version, from: f.from})
	return f.cell
}

// sum adds up figures; several cells are named one by one.
func sum(n *record.Version, what string, t form.Type, vals []form.Value) figure {
	out := figure{what: what, version: n}
	var from []string
	for _, val := range vals {
		if !val.OK() {
			return figure{}
		}
		out.number = out.number.Add(val.Number)
		from = append(from, val.Cell.String())
	}
	if len(vals) == 0 {
		return figure{}
	}
	out.ok = true
	out.cell = numberOf(t, out.number)
	out.from = strings.Join(from, "、")
	return out
}
