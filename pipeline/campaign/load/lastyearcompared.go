package load

import (
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// wanted is a column of this year that is looked for in the year before.
type wanted struct {
	name    string // its header in the master
	headers []string
	of      form.Type
}

// wantedOf are the columns of the register and of the master by which two years can
// be held against each other: who is in charge, amounts, score and grade.
func wantedOf(forms []*form.Definition) []wanted {
	all := []wanted{registerWanted(projectUnit, form.TypeText), registerWanted(projectBudget, form.TypeAmount)}
	for _, def := range forms {
		for i := range def.Master {
			all = append(all, wantedOn(def, &def.Master[i])...)
		}
	}
	return all
}

func registerWanted(id string, of form.Type) wanted {
	c := registerLayout.columns[slices.IndexFunc(registerLayout.columns, func(c column) bool { return c.id == id })]
	return wanted{name: c.header, headers: append([]string{c.header}, c.aliases...), of: of}
}

// wantedOn are those of one sheet of the master. An amount is one of the project only
// where the sheet has a row for each.
func wantedOn(def *form.Definition, o *form.Output) (all []wanted) {
	for i := range o.Columns {
		c := &o.Columns[i]
		w, ok := wantedColumn(def, o, c)
		mine := c.Role == form.RoleScore || c.Role == form.RoleGrade || w.of == form.TypeAmount && def.Table(o.Rows) == nil
		if ok && mine && def.About == form.AboutProject {
			all = append(all, w)
		}
	}
	return all
}

// wantedColumn is a column of the master that shows a field, by its header and by all
// that the form takes for the field's label.
func wantedColumn(def *form.Definition, o *form.Output, c *form.OutputColumn) (wanted, bool) {
	var f *form.Field
	if b := def.Table(o.Rows); b != nil {
		f = b.Column(c.Field)
	}
	if f == nil {
		f = def.Field(c.Field)
	}
	if c.Field == "" || f == nil {
		return wanted{}, false
	}
	label := f.LabelText().ZH
	if c.Label != "" {
		label = c.Label
	}
	return wanted{name: label, headers: append([]string{label, f.LabelText().ZH}, f.Aliases...), of: f.Type}, true
}

// pastPlace is where a wanted column stands in the workbook of the year before.
type pastPlace struct {
	table *pastTable
	col   pastColumn
}

// comparedBy is what the workbook says under the columns that the master has as well,
// and the problems that it lists.
func (y *lastYear) comparedBy(forms []*form.Definition, wb *form.Workbook) *register.LastYear {
	out := &register.LastYear{}
	var found []wanted
	var at []pastPlace
	headed := y.headed()
	for _, w := range wantedOf(forms) {
		if slices.Contains(out.Columns, w.name) {
			continue
		}
		if place, ok := w.in(headed); ok {
			out.Columns, found, at = append(out.Columns, w.name), append(found, w), append(at, place)
		}
	}
	g := pastProjects{coded: map[string]*register.ProjectLastYear{}, named: map[string]*register.ProjectLastYear{}, values: len(found)}
	for i := range y.tables {
		t := &y.tables[i]
		if len(at) > 0 && !slices.ContainsFunc(at, func(p pastPlace) bool { return p.table == t }) {
			continue // a list of something else that names projects
		}
		for _, r := range t.rows {
			p := g.project(t.project(r))
			for n, place := range at {
				if place.table == t {
					p.Values[n] = place.said(r, found[n].of)
				}
			}
		}
	}
	out.Problems = g.problems(forms, wb)
	for _, p := range g.all {
		out.Projects = append(out.Projects, *p)
	}
	return out
}

// headed are the columns of the workbook by their headers, of several of one header the
// first that says anything.
func (y *lastYear) headed() map[string]pastPlace {
	all := map[string]pastPlace{}
	for i := range y.tables {
		t := &y.tables[i]
		for _, c := range t.columns {
			k := key(c.text)
			if _, met := all[k]; !met && t.kindsIn(c) != (kindsSeen{}) {
				all[k] = pastPlace{t, c}
			}
		}
	}
	return all
}

// in finds the column by the first of its headers that there is.
func (w wanted) in(headed map[string]pastPlace) (pastPlace, bool) {
	for _, h := range w.headers {
		if place, ok := headed[key(h)]; ok {
			return place, true
		}
	}
	return pastPlace{}, false
}

// perYuan is one 元 in 万元.
var perYuan = decimal.Scaled(1, 4)

// said is what a row says in the column: an amount in 万元, a number plainly.
func (p pastPlace) said(r *form.Row, of form.Type) string {
	text := p.table.said(cellIn(r, p.col.at))
	n, err := value.ParseNumber(text)
	if err != nil || !of.Numeric() {
		return text
	}
	if of == form.TypeAmount && (n.Unit == "元" || n.Unit == "" && (p.table.yuan || isYuan(p.col.text))) {
		n.Value = n.Value.Mul(perYuan)
	}
	return n.Value.String()
}

// inYuan reports whether something above a table says that its amounts are in 元.
func inYuan(above []form.Row) bool {
	return slices.ContainsFunc(above, func(r form.Row) bool {
		return slices.ContainsFunc(r.Cells, func(c form.Cell) bool { return isYuan(c.Text) })
	})
}

func isYuan(text string) bool {
	k := value.Fold(text)
	return strings.HasSuffix(k, "(元)") || strings.HasSuffix(k, "单位:元")
}
