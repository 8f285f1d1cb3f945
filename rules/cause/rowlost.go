package cause

import (
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// added is a row that a table may lack.
type added struct {
	table string
	row   form.TableRow
}

// in is the submission with the row in it.
func (a *added) in(s *form.Submission) *form.Submission {
	if a == nil {
		return s
	}
	t := s.Tables[a.table]
	t.Rows = append(slices.Clip(t.Rows), a.row)
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
		if len(rows) == 0 {
			continue
		}
		lacking := g.lacking(b.ID)
		if len(lacking) < 2 {
			continue
		}
		row := form.TableRow{Values: slices.Clone(rows[len(rows)-1].Values)}
		for id, d := range lacking {
			v := row.Value(id).WithNumber(d)
			v.Cell.Row++
			row.Values.Set(id, v)
		}
		row.Line = rows[len(rows)-1].Line + 1
		all = append(all, candidate{cost: costRow, as: ofBlock("S11", "", finding.Ref{}), row: &added{b.ID, row}})
	}
	return all
}

// lacking is by how much the sums over the whole of each column of a table fall
// short of what they must be; nothing where one does not.
func (g *graph) lacking(table string) map[string]decimal.Decimal {
	lacking := map[string]decimal.Decimal{}
	for _, r := range g.relations {
		last := len(r.From) - 1
		if last < 0 || r.Limit || r.From[last].Table != table || r.Target.Subtotal || len(r.From) < len(g.sheet.Tables[table].Rows) {
			continue
		}
		by, ok := r.By(valuesAt(r.From, g.sheet.At))
		if !ok {
			return nil
		}
		want := g.sheet.At(r.Target)
		if r.Total != nil {
			want = form.Value{}.WithNumber(*r.Total)
		}
		if short := want.Number.Sub(by.Number); short.Sign() > 0 {
			lacking[r.From[last].ID] = short
		} else {
			return nil
		}
	}
	return lacking
}
