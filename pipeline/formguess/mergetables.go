package formguess

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

func (u *union) takeTables(n int, o *outline) {
	used := map[*block]bool{}
	for _, t := range o.tables {
		b := u.blockFor(t, used)
		if b == nil {
			b = &block{}
			u.blocks = append(u.blocks, b)
			if n > 0 {
				u.doubts.add("", o.place(finding.Ref{Row: t.header, Col: t.columns[0].col()}), "这个表格只有部分样例里有", "only some samples have this table")
			}
		}
		used[b] = true
		u.takeTable(n, o, t, b)
	}
}

// blockFor is the block that a table of another sample is.
func (u *union) blockFor(t *table, used map[*block]bool) *block {
	keys := map[string]bool{}
	for i := range t.columns {
		keys[t.columns[i].key()] = true
	}
	for _, b := range u.blocks {
		mine := map[string]bool{}
		for _, e := range b.entries {
			mine[e.key()] = true
		}
		if !used[b] && b.grid() == (t.names > 0) && alikeKeys(mine, keys) {
			return b
		}
	}
	return nil
}

func (u *union) takeTable(n int, o *outline, t *table, b *block) {
	p := part{sample: n, outline: o, table: t, columns: map[*entry]*column{}}
	for i := range t.columns {
		c := &t.columns[i]
		e := u.columnEntry(b, t, i, n, o)
		if _, taken := p.columns[e]; taken {
			u.doubts.about(e, o.place(c.at.From), "“%s”这个表头出现了两次，后一列没有采用：请在表样里改成不同的名称", "header %q stands twice; the second column was left out", c.label)
			continue
		}
		p.columns[e] = c
		e.in[n] = true
	}
	b.parts = append(b.parts, p)
}

// columnEntry is the entry of a column: by its header, else by its place between
// the same neighbours, if the sample lacks the column that others have there.
func (u *union) columnEntry(b *block, t *table, i, n int, o *outline) *entry {
	c := &t.columns[i]
	for _, e := range b.entries {
		if e.goesBy(c.key()) {
			return e
		}
	}
	if e := b.between(t, i); e != nil && n > 0 {
		u.alias(e, c.label, o.place(c.at.From))
		return e
	}
	e := newEntry(c.label, c.under, o.place(c.at.From), o.money)
	b.insert(t, i, e)
	return e
}

// between is the entry that stands between the neighbours of a column, and is
// not among the headers of its table.
func (b *block) between(t *table, i int) *entry {
	for k, e := range b.entries {
		left := k == 0 && i == 0 || k > 0 && i > 0 && b.entries[k-1].goesBy(t.columns[i-1].key())
		right := k == len(b.entries)-1 && i == len(t.columns)-1 ||
			k+1 < len(b.entries) && i+1 < len(t.columns) && b.entries[k+1].goesBy(t.columns[i+1].key())
		lacks := !slices.ContainsFunc(t.columns, func(c column) bool { return e.goesBy(c.key()) })
		if left && right && lacks {
			return e
		}
	}
	return nil
}

// insert puts a column behind its left neighbour.
func (b *block) insert(t *table, i int, e *entry) {
	at := len(b.entries)
	for k := range b.entries {
		if i > 0 && b.entries[k].goesBy(t.columns[i-1].key()) {
			at = k + 1
		}
	}
	b.entries = slices.Insert(b.entries, at, e)
}

// nameRows takes the rows of a grid.
func (u *union) nameRows(b *block) {
	if !b.grid() {
		return
	}
	for i := range b.parts {
		p := &b.parts[i]
		for _, r := range p.table.rows {
			s := p.outline.page.rowName(p.table, r)
			e := b.rowEntry(s, p.outline)
			if s.filled() {
				e.in[p.sample] = true
			}
		}
	}
}

func (b *block) rowEntry(s spot, o *outline) *entry {
	for _, e := range b.names {
		if e.goesBy(value.Label(s.text)) {
			return e
		}
	}
	e := newEntry(s.text, "", o.place(s.ref()), o.money)
	b.names = append(b.names, e)
	return e
}

// isBlank reports whether no sample has a value in the block.
func (b *block) isBlank() bool {
	return !slices.ContainsFunc(b.entries, func(e *entry) bool { return len(e.values) > 0 })
}

// ofType reports whether a type may have a total.
func ofType(t form.Type) bool { return t.Numeric() && t != form.TypeRate }
