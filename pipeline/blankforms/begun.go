package blankforms

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/form"
)

// tableLine is a row of a table.
type tableLine struct {
	cells []*slot
	by    map[string]*slot
	own   []*slot // those that make it a row: neither its number nor what is carried down
	nils  []string
	at    string // the cell that says whether the row is begun
}

// tableLines are the rows of a table as they are drawn.
func (r *region) tableLines(nils []string) []*tableLine {
	var all []*tableLine
	for _, by := range r.lines {
		line := &tableLine{by: by, nils: nils}
		for i := range r.def.Columns {
			s := by[r.def.Columns[i].ID]
			line.cells = append(line.cells, s)
			if !s.field.Ordinal && !s.field.Carry && s.formula == "" {
				line.own = append(line.own, s)
			}
		}
		all = append(all, line)
	}
	return all
}

// filled holds for a row in which something stands but the word for nothing to
// report.
func (l *tableLine) filled() string {
	if len(l.own) == 0 {
		return "TRUE"
	}
	filled := "COUNTA(" + areas(l.own, l.own[0].at.Row) + ")"
	var words []string
	for _, s := range l.own {
		if s.field.Type != form.TypeText {
			continue
		}
		for _, word := range l.nils {
			words = append(words, s.at.String()+"="+quoted(word))
		}
	}
	if len(words) == 0 || len(words) > mostWords {
		return filled + ">0"
	}
	return fmt.Sprintf("%[1]s>0,NOT(AND(%[1]s=1,OR(%[2]s)))", filled, strings.Join(words, ","))
}

// begins says it of the blank form.
func (l *tableLine) begins() bool {
	for _, s := range l.own {
		if s.text != "" {
			return true
		}
	}
	return false
}

// areas are cells beside each other down to a row, run by run.
func areas(cells []*slot, row int) string {
	var all []string
	for i := 0; i < len(cells); i++ {
		first, last := cells[i].at, cells[i].at
		for i+1 < len(cells) && cells[i+1].at.Col == cells[i].at.Col+max(cells[i].span, 1) {
			i++
			last = cells[i].at
		}
		last.Row = row
		all = append(all, first.String()+":"+last.String())
	}
	return strings.Join(all, ",")
}

// empty counts a table in which no row is begun, where that is a fault.
func (d *draft) empty(r *region, all []*tableLine) {
	if r.def.MayEmpty || len(all) == 0 || len(all[0].own) == 0 {
		return
	}
	var cells []string
	for _, line := range all {
		if last, begins := r.runFrom(line.by); begins {
			cells = append(cells, areas(line.own, last))
		}
	}
	d.lacking = d.counting(d.lacking, "COUNTA("+strings.Join(cells, ",")+")=0", !slices.ContainsFunc(all, (*tableLine).begins))
}

// grown holds where somebody put rows into a table, which nothing counts.
func (d *draft) grown() string {
	var any []string
	for i := range d.def.Tables {
		r := d.tables[d.def.Tables[i].ID]
		if r == nil {
			continue
		}
		for _, run := range r.runs {
			any = append(any, fmt.Sprintf("ROWS(%s)>%d", r.area(r.def.Columns[0].ID, run), run[1]-run[0]+1))
		}
	}
	if len(any) == 0 {
		return "FALSE"
	}
	return "OR(" + strings.Join(any, ",") + ")"
}
