package load

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jixiao/rules/form"
)

// TestNearestKey: at every level of a form a slip in a key is told with the key
// that was meant.
func TestNearestKey(t *testing.T) {
	parts := partsOf(reflect.TypeFor[form.Definition](), map[reflect.Type]bool{})
	if len(parts) < 10 {
		t.Fatalf("a form has %d kinds of parts only", len(parts))
	}
	for _, p := range parts {
		known := slices.Sorted(maps.Keys(fieldTypes(p)))
		for _, k := range known {
			slip := k + k[len(k)-1:] // the last letter twice
			if got := nearest(slip, known); got != k && !slices.Contains(known, slip) {
				t.Errorf("%s: %s is told as %q, want %s", p.Name(), slip, got, k)
			}
		}
	}
}

// partsOf are the structs that a type is made of.
func partsOf(t reflect.Type, seen map[reflect.Type]bool) []reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if seen[t] || t.Kind() != reflect.Struct || shapeOf(t) != mapShape {
		return nil
	}
	seen[t] = true
	parts := []reflect.Type{t}
	for _, f := range fieldTypes(t) {
		parts = append(parts, partsOf(f, seen)...)
	}
	return parts
}

func TestUnknownKeys(t *testing.T) {
	for _, c := range []struct{ name, yaml, at, want string }{
		{"top", "titel: {texts: [表]}", "titel", "是不是 title？"},
		{"title", "title: {text: [表]}", "title.text", "是不是 texts？"},
		{"field", "fields: [{id: a, lable: 甲}]", "fields[0].lable", "是不是 label？"},
		{"choice", "fields: [{id: a, choices: [{iss: 甲}]}]", "fields[0].choices[0].iss", "是不是 is？"},
		{"grid row", "grids: [{id: g, rows: [{id: r, colums: [a]}]}]", "grids[0].rows[0].colums", "是不是 columns？"},
		{"table", "tables: [{id: t, may_empty: true}]", "tables[0].may_empty", "may_be_empty"},
		{"closing", "tables: [{id: t, closing: {label: [合计]}}]", "tables[0].closing.label", "是不是 labels？"},
		{"total", "tables: [{id: t, closing: {totals: [{id: x, off: y}]}}]", "tables[0].closing.totals[0].off", "是不是 of？"},
		{"template", "template: {papper: portrait}", "template.papper", "是不是 paper？"},
		{"template line", "template: {lines: [{tabel: t}]}", "template.lines[0].tabel", "是不是 table？"},
		{"master", "master: [{shet: 表}]", "master[0].shet", "是不是 sheet？"},
		{"master column", "master: [{sheet: 表, columns: [{feild: a}]}]", "master[0].columns[0].feild", "是不是 field？"},
		{"pivot", "master: [{sheet: 表, pivot: {tables: t}}]", "master[0].pivot.tables", "是不是 table？"},
		{"one level too high", "closing: {labels: [合计]}", "closing", "写在 master[], tables[] 里"},
		{"in upper case", "Title: {texts: [表]}", "Title", "是不是 title？"},
		{"another word", "颜色: 红", "颜色", "这里可以写：about, "},
	} {
		t.Run(c.name, func(t *testing.T) {
			faults := &collector{}
			decode("x.yaml", []byte(c.yaml), &form.Definition{}, faults)
			if len(faults.list) != 1 || faults.list[0].Key != c.at || !strings.Contains(faults.list[0].Message.ZH, c.want) {
				t.Errorf("told %v, want at %s: %s", faults.list, c.at, c.want)
			}
		})
	}
}

// TestRenamedKey: a key of an older version is told with what is in its place.
func TestRenamedKey(t *testing.T) {
	d := &document{whole: reflect.TypeFor[form.Definition]()}
	if got := d.unknownKey("per", fieldTypes(d.whole)); !strings.Contains(got.ZH, "about") || strings.Contains(got.ZH, "grids") {
		t.Errorf("per is told as %q", got.ZH)
	}
}
