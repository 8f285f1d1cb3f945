package cause

import (
	"slices"
	"strconv"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// belowTotal puts the rows that stand under a table's closing row into the table,
// where its sums or counts hold then.
func (p Problem) belowTotal(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		below := g.sheet.Tables[b.ID].Below
		if b.Closing == nil || len(below) == 0 {
			continue
		}
		a := &added{table: b.ID, rows: g.completed(b, below)}
		if p.mends(g, b, a) {
			all = append(all, candidate{cost: costRow, evident: true, sure: true, row: a,
				as: ofBlock("T08", "below", firstOf(below[0])), report: func(f finding.Finding) finding.Finding { return toldBelow(f, b, below) }})
		}
	}
	return all
}

// mends reports whether all sums and counts of the closing row hold with the rows,
// that one does not without, and that none of another place is wrong by them.
func (p Problem) mends(g *graph, b *form.Block, a *added) bool {
	sheet := a.in(g.sheet.With(nil))
	before, after := g.wrongTotals(), newGraph(sheet, p.Relations(sheet)).wrongTotals()
	for at := range after {
		if !before[at] || at.Table == "" && closes(b, at.ID) {
			return false
		}
	}
	return len(after) < len(before)
}

// closes reports whether a field stands in the closing row of a table.
func closes(b *form.Block, id string) bool {
	return slices.ContainsFunc(slices.Concat(b.Closing.Totals, b.Closing.Pairs), func(f form.Field) bool { return f.ID == id })
}

// wrongTotals are the sums and counts that do not hold.
func (g *graph) wrongTotals() map[form.Slot]bool {
	wrong := map[form.Slot]bool{}
	for i := range g.relations[:g.own] {
		at := g.relations[i].Target
		if g.broken(i) && !g.relations[i].Limit && (at.Table == "" || at.Subtotal) {
			wrong[at] = true
		}
	}
	return wrong
}

// completed are rows with what a merged cell said of them where they belong: they
// are of the group whose sub-totals lack just what they hold, else of the last.
func (g *graph) completed(b *form.Block, below []form.TableRow) []form.TableRow {
	rows := g.sheet.Tables[b.ID].Rows
	if len(rows) == 0 {
		return below
	}
	beside := rows[len(rows)-1]
	if group := g.groupOf(b, addedUp(b, below)); group != "" {
		if i := slices.IndexFunc(rows, func(r form.TableRow) bool { return r.Group == group }); i >= 0 {
			beside = rows[i]
		}
	}
	completed := slices.Clone(below)
	for i := range completed {
		row := &completed[i]
		row.Values = slices.Clone(row.Values)
		for _, f := range b.Columns {
			if f.Carry && !row.Value(f.ID).Given() {
				row.Values.Set(f.ID, beside.Value(f.ID))
			}
		}
		if row.Group == "" {
			row.Group = beside.Group
		}
	}
	return completed
}

// addedUp adds up the columns of numbers of some rows.
func addedUp(b *form.Block, rows []form.TableRow) map[string]decimal.Decimal {
	totals := map[string]decimal.Decimal{}
	for _, f := range numbers(b) {
		for _, row := range rows {
			if v := row.Value(f.ID); !v.Again {
				totals[f.ID] = totals[f.ID].Add(v.Number)
			}
		}
	}
	return totals
}

// toldBelow tells where the rows stand, by one that vanishes when they are moved.
func toldBelow(f finding.Finding, b *form.Block, below []form.TableRow) finding.Finding {
	first, last := strconv.Itoa(below[0].Line), strconv.Itoa(below[len(below)-1].Line)
	rows := finding.Text{ZH: "第 " + first + " 行", EN: "row " + first}
	if len(below) > 1 {
		rows = finding.Text{ZH: "第 " + first + " 到 " + last + " 行", EN: "rows " + first + " to " + last}
	}
	told := finding.Finding{Code: "T08", Variant: "below", Form: f.Form, Project: f.Project, Field: b.ID,
		Place: finding.Place{Sheet: f.Place.Sheet, Cell: firstOf(below[0])},
		Args:  finding.Args{"rows": rows, "closing": finding.Same(b.Closing.Labels[0])}}
	if len(below) > 1 {
		for _, row := range below {
			told.Cells = append(told.Cells, finding.Cell{At: firstOf(row)})
		}
	}
	return told
}

// firstOf is the first cell of a row in which something stands.
func firstOf(row form.TableRow) finding.Ref {
	var first finding.Ref
	for _, v := range row.Values.All() {
		if v.Given() && v.Cell.Row == row.Line && (first.IsZero() || v.Cell.Col < first.Col) {
			first = v.Cell
		}
	}
	return first
}
