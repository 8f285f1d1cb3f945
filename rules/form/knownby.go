package form

// KnownBy are the labels and headers by which a sheet is recognised: those that
// the form requires, or all of them where it requires none.
func (d *Definition) KnownBy() []*Field {
	if asked := d.asked(); len(asked) > 0 {
		return asked
	}
	var all []*Field
	for _, list := range d.sides() {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	return all
}

// asked are the labels and headers that must be on the sheet.
func (d *Definition) asked() (asked []*Field) {
	for _, list := range d.sides() {
		asked = append(asked, askedOf(list)...)
	}
	return asked
}

// sides are the lists of labels and of headers of the form.
func (d *Definition) sides() [][]Field {
	lists := [][]Field{d.Fields}
	for i := range d.Grids {
		lists = append(lists, d.Grids[i].Columns)
	}
	for i := range d.Tables {
		lists = append(lists, d.Tables[i].Columns)
	}
	return lists
}
