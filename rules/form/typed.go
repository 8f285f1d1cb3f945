package form

import "context"

// Typed reads a text as the value of a field, in the way in which it is read where
// it stands in a cell of the form. id is the field's, that of a grid with its row.
// The value has no cell, and what is wrong with it is in its state alone.
func (r *Reader) Typed(d *Definition, f *Field, id, text string) Value {
	s := &session{reader: r, def: d, page: newPage(&rows{sheet: &Sheet{}, ctx: context.Background()}, &r.vocabulary),
		sub: &Submission{Form: d.ID, Def: d, Fields: map[string]Value{}}}
	return s.parseCell(f, id, Cell{Kind: Text, Text: text})
}
