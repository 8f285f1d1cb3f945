package workbookdiff

import (
	"jixiao/rules/form"
)

// pair is one sheet as it was written and as it is now; either may be missing.
type pair struct {
	name     string
	was, now form.Sheet
}

// pairs puts the sheets of two workbooks together by name, in the order in
// which they were written; new ones come last.
func pairs(written, now *form.Workbook) []pair {
	var all []pair
	at := map[string]int{}
	for _, s := range written.Sheets {
		at[s.Name] = len(all)
		all = append(all, pair{name: s.Name, was: s})
	}
	for _, s := range now.Sheets {
		if i, ok := at[s.Name]; ok {
			all[i].now = s
			continue
		}
		all = append(all, pair{name: s.Name, now: s})
	}
	return all
}

// rows hands out the rows of a sheet one by one, those of a long list unpacked
// as they come.
type rows struct {
	sheet form.Sheet
	next  int
}

// row is the next row, ok false behind the last one.
func (r *rows) row() (row form.Row, ok bool) {
	kept := len(r.sheet.Rows)
	switch {
	case r.next < kept:
		row = r.sheet.Rows[r.next]
	case r.sheet.Packed != nil && r.next < kept+r.sheet.Packed.Len():
		row = r.sheet.Packed.Row(r.next - kept)
	default:
		return form.Row{}, false
	}
	r.next++
	return row, true
}

// each visits all rows of both sheets in their order, together where both have
// a row of a number.
func (p pair) each(visit func(was, now form.Row)) {
	left, right := rows{sheet: p.was}, rows{sheet: p.now}
	was, more := left.row()
	now, more2 := right.row()
	for more || more2 {
		switch {
		case !more2 || more && was.Index < now.Index:
			visit(was, form.Row{})
			was, more = left.row()
		case !more || now.Index < was.Index:
			visit(form.Row{}, now)
			now, more2 = right.row()
		default:
			visit(was, now)
			was, more = left.row()
			now, more2 = right.row()
		}
	}
}
