package formguess

import (
	"fmt"
	"strconv"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// define makes a definition of what all samples show.
func (g *guesser) define(o Options) *form.Definition {
	u := g.union
	d := &form.Definition{HandedInBy: []string{"department"}}
	g.title(d)
	for i, e := range u.fields {
		g.doubts.keyed(e, fmt.Sprintf("fields[%d]", i))
		f := g.field(e, false)
		f.Below = e.below
		d.Fields = append(d.Fields, g.named(f, e, g.ids, "field", i))
		g.doubts.keyed(e, fmt.Sprintf("fields[%d]", i))
	}
	blocks := map[string]bool{}
	for _, b := range u.blocks {
		if b.grid() {
			d.Grids = append(d.Grids, g.grid(b, len(d.Grids), blocks))
		}
	}
	for _, b := range u.blocks {
		if !b.grid() {
			d.Tables = append(d.Tables, g.table(b, len(d.Tables), blocks))
		}
	}
	g.name(d, o)
	g.askForSomething(d)
	g.about(d)
	d.Records = g.records
	if g.records {
		g.doubts.add("records", g.union.outlines[0].place(finding.Ref{}), "同一个标题在一张工作表上出现几次，当作几份报送", "a title stands several times on a sheet, taken for several submissions")
	}
	g.general(d)
	g.master(d)
	return d
}

// field is what an entry is, but for its id.
func (g *guesser) field(e *entry, inTable bool) form.Field {
	k := g.kindOf(e, inTable)
	if k.Type == form.TypeUnit {
		g.noteUnits(e)
	}
	f := form.Field{Label: clean(e.label), Type: k.Type, Ordinal: k.ordinal, Choices: k.choices, None: k.none, Behind: k.behind, Check: k.check, Presence: g.presence(e, k)}
	for _, alias := range e.aliases {
		f.Aliases = append(f.Aliases, clean(alias))
	}
	return f
}

// clean is a label without the colon behind it.
func clean(label string) string {
	text := []rune(value.Clean(label))
	for len(text) > 1 && (text[len(text)-1] == ':' || text[len(text)-1] == '：') {
		text = text[:len(text)-1]
	}
	return string(text)
}

// presence is required where every sample fills it in, else optional.
func (g *guesser) presence(e *entry, k kind) string {
	if len(e.in) < len(g.union.outlines) {
		g.doubts.about(e, e.place, "“%s”只在部分样例里有，算作可以没有", "only some samples have %q; it is optional", e.label)
		return form.Optional
	}
	if len(e.values) == 0 || e.blanks > 0 && !e.sparse || k.ordinal {
		return form.Optional
	}
	for i := range e.values {
		if text := e.values[i].text; k.Type != form.TypeText && k.Type != form.TypeChoice && value.IsNone(text) {
			return form.Optional
		}
	}
	return form.Required
}

// named gives a field its id and its English name.
func (g *guesser) named(f form.Field, e *entry, taken map[string]bool, usual string, i int) form.Field {
	w, known := wordFor(e.label)
	id := w.id
	switch {
	case f.Type == form.TypeUnit && !taken[form.UnitField] && !g.ids[form.UnitField]:
		id, known = form.UnitField, true
		w.english = "unit"
	case !known:
		id = usual + "_" + strconv.Itoa(i+1)
	case id == form.UnitField && f.Type != form.TypeUnit:
		id = "unit_name"
	case id == form.ProjectField && f.Type != form.TypeCode:
		id = "project_no"
	case (id == "ordinal" || id == "number") && f.Type == form.TypeCode:
		id, w.english = form.ProjectField, "project code"
	}
	f.ID = unique(id, taken)
	f.English = w.english
	if !known {
		f.English = fmt.Sprintf("%s %d", usual, i+1)
	}
	return f
}

// unique is an id that is not taken yet.
func unique(id string, taken map[string]bool) string {
	one := id
	for n := 2; taken[one]; n++ {
		one = id + "_" + strconv.Itoa(n)
	}
	taken[one] = true
	return one
}

// table drafts a table.
func (g *guesser) table(b *block, n int, blocks map[string]bool) form.Block {
	at := fmt.Sprintf("tables[%d]", n)
	t := form.Block{ID: unique("rows", blocks), Columns: g.columns(b, at)}
	t.Subtotal = g.subtotal(b, t.Columns, at)
	t.Closing = g.closing(b, t.Columns, at)
	if t.Subtotal != nil {
		nameTotals(t.Subtotal.Totals, "subtotal_", "小计", map[string]bool{})
	}
	if t.Closing != nil {
		nameTotals(t.Closing.Totals, "total_", "合计", g.ids)
		for i := range t.Closing.Pairs {
			e := &entry{label: t.Closing.Pairs[i].Label}
			t.Closing.Pairs[i] = g.named(t.Closing.Pairs[i], e, g.ids, "count", i)
		}
	}
	for i := range b.parts {
		g.tableDoubts(&b.parts[i], at, n)
	}
	return t
}

func nameTotals(totals []form.Field, prefix, word string, taken map[string]bool) {
	for i := range totals {
		totals[i].ID = unique(prefix+totals[i].Of, taken)
		totals[i].Label = word + totals[i].Label[len("合计"):]
	}
}

func (g *guesser) tableDoubts(p *part, at string, n int) {
	t, here := p.table, p.outline.place(p.table.columns[0].at.From)
	if t.above && p.sample == 0 {
		g.doubts.add(at, here, "合计写在各行的上面，没有当作合计读", "the total stands above the rows, and is not read as one")
	}
	if t.again > 0 && !g.repeated {
		g.repeated = true
		g.doubts.add(at, here, "表头重复出现，当作换页；如果是另一份报送，请写 records: true", "the header stands again, taken for a turn of the page; if another submission begins there, write records: true")
	}
	switch {
	case n == 0 || p.sample > 0:
	case t.abreast:
		g.doubts.add(at, here, "右边并排还有一个表头相同的表格，从左到右各算一个表格", "a table with the same headers stands beside the one before; each is a table of its own, from the left")
	default:
		g.doubts.add(at, here, "下面还有一个表格；如果是另一种表，请拆成两个文件分别起草", "there is another table below; if it is another form, draft it from a file of its own")
	}
}

// columns drafts the columns of a block.
func (g *guesser) columns(b *block, at string) []form.Field {
	ids, labels := map[string]bool{}, map[string]int{}
	for _, e := range b.entries {
		labels[value.Label(e.label)]++
	}
	var all []form.Field
	for i, e := range b.entries {
		f := g.field(e, true)
		f.Carry = e.carry && !b.grid()
		if labels[value.Label(e.label)] > 1 {
			f.Under = clean(e.under)
		}
		all = append(all, g.named(f, e, ids, "column", i))
		g.doubts.keyed(e, fmt.Sprintf("%s.columns[%d]", at, i))
		if e.sparse {
			g.doubts.add(fmt.Sprintf("%s.columns[%d]", at, i), e.place, "“%s”空着的行，当作与上一行相同", "where %q is blank, the row above counts", e.label)
		}
	}
	g.addUp(b, all, at)
	return all
}
