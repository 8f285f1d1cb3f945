package load

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/form"
)

// templateCheck holds what of a form its blank form has drawn so far.
type templateCheck struct {
	*formCheck
	drawn map[string]int // ids of fields, grids and tables → times
	last  int            // place of the last block in the order of reading
}

// template checks that the blank form has all that reading asks for, in the
// order in which it is read.
func (c *formCheck) template() {
	t := templateCheck{formCheck: c, drawn: map[string]int{}}
	c.noBlanks("template.help", c.def.Template.Help)
	c.noBlanks("template.signatures", c.def.Template.Signatures)
	for i := range c.def.Template.Lines {
		t.line(fmt.Sprintf("template.lines[%d]", i), &c.def.Template.Lines[i])
	}
	for i := range c.def.Tables {
		t.totals(fmt.Sprintf("tables[%d]", i), &c.def.Tables[i])
	}
	if len(c.def.Template.Lines) > 0 && len(c.doc.broken) == 0 {
		t.complete()
	}
}

// totals wants room for the name of a row of totals before them.
func (t *templateCheck) totals(at string, b *form.Block) {
	if len(b.Columns) == 0 {
		return
	}
	check := func(at string, totals []form.Field) {
		for i := range totals {
			if totals[i].Of == b.Columns[0].ID {
				t.doc.fault(fmt.Sprintf("%s[%d].of", at, i), say("合计不能在第一列：那里写行名，如“合计”", "the first column has no total: the row's name stands there"))
			}
		}
	}
	if b.Subtotal != nil {
		check(at+".subtotal.totals", b.Subtotal.Totals)
	}
	if b.Closing != nil {
		check(at+".closing.totals", b.Closing.Totals)
	}
}

func (t *templateCheck) line(at string, l *form.TemplateLine) {
	parts := 0
	for _, given := range []bool{len(l.Fields) > 0, l.Heading != "", l.Grid != "", l.Table != ""} {
		if given {
			parts++
		}
	}
	if parts != 1 {
		t.doc.fault(at, say("每一行只能是 fields、heading、grid、table 中的一种", "want exactly one of fields, heading, grid, table"))
		return
	}
	if l.Table == "" && (len(l.Rows) > 0 || l.Spare > 0) {
		t.doc.fault(at, say("rows 和 spare 只能与 table 一起用", "rows and spare belong to a table"))
	}
	if l.Table != "" && len(l.Values) > 0 {
		t.doc.fault(at+".values", say("values 只能与 fields 或 grid 一起用", "values belong to fields or a grid"))
	}
	t.values(at+".values", l.Values)
	t.pairs(at, l.Fields)
	if l.Grid != "" {
		t.block(at+".grid", l.Grid, slices.IndexFunc(t.def.Grids, func(g form.Grid) bool { return g.ID == l.Grid }))
	}
	if l.Table == "" {
		return
	}
	i := slices.IndexFunc(t.def.Tables, func(b form.Block) bool { return b.ID == l.Table })
	if i < 0 {
		t.block(at+".table", l.Table, i)
		return
	}
	t.block(at+".table", l.Table, len(t.def.Grids)+i)
	t.rows(at, &t.def.Tables[i], l)
}

// pairs checks the labels of a line: all have their values on the same side.
func (t *templateCheck) pairs(at string, ids []string) {
	below := 0
	for i, id := range ids {
		key := fmt.Sprintf("%s.fields[%d]", at, i)
		n := slices.IndexFunc(t.def.Fields, func(f form.Field) bool { return f.ID == id })
		if n < 0 {
			t.doc.fault(key, say("表单没有“%s”这一栏", "the form has no field %q", id))
			continue
		}
		t.once(key, id)
		if t.def.Fields[n].Below {
			below++
		}
	}
	if below > 0 && below < len(ids) {
		t.doc.fault(at+".fields", say("内容写在下面（below）的栏目要单独成行", "fields with below need a line of their own"))
	}
}

// values checks what stands in fields beforehand.
func (t *templateCheck) values(at string, values map[string]string) {
	for id, text := range values {
		f := t.def.Field(id)
		switch key := at + "[" + id + "]"; {
		case f == nil:
			t.doc.fault(key, say("表单没有“%s”这一栏", "the form has no field %q", id))
		case !printable(f, text):
			t.doc.fault(key, say("“%s”不能填在“%s”一栏", "%q does not fit the field %s", text, f.Label))
		}
	}
}

// block wants grids and tables in the order in which a sheet is read.
func (t *templateCheck) block(at, id string, place int) {
	if place < 0 {
		t.doc.fault(at, say("表单没有“%s”这个区块", "the form has no block %q", id))
		return
	}
	t.once(at, id)
	if place < t.last {
		t.doc.fault(at, say("“%s”要排在前面：先各个 grids，再各个 tables，次序与上文一致", "%q must come earlier: grids, then tables, as defined above", id))
	}
	t.last = place
}

func (t *templateCheck) once(at, id string) {
	if t.drawn[id]++; t.drawn[id] > 1 {
		t.doc.fault(at, say("“%s”排了两次", "%q is drawn twice", id))
	}
}

// complete wants everything in the blank form that reading asks for.
func (t *templateCheck) complete() {
	var lacking []string
	lack := func(id, label string) {
		if t.drawn[id] == 0 {
			lacking = append(lacking, label)
		}
	}
	for i := range t.def.Fields {
		if f := &t.def.Fields[i]; f.Asked() {
			lack(f.ID, f.Label)
		}
	}
	for i := range t.def.Grids {
		lack(t.def.Grids[i].ID, t.def.Grids[i].ID)
	}
	for i := range t.def.Tables {
		lack(t.def.Tables[i].ID, t.def.Tables[i].ID)
	}
	if len(lacking) > 0 {
		t.doc.fault("template.lines", say("表样里缺少：%s", "the template lacks: %s", strings.Join(lacking, "、")))
	}
}
