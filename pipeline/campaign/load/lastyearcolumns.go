package load

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// lastYearOf finds what the sheets of a workbook say of projects: a column by its
// header, and by the names of sheet and form before it.
func lastYearOf(wb *form.Workbook, forms []formSource) (y lastYear) {
	kinds, at := map[string]*kindsSeen{}, map[string]int{}
	for i := range wb.Sheets {
		t, ok := pastTableOf(&wb.Sheets[i], wb.Date1904)
		if !ok {
			continue
		}
		t.prefixes = prefixesOf(wb.Sheets[i].Name, forms)
		y.tables = append(y.tables, t)
		for _, c := range t.columns {
			seen := t.kindsIn(c)
			for _, prefix := range t.prefixes {
				name := prefix + c.text
				if kinds[name] == nil {
					kinds[name], at[name] = &kindsSeen{}, len(y.columns)
					y.columns = append(y.columns, check.LastYear{Name: name})
				}
				kinds[name].add(seen)
				y.columns[at[name]].Kind = kinds[name].most()
			}
		}
	}
	return y
}

// prefixesOf are what may stand before the columns of a sheet: nothing, its name, and
// the names of forms that fill a sheet called so in the master.
func prefixesOf(sheet string, forms []formSource) []string {
	all := []string{"", sheet + "."}
	for _, s := range forms {
		fills := func(o form.Output) bool { return value.Fold(o.Sheet) == value.Fold(sheet) }
		if slices.ContainsFunc(s.def.Master, fills) && !slices.Contains(all, s.def.Name.ZH+".") {
			all = append(all, s.def.Name.ZH+".")
		}
	}
	return all
}

// kindsSeen counts what stands in a column.
type kindsSeen struct{ numbers, dates, texts int }

func (k *kindsSeen) add(o kindsSeen) {
	k.numbers, k.dates, k.texts = k.numbers+o.numbers, k.dates+o.dates, k.texts+o.texts
}

// most is the kind of which most cells are; Blank fits everywhere.
func (k *kindsSeen) most() formula.Kind {
	switch {
	case *k == kindsSeen{}:
		return formula.Blank
	case k.numbers >= k.texts+k.dates:
		return formula.Number
	case k.dates >= k.texts:
		return formula.Date
	}
	return formula.Text
}

func (t *pastTable) kindsIn(c pastColumn) (seen kindsSeen) {
	for _, r := range t.rows {
		text := t.said(cellIn(r, c.at))
		_, notNumber := value.ParseNumber(text)
		_, notDate := value.ParseDate(text)
		switch {
		case text == "":
		case notNumber == nil:
			seen.numbers++
		case notDate == nil:
			seen.dates++
		default:
			seen.texts++
		}
	}
	return seen
}

// values are what was said under some columns, project by project. Where two sheets
// have one header, the first that says anything of a project counts.
func (y lastYear) values(columns []check.LastYear) *register.LastYear {
	g := pastProjects{coded: map[string]*register.ProjectLastYear{}, named: map[string]*register.ProjectLastYear{}, columns: columns, values: len(columns)}
	out := &register.LastYear{}
	for _, c := range columns {
		out.Columns = append(out.Columns, c.Name)
	}
	for _, t := range y.tables {
		for _, r := range t.rows {
			p := g.project(t.project(r))
			for _, c := range t.columns {
				g.enter(p, t.prefixes, c.text, t.said(cellIn(r, c.at)))
			}
		}
	}
	for _, p := range g.all {
		out.Projects = append(out.Projects, *p)
	}
	return out
}

// pastProjects gathers what was said of projects.
type pastProjects struct {
	columns      []check.LastYear
	values       int // of each
	all          []*register.ProjectLastYear
	coded, named map[string]*register.ProjectLastYear
}

// project is the one that a row names: by its name, else by its code.
func (g *pastProjects) project(code, name string) *register.ProjectLastYear {
	key := value.Fold(name)
	p := g.named[key]
	if code != "" && (p == nil || p.Code != "" && p.Code != code) {
		p = g.coded[code]
	}
	if p == nil {
		p = &register.ProjectLastYear{Code: code, Name: name, Values: make([]string, g.values)}
		g.all = append(g.all, p)
	}
	if p.Code == "" {
		p.Code = code
	}
	g.coded[code], g.named[key] = p, p
	return p
}

// enter writes what a cell says under the names that its column has. A number is
// written plainly: 98% as 0.98.
func (g *pastProjects) enter(p *register.ProjectLastYear, prefixes []string, header, said string) {
	for i, c := range g.columns {
		if said == "" || p.Values[i] != "" || !slices.ContainsFunc(prefixes, func(prefix string) bool { return prefix+header == c.Name }) {
			continue
		}
		p.Values[i] = said
		if n, err := value.ParseNumber(said); err == nil && c.Kind == formula.Number {
			p.Values[i] = n.Value.String()
		}
	}
}
