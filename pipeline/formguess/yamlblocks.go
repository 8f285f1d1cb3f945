package formguess

import (
	"fmt"

	"jixiao/rules/form"
)

func (w *yamlWriter) grids(f *form.Definition) {
	if len(f.Grids) == 0 {
		return
	}
	w.line(0, "")
	w.line(0, "grids:")
	for i := range f.Grids {
		g, at := &f.Grids[i], fmt.Sprintf("grids[%d]", i)
		w.doubt(1, at)
		w.line(1, "- id: %s", g.ID)
		w.line(2, "columns:")
		w.list(3, at+".columns", g.Columns)
		w.line(2, "rows:")
		for _, r := range g.Rows {
			columns := ""
			if len(r.Columns) > 0 {
				columns = ", columns: " + list(r.Columns)
			}
			w.line(3, "- {id: %s, label: %s, en: %s, presence: %s%s}", r.ID, scalar(r.Label), scalar(r.English), r.Presence, columns)
		}
	}
}

func (w *yamlWriter) tables(f *form.Definition) {
	if len(f.Tables) == 0 {
		return
	}
	w.line(0, "")
	w.line(0, "tables:")
	for i := range f.Tables {
		t, at := &f.Tables[i], fmt.Sprintf("tables[%d]", i)
		w.doubt(1, at)
		w.line(1, "- id: %s", t.ID)
		w.line(2, "columns:")
		w.list(3, at+".columns", t.Columns)
		w.doubt(2, at+".subtotal")
		if s := t.Subtotal; s != nil {
			w.line(2, "subtotal:")
			w.line(3, "suffix: %s", scalar(s.Suffix))
			w.line(3, "group: %s", s.Group)
			w.line(3, "totals:")
			w.list(4, "", s.Totals)
		}
		w.doubt(2, at+".closing")
		if t.Closing != nil {
			w.closing(t.Closing)
		}
	}
}

func (w *yamlWriter) closing(c *form.Closing) {
	w.line(2, "closing:")
	w.line(3, "labels: %s", list(c.Labels))
	w.line(3, "required: %t", c.Required)
	if len(c.Totals) > 0 {
		w.line(3, "totals:")
		w.list(4, "-", c.Totals)
	}
	if len(c.Pairs) > 0 {
		w.line(3, "pairs:")
		w.list(4, "-", c.Pairs)
	}
}

// items lists what was found of a list as comments, so that they can be copied
// into the columns of a sheet.
func (w *yamlWriter) items(items []Item) {
	if len(items) == 0 {
		return
	}
	w.line(0, "#\t编号\t名称\t单位")
	for _, it := range items {
		w.line(0, "#\t%s\t%s\t%s", comment(it.Code), comment(it.Name), comment(it.Unit))
	}
}
