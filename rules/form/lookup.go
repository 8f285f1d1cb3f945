package form

import (
	"strings"

	"jixiao/rules/value"
)

// Field finds a field by the id that findings carry: a label's, a column's, a
// total's, or "row.column" of a grid. It is nil for an unknown id.
func (d *Definition) Field(id string) *Field {
	if f := pick(d.Fields, id); f != nil {
		return f
	}
	for i := range d.Tables {
		if f := d.Tables[i].field(id); f != nil {
			return f
		}
	}
	for i := range d.Grids {
		if f := d.Grids[i].field(id); f != nil {
			return f
		}
	}
	return nil
}

// Table finds a table by id; nil if unknown.
func (d *Definition) Table(id string) *Block {
	for i := range d.Tables {
		if d.Tables[i].ID == id {
			return &d.Tables[i]
		}
	}
	return nil
}

func (b *Block) field(id string) *Field {
	if f := pick(b.Columns, id); f != nil {
		return f
	}
	if b.Subtotal != nil {
		if f := pick(b.Subtotal.Totals, id); f != nil {
			return f
		}
	}
	if b.Closing == nil {
		return nil
	}
	if f := pick(b.Closing.Totals, id); f != nil {
		return f
	}
	return pick(b.Closing.Pairs, id)
}

// field of a grid answers with the row's label, since "年初预算数" alone would
// not say which row is meant.
func (g *Grid) field(id string) *Field {
	row, column, found := strings.Cut(id, ".")
	if !found {
		return nil
	}
	c := pick(g.Columns, column)
	for i := range g.Rows {
		if c != nil && g.Rows[i].ID == row {
			f := *c
			f.ID = id
			f.Label, f.Under = g.Rows[i].Label+c.LabelText().ZH, ""
			f.English = g.Rows[i].English + ", " + c.English
			return &f
		}
	}
	return nil
}

func pick(fields []Field, id string) *Field {
	for i := range fields {
		if fields[i].ID == id {
			return &fields[i]
		}
	}
	return nil
}

// choose finds the list entry that a text means.
func (f *Field) choose(text string) (string, bool) {
	key := value.Fold(text)
	for _, c := range f.Choices {
		if value.Fold(c.Is) == key {
			return c.Is, true
		}
		for _, or := range c.Or {
			if value.Fold(or) == key {
				return c.Is, true
			}
		}
	}
	return "", false
}

func (f *Field) choiceNames() []string {
	names := make([]string, len(f.Choices))
	for i, c := range f.Choices {
		names[i] = c.Is
	}
	return names
}
