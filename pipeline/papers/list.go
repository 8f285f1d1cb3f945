package papers

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// list is what a template may repeat: rows of named columns.
type list struct {
	name    string
	columns []column
	rows    [][]datum // as long as columns
	owners  []owner   // whose each row is
	missing bool      // the campaign has none, and the template allows for it
}

// column is a column's name, with what its values are.
type column struct {
	name string
	kind kind
}

// owner says whose a row is.
type owner struct {
	unit    string // code; "" is nobody's in particular, and in no paper for one unit
	subject finding.Subject
}

func (l *list) add(of owner, row ...datum) {
	l.rows, l.owners = append(l.rows, row), append(l.owners, of)
}

// at finds a column by its name, -1 where there is none. Every list has 序号, the
// number of the row, unless a column of its own is called so.
func (l *list) at(name string) int {
	return slices.IndexFunc(l.columns, func(c column) bool { return sameName(c.name, name) })
}

func sameName(a, b string) bool { return value.Fold(a) == value.Fold(b) }

// by sorts the rows by whose they are.
func (l *list) by(whose func(owner) string) map[string]*list {
	all := map[string]*list{}
	for i, row := range l.rows {
		key := whose(l.owners[i])
		if all[key] == nil {
			all[key] = l.empty()
		}
		all[key].add(l.owners[i], row...)
	}
	return all
}

// empty is the list without its rows.
func (l *list) empty() *list { return &list{name: l.name, columns: l.columns} }

// where are the rows that meet a condition.
func (l *list) where(at int, is string, not bool) *list {
	out := l.empty()
	for i, row := range l.rows {
		if sameName(row[at].usual(), is) != not {
			out.add(l.owners[i], row...)
		}
	}
	return out
}

// groups sorts the rows by what a column says, in the order in which it first does.
func (l *list) groups(at int) (names []string, all map[string]*list) {
	all = map[string]*list{}
	for i, row := range l.rows {
		name := row[at].usual()
		if name == "" {
			continue
		}
		if all[name] == nil {
			names, all[name] = append(names, name), l.empty()
		}
		all[name].add(l.owners[i], row...)
	}
	return names, all
}
