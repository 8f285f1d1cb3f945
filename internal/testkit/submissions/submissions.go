// Package submissions draws submissions for tests of how they are kept: as text,
// packed, or in whatever way comes next.
//
// It owns what one can hold, at its edges too, and whether a workbook could have
// it. It refuses to know how any of it is written.
package submissions

import (
	"reflect"
	"unicode/utf8"

	"pgregory.net/rapid"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Any are submissions with everything that one can hold.
func Any() *rapid.Generator[form.Submission] {
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "valid", "评分表", "a\"b\\c", "<b>&amp;", "\u2028", "\xff", "一\n二", "\x00"}))
	flags := rapid.Bool()
	numbers := rapid.SampledFrom([]string{"0", "1", "-0.5", "4916.61", "99999999999999999999.99", "0.000000000000001", "1E+308", "-4.9E-324"})
	refs := rapid.Custom(func(t *rapid.T) finding.Ref {
		if flags.Draw(t, "none") {
			return finding.Ref{}
		}
		return finding.Ref{Row: edgeOf(finding.MaxRow).Draw(t, "row"), Col: edgeOf(finding.MaxCol).Draw(t, "col")}
	})
	values := rapid.Custom(func(t *rapid.T) form.Value {
		v := form.Value{State: rapid.SampledFrom([]form.State{form.Missing, form.Empty, form.Invalid, form.Valid}).Draw(t, "state"),
			Cell: refs.Draw(t, "cell"), Stored: texts.Draw(t, "stored"), Format: texts.Draw(t, "format"), Text: texts.Draw(t, "text"),
			Number: decimal.Must(numbers.Draw(t, "number")), Shown: rapid.Int16Range(0, 9).Draw(t, "shown"), Formula: texts.Draw(t, "formula"),
			AsText: flags.Draw(t, "as text"), Recomputed: flags.Draw(t, "recomputed"), ByHundred: flags.Draw(t, "by hundred"), Again: flags.Draw(t, "again")}
		if flags.Draw(t, "dated") {
			v.Date = value.Date{Year: 2023, Month: 10, Day: 15}
		}
		return v
	})
	maps := rapid.OneOf(rapid.Just(map[string]form.Value(nil)), rapid.MapOf(texts, values))
	rows := rapid.OneOf(rapid.Just([]form.TableRow(nil)), rapid.SliceOfN(rapid.Custom(func(t *rapid.T) form.TableRow {
		return form.TableRow{Line: rapid.IntRange(0, finding.MaxRow).Draw(t, "line"), Group: texts.Draw(t, "group"), Values: form.ValuesOf(maps.Draw(t, "values"))}
	}), 0, 3))
	tables := rapid.MapOfN(texts, rapid.Custom(func(t *rapid.T) form.Table {
		return form.Table{Header: refs.Draw(t, "header"), Rows: rows.Draw(t, "rows"), Subtotals: rows.Draw(t, "subtotals")}
	}), 0, 2)
	return rapid.Custom(func(t *rapid.T) form.Submission {
		return form.Submission{Form: texts.Draw(t, "form"), Sheet: texts.Draw(t, "sheet"), Title: values.Draw(t, "title"),
			Year: rapid.IntRange(-1, 9999).Draw(t, "year"), Nil: flags.Draw(t, "nil"), Fields: maps.Draw(t, "fields"),
			Tables: tables.Draw(t, "tables"), Wrong: flags.Draw(t, "wrong"), FirstRow: rapid.IntRange(0, 9).Draw(t, "first"), LastRow: rapid.IntRange(0, 9).Draw(t, "last")}
	})
}

// edgeOf are rows or columns, at the edge of a sheet and beside it too.
func edgeOf(last int) *rapid.Generator[int] {
	return rapid.OneOf(rapid.IntRange(1, last), rapid.IntRange(-1, 2), rapid.IntRange(last-1, last+2))
}

// Possible reports whether a submission holds nothing but addresses of a sheet
// and characters of Unicode.
func Possible(s *form.Submission) bool {
	ok := true
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		if ref, is := v.Interface().(finding.Ref); is {
			ok = ok && (ref.IsZero() || ref == finding.At(ref.Row, ref.Col))
			return
		}
		switch v.Kind() {
		case reflect.String:
			ok = ok && utf8.ValidString(v.String())
		case reflect.Map:
			for it := v.MapRange(); it.Next(); {
				walk(it.Key())
				walk(it.Value())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(*s))
	return ok
}
