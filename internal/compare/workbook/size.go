package workbook

// row tells height, visibility and look of a row.
func (s *sheetReader) row(attrs map[string]string) {
	at := "row " + attrs["r"]
	if plain("", attrs["customFormat"]) == "1" {
		s.style(at, "row ", s.styles.cell(attrs["s"]))
	}
	n := node{name: "row", attrs: without(attrs, "r", "s", "customFormat", "spans", "dyDescent")}
	if n.attrs["ht"] != "" {
		s.at(at)("row height", plain("", n.attrs["ht"]))
		delete(n.attrs, "ht")
	}
	n.flatten("row", s.at(at))
}

// columns tells width, visibility and look of each column.
func (s *sheetReader) columns(cols *node) {
	for _, c := range cols.kids {
		for i := number(c.attrs["min"]); i <= number(c.attrs["max"]); i++ {
			at := columnName(i)
			// A width that Excel fitted is a width like any other.
			n := node{name: "col", attrs: without(c.attrs, "min", "max", "bestFit", "style")}
			n.flatten("column", s.at(at))
			if c.attrs["style"] != "" && c.attrs["style"] != "0" {
				s.style(at, "column ", s.styles.cell(c.attrs["style"]))
			}
		}
	}
}

func (s *sheetReader) style(at, before string, look style) {
	for what, value := range look {
		s.at(at)(before+what, value)
	}
}
