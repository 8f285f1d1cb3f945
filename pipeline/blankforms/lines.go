package blankforms

import (
	"slices"
	"strconv"

	"jixiao/internal/office/write"
	"jixiao/rules/form"
)

// goalLines is how much room a text has that stands under its label.
const goalLines = 5

// lay gives every part of the form its place.
func (d *draft) lay() {
	d.title()
	for _, l := range d.def.Drawn() {
		switch {
		case l.Heading != "":
			d.add([]int{len(d.widths)}, printed(write.Text(l.Heading).As(write.Head).Aligned(write.Left)))
		case l.Grid != "":
			d.grid(l)
		case l.Table != "":
			d.table(l)
		default:
			d.pairs(l)
		}
	}
	d.sign()
}

// How much room a signature or a seal has, in lines and digits.
const (
	signLines = 3
	signWidth = 16
)

// sign leaves room on paper for those who sign and seal, two beside each other.
func (d *draft) sign() {
	for some := range slices.Chunk(d.def.Template.Signatures, 2) {
		var cells []*slot
		var needs []int
		for _, who := range some {
			cells, needs = append(cells, label(who), printed(write.Cell{}.Lines(signLines))), append(needs, width(who)+3, signWidth)
		}
		d.add(spread(d.widths, needs), cells...)
	}
}

// title writes the form's name, its year and what its numbers are.
func (d *draft) title() {
	whole := []int{len(d.widths)}
	name, year := d.def.Name.ZH, strconv.Itoa(d.year())+"年度"
	if texts := d.def.Title.Texts; len(texts) > 0 {
		name = texts[0]
	}
	if d.def.Title.Year != "" && d.def.Template.Year != "below" {
		name = year + name
	}
	d.add(whole, printed(write.Text(name).As(write.Title).Aligned(write.Center)))
	if d.def.Title.Year != "" && d.def.Template.Year == "below" {
		d.add(whole, printed(write.Text("（"+year+"）").As(write.Note).Aligned(write.Center)))
	}
	hint := "只填浅黄色的格子，其余已填好或自动计算"
	d.state = printed(write.Cell{}.Aligned(write.Center))
	d.add(spread(d.widths, []int{width(hint), width(moreRows) + 2, width(d.def.Template.Note) + 4}),
		printed(write.Text(hint).As(write.Note)), d.state, printed(write.Text(d.def.Template.Note).As(write.Note).Aligned(write.Right)))
}

// pairs writes labels with their values beside them, or under them.
func (d *draft) pairs(l form.TemplateLine) {
	fields := d.fieldsOf(l)
	if fields[0].Below {
		for some := range slices.Chunk(fields, len(d.widths)) {
			d.below(some, l.Values)
		}
		return
	}
	for _, some := range d.chunks(fields) {
		d.beside(some, l.Values)
	}
}

func (p *plan) fieldsOf(l form.TemplateLine) []*form.Field {
	fields := make([]*form.Field, len(l.Fields))
	for i, id := range l.Fields {
		fields[i] = p.def.Field(id)
	}
	return fields
}

// chunks cuts fields into as many rows as the sheet's columns need.
func (p *plan) chunks(fields []*form.Field) [][]*form.Field {
	return slices.Collect(slices.Chunk(fields, max(len(p.widths)/2, 1)))
}

func (d *draft) beside(fields []*form.Field, values map[string]string) {
	var cells []*slot
	for _, f := range fields {
		v := d.value(f, f.ID, values)
		v.cell = v.cell.Wrapped()
		cells = append(cells, label(f.Label), v)
	}
	spans := d.abreast[max(len(fields), fewestPairs)].spans(d.widths, d.known)
	if len(fields) == 1 {
		spans = []int{spans[0], len(d.widths) - spans[0]}
	}
	d.add(spans, cells...)
}

func (d *draft) below(fields []*form.Field, values map[string]string) {
	var heads, cells []*slot
	var needs []int
	for _, f := range fields {
		v := d.value(f, f.ID, values)
		v.cell = v.cell.Lines(goalLines).Wrapped()
		heads, cells, needs = append(heads, label(f.Label)), append(cells, v), append(needs, usualWidths[form.TypeText])
	}
	spans := spread(d.widths, needs)
	d.add(spans, heads...)
	d.add(spans, cells...)
}

// value is the cell of a field: known and locked, suggested, or open.
func (d *draft) value(f *form.Field, id string, suggested map[string]string) *slot {
	s := &slot{field: f, cell: looks(f), text: suggested[id]}
	if known := d.known[id]; known != "" {
		s.text, s.locked, s.knows = known, true, id
	}
	d.fields[id] = s
	return s
}

// looks is an empty cell that looks as values of a field do.
func looks(f *form.Field) write.Cell {
	c := write.Cell{}
	switch f.Type {
	case form.TypeAmount:
		return c.Formatted("#,##0.00").Aligned(write.Right)
	case form.TypeScore:
		return c.Formatted("0.00").Aligned(write.Center)
	case form.TypeRate:
		return c.Formatted(write.RateFormat).Aligned(write.Center)
	case form.TypeDate:
		return c.Formatted(write.DateFormat).Aligned(write.Center)
	case form.TypePhone, form.TypeCode: // else Excel makes numbers and dates of them
		return c.AsText().Aligned(write.Center)
	case form.TypeWeight, form.TypeCount, form.TypeNumber, form.TypeChoice:
		return c.Aligned(write.Center)
	}
	return c.Wrapped()
}
