package versiondiff

import (
	"maps"
	"slices"
	"strings"

	"github.com/pmezard/go-difflib/difflib"

	"jixiao/rules/form"
)

// rows compares the rows of a table. Rows that say the same are the same rows,
// wherever they stand; what lies between two of these is compared in order.
func (l labels) rows(table string, older, newer []form.TableRow) []Change {
	m := difflib.NewMatcherWithJunk(l.keys(older), l.keys(newer), false, nil)
	var out []Change
	for _, op := range m.GetOpCodes() {
		if op.Tag == 'e' {
			continue
		}
		was, is := older[op.I1:op.I2], newer[op.J1:op.J2]
		for i := range max(len(was), len(is)) {
			var a, b form.TableRow
			if i < len(was) {
				a = was[i]
			}
			if i < len(is) {
				b = is[i]
			}
			out = append(out, l.values(l.about(table, a, b), a.Values, b.Values)...)
		}
	}
	return out
}

func (l labels) keys(rows []form.TableRow) []string {
	keys := make([]string, len(rows))
	for i, row := range rows {
		var b strings.Builder
		for id, v := range row.Values.All() {
			if t := v.Plain(); t != "" && !l.ordinal[id] {
				b.WriteString(id + "\x01" + t + "\x02")
			}
		}
		keys[i] = b.String()
	}
	return keys
}

// about says what a row is about: its first text, in the newer version where
// that has one.
func (l labels) about(table string, older, newer form.TableRow) string {
	for _, row := range []form.TableRow{newer, older} {
		for _, id := range l.names[table] {
			if v := row.Value(id); v.Given() {
				return v.Plain()
			}
		}
	}
	return ""
}

// subtotals compares sub-totals by the group that they close.
func (l labels) subtotals(older, newer []form.TableRow) []Change {
	groups := map[string][2]form.Values{}
	for i, rows := range [][]form.TableRow{older, newer} {
		for _, row := range rows {
			pair := groups[row.Group]
			pair[i] = row.Values
			groups[row.Group] = pair
		}
	}
	var out []Change
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, l.values(group, groups[group][0], groups[group][1])...)
	}
	return out
}
