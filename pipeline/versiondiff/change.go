// Package versiondiff tells what a newer version of a submission says otherwise,
// field by field.
//
// It owns the comparison: which rows of two tables are the same one, and what
// in them differs. It refuses to judge a difference, and knows nothing of
// versions, files or what a field is for.
package versiondiff

import (
	"cmp"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Change is one value that differs. Of a row that was added, Old is "" for all
// its values; of one that was taken out, New is, and the cell is where the
// value stood.
type Change struct {
	Cell     finding.Ref
	Field    string       // id of the form definition
	Label    finding.Text // as printed on the form
	Row      string       // what the row is about, "" outside tables
	Old, New string
}

// Between lists what newer says otherwise than older on a subject, in the order
// of the cells: of a sheet about several, its rows count alone. Running numbers
// say nothing and are left out.
func Between(older, newer *form.Submission, about finding.Subject) []Change {
	if older == nil || newer == nil {
		return nil
	}
	l := newLabels(newer.Def)
	out := l.values("", form.ValuesOf(older.Fields), form.ValuesOf(newer.Fields))
	for _, id := range tables(older, newer) {
		out = append(out, l.rows(id, rowsOn(older, id, about), rowsOn(newer, id, about))...)
		out = append(out, l.subtotals(older.Tables[id].Subtotals, newer.Tables[id].Subtotals)...)
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Cell.Row, b.Cell.Row), cmp.Compare(a.Cell.Col, b.Cell.Col), cmp.Compare(a.Field, b.Field))
	})
	return out
}

// rowsOn are the rows of a table that are about a subject.
func rowsOn(s *form.Submission, table string, about finding.Subject) []form.TableRow {
	rows := s.Tables[table].Rows
	if about == "" || s.Def == nil || !s.Def.Many() {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r form.TableRow) bool { return !s.Def.IsAbout(r, about) })
}

func tables(a, b *form.Submission) []string {
	ids := map[string]bool{}
	for _, s := range []*form.Submission{a, b} {
		for id := range s.Tables {
			ids[id] = true
		}
	}
	return sorted(ids)
}

// values compares two sets of values by their ids.
func (l labels) values(row string, older, newer form.Values) []Change {
	ids := map[string]bool{}
	for _, values := range []form.Values{older, newer} {
		for id := range values.All() {
			ids[id] = true
		}
	}
	var out []Change
	for _, id := range sorted(ids) {
		was, _ := older.Of(id)
		is, _ := newer.Of(id)
		if was.Plain() == is.Plain() || l.ordinal[id] {
			continue
		}
		at := is.Cell
		if at.IsZero() {
			at = was.Cell
		}
		out = append(out, Change{Cell: at, Field: id, Label: l.label(id), Row: row, Old: was.Plain(), New: is.Plain()})
	}
	return out
}
