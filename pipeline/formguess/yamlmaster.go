package formguess

import (
	"strings"

	"jixiao/rules/form"
)

func (w *yamlWriter) template(f *form.Definition) {
	t := &f.Template
	if t.Paper+t.Year+t.Note == "" {
		return
	}
	w.line(0, "")
	w.line(0, "# 表样：jixiao template 照此画空白表，与读表无关。")
	w.line(0, "template:")
	for _, one := range [][2]string{{"paper", t.Paper}, {"year", t.Year}, {"note", t.Note}} {
		if one[1] != "" {
			w.line(1, "%s: %s", one[0], scalar(one[1]))
		}
	}
}

func (w *yamlWriter) master(f *form.Definition) {
	w.line(0, "")
	w.line(0, "# 总表：审核通过的内容照此汇总。")
	w.doubt(0, "master")
	w.line(0, "master:")
	for i := range f.Master {
		o := &f.Master[i]
		w.line(1, "- sheet: %s", scalar(o.Sheet))
		w.line(2, "title: %s", scalar(o.Title))
		if o.Note != "" {
			w.line(2, "note: %s", scalar(o.Note))
		}
		w.line(2, "rows: %s", o.Rows)
		w.line(2, "columns:")
		for k := range o.Columns {
			w.line(3, "- {%s}", strings.Join(outputParts(&o.Columns[k]), ", "))
		}
		for k, c := range o.Closing {
			if k == 0 {
				w.line(2, "closing:")
			}
			w.line(3, "- {label: %s, sum: %s}", scalar(c.Label), list(c.Sum))
		}
	}
}

func outputParts(c *form.OutputColumn) []string {
	var parts []string
	for _, one := range [][2]string{{"id", c.ID}, {"field", c.Field}, {"unit", c.Unit}, {"show", c.Show}} {
		if one[1] != "" {
			parts = append(parts, one[0]+": "+scalar(one[1]))
		}
	}
	return parts
}
