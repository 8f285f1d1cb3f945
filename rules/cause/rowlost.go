package cause

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// added are rows that a table may lack.
type added struct {
	table  string
	rows   []form.TableRow
	values map[string]decimal.Decimal // by column: of a row that nobody has seen
}

// in is the submission with the rows in it.
func (a *added) in(s *form.Submission) *form.Submission {
	if a == nil {
		return s
	}
	t := s.Tables[a.table]
	t.Rows = append(slices.Clip(t.Rows), a.rows...)
	t.Below = nil // they are in it now
	s.Tables[a.table] = t
	return s
}

// missingRow puts in the row that a table lacks where its sums are short of
// what they must be: by a weight, and by a score that this weight allows.
func missingRow(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		rows := g.sheet.Tables[b.ID].Rows
		lacking := g.lacking(b.ID)
		if len(rows) == 0 || len(lacking) < 2 {
			continue
		}
		last := rows[len(rows)-1]
		row := form.TableRow{Line: last.Line + 1, Group: g.groupOf(b, lacking), Values: slices.Clone(last.Values)}
		for i := range row.Values {
			row.Values[i].Value.Cell.Row = row.Line
		}
		for id, d := range lacking {
			row.Values.Set(id, row.Value(id).WithNumber(d))
		}
		all = append(all, candidate{cost: costRow, evident: true, as: ofBlock("S11", "", finding.Ref{}), row: &added{b.ID, []form.TableRow{row}, lacking}})
	}
	return all
}

// lacking is by how much the sums over the whole of each column of a table fall
// short of what they must be; nothing where one does not.
func (g *graph) lacking(table string) map[string]decimal.Decimal {
	lacking := map[string]decimal.Decimal{}
	for i := range g.relations[:g.own] {
		r := &g.relations[i]
		last := len(r.From) - 1
		if last < 0 || r.Limit || r.From[last].Table != table || r.Target.Subtotal || len(r.From) < len(g.sheet.Tables[table].Rows) {
			continue
		}
		by, ok := r.By(valuesAt(r.From, g.sheet.At))
		if !ok {
			return nil
		}
		short := g.stated(r).Sub(by.Number)
		if short.Sign() <= 0 {
			return nil
		}
		lacking[r.From[last].ID] = short
	}
	return lacking
}

// stated is what a sum should be by what is written down, or is known.
func (g *graph) stated(r *check.Relation) decimal.Decimal {
	if r.Total != nil {
		return *r.Total
	}
	return g.sheet.At(r.Target).Number
}

// groupOf is the group whose sub-totals lack just as much, "" where there is
// none.
func (g *graph) groupOf(b *form.Block, lacking map[string]decimal.Decimal) string {
	if b.Subtotal == nil {
		return ""
	}
	for i, row := range g.sheet.Tables[b.ID].Subtotals {
		fits := 0
		for _, total := range b.Subtotal.Totals {
			if short, ok := g.shortOf(form.Slot{Table: b.ID, Row: i, Subtotal: true, ID: total.ID}); ok && short.Equal(lacking[total.Of]) {
				fits++
			}
		}
		if fits == len(b.Subtotal.Totals) {
			return row.Group
		}
	}
	return ""
}

// shortOf is by how much the rows of a sub-total fall short of it.
func (g *graph) shortOf(at form.Slot) (decimal.Decimal, bool) {
	for _, i := range g.about[at] {
		if r := &g.relations[i]; r.Target == at {
			by, ok := r.By(valuesAt(r.From, g.sheet.At))
			return g.sheet.At(at).Number.Sub(by.Number), ok
		}
	}
	return decimal.Zero, false
}

// rowFinding tells a missing row by the sum of weights, which it leaves short.
func (p Problem) rowFinding(g *graph, c candidate) finding.Finding {
	for _, f := range c.gone {
		if f.Code != "T02" {
			continue
		}
		f.Variant = "row"
		for id, d := range c.row.values {
			switch g.sheet.Def.FieldOf(form.Slot{Table: c.row.table, ID: id}).Type {
			case form.TypeWeight:
				f.Args["weight"] = finding.Same(d.String())
			case form.TypeScore:
				f.Args["lost"] = finding.Same(d.String())
			}
		}
		f.Args["group"] = finding.Same(c.row.rows[0].Group)
		return f
	}
	return p.voice(g, c)
}
