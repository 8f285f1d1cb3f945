package formguess

import (
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// closing drafts the row that closes a table.
func (g *guesser) closing(b *block, columns []form.Field, at string) *form.Closing {
	c := &form.Closing{Required: true}
	for i := range b.parts {
		m := b.parts[i].table.closing
		if m.row == 0 {
			c.Required = false
			continue
		}
		if label := value.Clean(m.at.text); !slices.Contains(c.Labels, label) {
			c.Labels = append(c.Labels, label)
		}
	}
	if len(c.Labels) == 0 {
		return nil
	}
	for _, usual := range []string{"合计", "总计"} {
		if !slices.Contains(c.Labels, usual) {
			c.Labels = append(c.Labels, usual)
		}
	}
	c.Totals = g.totals(b, columns, at+".closing", g.closed)
	c.Pairs = g.closingPairs(b, at+".closing")
	return c
}

// closed are the rows that the closing row of a part adds up.
func (g *guesser) closed(p *part) []run {
	if p.table.closing.row == 0 {
		return nil
	}
	return []run{{p.table.rows, p.table.closing.row}}
}

// run is rows with the row that adds them up.
type run struct {
	rows []int
	sum  int
}

// totals are the columns that a row of totals adds up.
func (g *guesser) totals(b *block, columns []form.Field, at string, runs func(*part) []run) []form.Field {
	var all []form.Field
	for i := range columns {
		f := &columns[i]
		if i == 0 || !ofType(f.Type) || f.Ordinal {
			continue
		}
		if total, ok := g.total(b, f, b.entries[i], at, runs); ok {
			all = append(all, total)
		}
	}
	return all
}

// total is the total of one column, if in every sample that has it, it is the
// sum of the rows.
func (g *guesser) total(b *block, f *form.Field, e *entry, at string, runs func(*part) []run) (form.Field, bool) {
	seen, lacking, beyond := 0, false, false
	for i := range b.parts {
		p := &b.parts[i]
		for _, r := range runs(p) {
			s := p.cell(r.sum, e)
			stated, ok := numberAt(s)
			if !ok {
				lacking = lacking || !b.isBlank()
				continue
			}
			sum, whole := p.sum(r.rows, e)
			if !whole {
				continue
			}
			if !sum.Equal(stated) {
				g.doubts.add(at, p.outline.place(s.ref()), "“%s”这里写的是 %s，各行相加是 %s，没有当作合计；是平均数的不用管，是合计的请核对样例",
					"%q says %s here, the rows add up to %s; it was not taken for a total. If it is one, mend the sample", e.label, stated.String(), sum.String())
				return form.Field{}, false
			}
			seen++
			beyond = beyond || hundred.Less(sum)
		}
	}
	if seen == 0 && !(b.isBlank() && f.Type == form.TypeAmount) {
		return form.Field{}, false
	}
	total := form.Field{Label: "合计" + f.Label, English: "total of " + f.English, Type: f.Type, Presence: form.Required, Check: f.Check, Of: f.ID}
	if lacking || seen == 0 {
		total.Presence = form.Optional
	}
	if beyond && f.Type == form.TypeScore {
		total.Type, total.Check = form.TypeNumber, ""
	}
	return total, true
}

// sum adds up a column over rows; false where something in it is no number.
func (p *part) sum(rows []int, e *entry) (decimal.Decimal, bool) {
	sum := decimal.New(0)
	for _, row := range rows {
		s := p.cell(row, e)
		d, ok := numberAt(s)
		switch {
		case ok && s.area.From.Row == row:
			sum = sum.Add(d)
		case s.filled() && !ok && !value.IsNone(s.text):
			return sum, false
		}
	}
	return sum.Significant(), true
}

// numberAt is the number that stands somewhere.
func numberAt(s spot) (decimal.Decimal, bool) {
	if !s.filled() || s.text == "" {
		return decimal.Decimal{}, false
	}
	d, ok := number(&found{cell: *s.cell, text: s.text})
	return d.Significant(), ok
}

// closingPairs are labels with values inside the closing row.
func (g *guesser) closingPairs(b *block, at string) []form.Field {
	var entries []*entry
	for i := range b.parts {
		p := &b.parts[i]
		if p.table.closing.row == 0 || p.table.abreast {
			continue // what stands behind it there is the other table's
		}
		for _, one := range p.outline.page.closingPairs(p.table.closing) {
			e := entryOf(&entries, one, p)
			e.in[p.sample] = true
			e.take(&one.value, p.outline.place(one.value.Ref))
		}
	}
	fields := make([]form.Field, len(entries))
	for i, e := range entries {
		fields[i] = g.field(e, false)
		fields[i].Presence = form.Optional
	}
	return fields
}

func entryOf(entries *[]*entry, one pair, p *part) *entry {
	for _, e := range *entries {
		if e.goesBy(value.Label(one.label)) {
			return e
		}
	}
	e := newEntry(one.label, "", p.outline.place(one.at), p.outline.money)
	*entries = append(*entries, e)
	return e
}

// closingPairs are the labels behind the word that begins a closing row.
func (p *page) closingPairs(m mark) []pair {
	var all []pair
	spots := p.spots(m.row)
	for i := 0; i+1 < len(spots); i++ {
		s, next := spots[i], spots[i+1]
		if s.ref() == m.at.ref() || labelness(s.cell) < likelyLabel || !isNumber(next.cell) || next.area.From.Col != s.area.To.Col+1 {
			continue
		}
		all = append(all, pair{label: s.text, at: s.ref(), value: *next.cell})
		i++
	}
	return all
}
