package body

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Append writes a submission behind what is in dst.
func Append(dst []byte, s *form.Submission) []byte {
	w := writer{dst}
	w.submission(s)
	return w.text
}

// writer writes objects field by field, in the order of the types.
type writer struct{ text []byte }

func (w *writer) submission(s *form.Submission) {
	w.name('{', "form")
	w.string(s.Form)
	w.name(',', "sheet")
	w.string(s.Sheet)
	w.name(',', "title")
	w.value(s.Title)
	w.number("year", s.Year)
	w.flag("nil", s.Nil)
	w.name(',', "fields")
	w.values(s.Fields)
	w.name(',', "tables")
	w.tables(s.Tables)
	w.flag("wrong", s.Wrong)
	w.number("first_row", s.FirstRow)
	w.number("last_row", s.LastRow)
	w.byte('}')
}

func (w *writer) tables(tables map[string]form.Table) {
	writeMap(w, tables, func(t form.Table) {
		w.name('{', "header")
		w.ref(t.Header)
		w.name(',', "rows")
		w.rows(t.Rows)
		if len(t.Subtotals) > 0 {
			w.name(',', "subtotals")
			w.rows(t.Subtotals)
		}
		w.byte('}')
	})
}

func (w *writer) rows(rows []form.TableRow) {
	if rows == nil {
		w.null()
		return
	}
	w.byte('[')
	for i, r := range rows {
		if i > 0 {
			w.byte(',')
		}
		w.name('{', "line")
		w.int(r.Line)
		w.stringUnlessEmpty("group", r.Group)
		w.name(',', "values")
		w.row(r.Values)
		w.byte('}')
	}
	w.byte(']')
}

// row writes the values of a row, which are in order.
func (w *writer) row(values form.Values) {
	switch {
	case values == nil:
		w.null()
		return
	case len(values) == 0:
		w.text = append(w.text, "{}"...)
		return
	}
	before := byte('{')
	for i := range values {
		w.byte(before)
		w.string(values[i].ID)
		w.byte(':')
		w.value(values[i].Value)
		before = ','
	}
	w.byte('}')
}

func (w *writer) values(values map[string]form.Value) { writeMap(w, values, w.value) }

func (w *writer) value(v form.Value) {
	w.name('{', "state")
	w.string(v.State.String())
	w.flag("as_text", v.AsText)
	w.flag("recomputed", v.Recomputed)
	w.flag("by_hundred", v.ByHundred)
	w.flag("again", v.Again)
	w.number("shown", int(v.Shown))
	w.name(',', "cell")
	w.ref(v.Cell)
	w.stringUnlessEmpty("stored", v.Stored)
	w.stringUnlessEmpty("format", v.Format)
	w.stringUnlessEmpty("text", v.Text)
	if !v.Number.IsZero() {
		w.name(',', "number")
		w.string(v.Number.String())
	}
	if !v.Date.IsZero() {
		w.name(',', "date")
		w.string(v.Date.String())
	}
	w.stringUnlessEmpty("formula", v.Formula)
	w.byte('}')
}

// writeMap writes a map with its keys in order, as encoding/json does.
func writeMap[V any](w *writer, m map[string]V, member func(V)) {
	if m == nil {
		w.null()
		return
	}
	if len(m) == 0 {
		w.text = append(w.text, "{}"...)
		return
	}
	before := byte('{')
	for _, k := range slices.Sorted(maps.Keys(m)) {
		w.byte(before)
		w.string(k)
		w.byte(':')
		member(m[k])
		before = ','
	}
	w.byte('}')
}

func (w *writer) byte(c byte) { w.text = append(w.text, c) }

func (w *writer) null() { w.text = append(w.text, "null"...) }

func (w *writer) int(n int) { w.text = strconv.AppendInt(w.text, int64(n), 10) }

// name begins a field: it comes after an opening brace or a comma.
func (w *writer) name(before byte, name string) {
	w.text = append(w.text, before, '"')
	w.text = append(w.text, name...)
	w.text = append(w.text, '"', ':')
}

func (w *writer) number(name string, n int) {
	if n != 0 {
		w.name(',', name)
		w.int(n)
	}
}

func (w *writer) flag(name string, on bool) {
	if on {
		w.name(',', name)
		w.text = append(w.text, "true"...)
	}
}

func (w *writer) stringUnlessEmpty(name, s string) {
	if s != "" {
		w.name(',', name)
		w.string(s)
	}
}

func (w *writer) ref(r finding.Ref) {
	w.byte('"')
	w.text = r.Append(w.text)
	w.byte('"')
}

// string writes a text; what has to be escaped in it is left to encoding/json.
func (w *writer) string(s string) {
	if !plain(s) {
		quoted, _ := json.Marshal(s) // a string can always be written
		w.text = append(w.text, quoted...)
		return
	}
	w.byte('"')
	w.text = append(w.text, s...)
	w.byte('"')
}

// plain reports whether encoding/json writes a text as it is.
func plain(s string) bool {
	wide := false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			wide = true
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return !wide || wellFormed(s)
}

// wellFormed reports whether a text is UTF-8 without the two line ends that
// scripts cannot bear and encoding/json escapes.
func wellFormed(s string) bool {
	for i, r := range s {
		switch r {
		case '\u2028', '\u2029':
			return false
		case utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		}
	}
	return true
}
