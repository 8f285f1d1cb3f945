package formguess

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/rules/finding"

	"jixiao/rules/form"
)

// mostSheetName is how many characters the name of a sheet has.
const mostSheetName = 31

// master drafts the sheets of the master workbook: one of each table, with every
// value, where it came from, and what its amounts come to.
func (g *guesser) master(d *form.Definition) {
	if len(d.Tables) == 0 {
		d.Master = append(d.Master, output(d, sheetName(d.Name.ZH), form.EachSubmission, nil))
	}
	for i := range d.Tables {
		t := &d.Tables[i]
		name := d.Name.ZH
		if i > 0 {
			name = numbered(d.Name.ZH, i+1)
		}
		d.Master = append(d.Master, output(d, sheetName(name), t.ID, t.Columns))
	}
	g.doubts.add("master", finding.Place{}, "总表里怎么列，可以删列、改次序；工作表名不能与别的表单重复", "how it stands in the master: columns may go or move; the name of the sheet must be its own")
}

func numbered(name string, n int) string {
	r := []rune(name)
	return string(r[:min(len(r), mostSheetName-2)]) + string(rune('0'+n%10))
}

// sheetName is a name that workbooks take for a sheet.
func sheetName(name string) string {
	r := []rune(name)
	for i, c := range r {
		if slices.Contains([]rune(`:\/?*[]'`), c) {
			r[i] = '_'
		}
	}
	return string(r[:min(len(r), mostSheetName)])
}

// output is a sheet of the master: the row, who sent it, the values at the head of
// the sheet, those of the row, and where they stand.
func output(d *form.Definition, sheet, rows string, columns []form.Field) form.Output {
	o := form.Output{Sheet: sheet, Title: "{year}年度" + strings.NewReplacer("{", "", "}", "").Replace(d.Name.ZH), Rows: rows,
		Note: strings.TrimSpace(d.Template.Note + "    {as_of}")}
	o.Columns = append(o.Columns, form.OutputColumn{Show: "ordinal"}, form.OutputColumn{Unit: "text"})
	taken := map[string]bool{}
	add := func(f *form.Field, id string) {
		if taken[id] || f.Ordinal {
			return
		}
		taken[id] = true
		o.Columns = append(o.Columns, form.OutputColumn{ID: idBeside(id), Field: id})
	}
	for i := range d.Fields {
		if f := &d.Fields[i]; f.Type != form.TypeUnit { // who sent it stands there already
			add(f, f.ID)
		}
	}
	for i := range columns {
		add(&columns[i], columns[i].ID)
	}
	for i := range d.Grids {
		addGrid(&d.Grids[i], add)
	}
	o.Columns = append(o.Columns, form.OutputColumn{Show: "file"}, form.OutputColumn{Show: "place"})
	o.Closing = closingOf(columns)
	return o
}

func addGrid(g *form.Grid, add func(*form.Field, string)) {
	for r := range g.Rows {
		for c := range g.Columns {
			if g.Rows[r].Counts(g.Columns[c].ID) {
				add(&g.Columns[c], g.Rows[r].ID+"."+g.Columns[c].ID)
			}
		}
	}
}

// idBeside is the id of a field's column where its own is that of a column that
// every sheet has, else "".
func idBeside(id string) string {
	if slices.Contains([]string{"ordinal", "text", "file", "place"}, id) {
		return id + "_value"
	}
	return ""
}

// closingOf closes the amounts of a table.
func closingOf(columns []form.Field) []form.OutputClosing {
	var ids []string
	for i := range columns {
		if t := columns[i].Type; t == form.TypeAmount || t == form.TypeCount {
			ids = append(ids, cmp.Or(idBeside(columns[i].ID), columns[i].ID))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return []form.OutputClosing{{Label: "合计", Sum: ids}}
}
