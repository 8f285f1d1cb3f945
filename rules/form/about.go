package form

import "jixiao/rules/value"

// AboutFields are the ids of the fields by which a form may say what a row or a
// sheet is about, in the order in which they count: what the form goes by, else a
// project or a unit.
func (d *Definition) AboutFields() []string {
	return []string{d.SubjectField(), ProjectField, UnitField}
}

// AboutColumn is the column of a table that says what a row is about, the one
// that is named first of all; nil where rows are about what their sheet is. In
// a list of the campaign any column will do that names something.
func (d *Definition) AboutColumn(table, named string) *Field {
	block := d.Table(table)
	if block == nil {
		return nil
	}
	for _, id := range append([]string{named}, d.AboutFields()...) {
		if f := pick(block.Columns, id); f != nil && id != "" {
			return f
		}
	}
	if d.SubjectField() != "" {
		return nil
	}
	return naming(block.Columns)
}

// naming is the first column of a type that names something, the more particular
// before the unit that owes it.
func naming(columns []Field) *Field {
	for _, t := range []Type{TypeItem, TypeCode, TypeUnit} {
		for i := range columns {
			if columns[i].Type == t {
				return &columns[i]
			}
		}
	}
	return nil
}

// SubjectID is what a value of a type names: the code of a unit, else what stands
// there. "" is nothing that can be used.
func (t Type) SubjectID(v Value) string {
	if !v.OK() {
		return ""
	}
	if code, _, ok := value.ParseUnit(v.Text); ok && t == TypeUnit {
		return code
	}
	return v.Text
}
