package form

import "slices"

// Column is which column of the sheet has a role, -1 where none has.
func (o *Output) Column(role string) int {
	return slices.IndexFunc(o.Columns, func(c OutputColumn) bool { return c.Role == role })
}

// Described is the column that says in words what the category of a problem stands
// for: the first text behind it that the form asks for. nil is none.
func (o *Output) Described(def *Definition) *OutputColumn {
	b, from := def.Table(o.Rows), o.Column(RoleCategory)
	if b == nil || from < 0 {
		return nil
	}
	for i := range o.Columns[from:] {
		c := &o.Columns[from+i]
		if f := b.Column(c.Field); f != nil && f.Type == TypeText && f.Presence == Required {
			return c
		}
	}
	return nil
}
