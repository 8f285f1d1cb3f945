package cause

import (
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// costTwice is less than that of a row that is missing: of one that was written
// over another it is known where it stood.
const costTwice = costRow - 10

// mostTwice is how many such rows may be a slip.
const mostTwice = 5

// twice takes the numbers of a row for unknown that repeats another one of its
// group, where the weights do not sum to what they must: indicators of one name
// are none by themselves.
func twice(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		rows := g.sheet.Tables[b.ID].Rows
		fields := numbers(b)
		before := map[string]int{}
		for i := range rows {
			id := wording(b, rows[i])
			k, again := before[id]
			before[id] = i
			if again && id != "" && (k == i-1 || beside(b, rows[k], rows[i])) && g.repeats(b.ID, fields, i, k) {
				all = append(all, g.withoutNumbers(b, fields, i, k))
			}
		}
	}
	if len(all) > mostTwice {
		return nil
	}
	return all
}

// wording is what the texts of a row say that its form asks for, and of which group
// it is; "" where one is not there. What is merged over several rows stands beside
// a copied one too.
func wording(b *form.Block, row form.TableRow) string {
	said := value.Fold(row.Group)
	for _, f := range b.Columns {
		v := row.Value(f.ID)
		if f.Type.Numeric() || f.Ordinal || f.Carry || f.Presence != form.Required {
			continue
		}
		if !v.OK() {
			return ""
		}
		said += "\x00" + value.Fold(v.Text)
	}
	return said
}

// beside reports whether two rows stand under the same headings: 完成率 may be an
// indicator of quantity and one of time.
func beside(b *form.Block, one, other form.TableRow) bool {
	return !slices.ContainsFunc(b.Columns, func(f form.Field) bool {
		return f.Carry && value.Fold(one.Value(f.ID).Text) != value.Fold(other.Value(f.ID).Text)
	})
}

// repeats reports whether the numbers of two rows agree, and a weight among them
// is of those that do not add up.
func (g *graph) repeats(table string, fields []*form.Field, row, first int) bool {
	disagrees := false
	for _, f := range fields {
		at := form.Slot{Table: table, Row: row, ID: f.ID}
		v, w := g.sheet.At(at), g.sheet.At(form.Slot{Table: table, Row: first, ID: f.ID})
		if !v.Readable() || !w.Readable() || !v.Number.Equal(w.Number) || v.Cell == w.Cell {
			return false
		}
		disagrees = disagrees || f.Type == form.TypeWeight && g.disagrees(at)
	}
	return disagrees
}

// disagrees reports whether a sum does not hold of which a value is a part, and
// none that was typed in counts it as it stands.
func (g *graph) disagrees(at form.Slot) bool {
	broken := false
	for _, i := range g.about[at] {
		r := &g.relations[i]
		switch {
		case r.Limit || r.Target == at:
		case g.broken(i):
			broken = true
		case g.known[i] && r.Total == nil && len(r.From) > 1 && g.sheet.At(r.Target).Formula == "":
			return false
		}
	}
	return broken
}

func (g *graph) withoutNumbers(b *form.Block, fields []*form.Field, row, first int) candidate {
	rows := g.sheet.Tables[b.ID].Rows
	name, was := nameCell(b, rows[row]), nameCell(b, rows[first])
	c := candidate{cost: costTwice, evident: true, as: ofBlock("T16", "", name.Cell)}
	for _, f := range fields {
		at := form.Slot{Table: b.ID, Row: row, ID: f.ID}
		v := g.sheet.At(at)
		c.roots = append(c.roots, Change{At: at, Was: v, Value: unknown(v), Guessed: true})
	}
	if g.surplus(c.roots) {
		c.as.Variant = "surplus"
	}
	c.report = func(f finding.Finding) finding.Finding {
		return finding.Finding{Code: "T16", Variant: c.as.Variant, Form: f.Form, Project: f.Project, Field: b.ID, Value: name.Stored,
			Place: finding.Place{Sheet: f.Place.Sheet, Cell: name.Cell},
			Args:  finding.Args{"item": finding.Quote(name.Text), "cell": finding.Same(was.Cell.String())}}
	}
	return c
}

// surplus reports whether every sum holds without some numbers.
func (g *graph) surplus(of []Change) bool {
	without := map[form.Slot]form.Value{}
	for _, x := range of {
		without[x.At] = x.Was.WithNumber(decimal.Zero)
	}
	at := g.looking(without)
	for _, i := range g.touched(without) {
		r := &g.relations[i]
		if known, holds := g.holds(r, at); !r.Limit && (!known || !holds) {
			return false
		}
	}
	return true
}

// nameCell is the last text of a row that its form asks for: what it is called by.
func nameCell(b *form.Block, row form.TableRow) form.Value {
	var name form.Value
	for _, f := range b.Columns {
		if v := row.Value(f.ID); f.Presence == form.Required && f.Type == form.TypeText && v.OK() {
			name = v
		}
	}
	return name
}
