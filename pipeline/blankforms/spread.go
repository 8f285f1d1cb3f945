package blankforms

import (
	"jixiao/internal/office/celltext"
	"jixiao/rules/form"
)

// usualWidths are how wide columns are drawn where the definition is silent,
// in digits.
var usualWidths = map[form.Type]int{
	form.TypeScore: 10, form.TypeWeight: 9, form.TypeAmount: 14, form.TypeRate: 11, form.TypeNumber: 9,
	form.TypeCount: 9, form.TypeDate: 13, form.TypeCode: 11, form.TypeUnit: 34, form.TypePhone: 16,
	form.TypeChoice: 12, form.TypeText: 24,
}

// plainWidth is the width of each column of a sheet without tables.
const plainWidth = 24

// widths are the columns of the sheet: those of its widest table or grid.
func widths(def *form.Definition) []int {
	best := []int{plainWidth, plainWidth, plainWidth, plainWidth}
	most := 0
	for i := range def.Tables {
		if own := columnWidths(def.Tables[i].Columns); len(own) > most {
			best, most = own, len(own)
		}
	}
	for i := range def.Grids {
		if own := append([]int{plainWidth}, columnWidths(def.Grids[i].Columns)...); len(own) > most {
			best, most = own, len(own)
		}
	}
	// A pair of labels with their values needs four columns.
	for len(best) < 4 {
		best = append(best, plainWidth)
	}
	return best
}

func columnWidths(columns []form.Field) []int {
	var all []int
	for i := range columns {
		all = append(all, wanted(&columns[i]))
	}
	return all
}

// wanted is how wide a value would like to stand.
func wanted(f *form.Field) int {
	if f.Width > 0 {
		return f.Width
	}
	return max(usualWidths[f.Type], width(f.LabelText().ZH)+2)
}

func width(s string) int {
	return celltext.Width(s)
}

// spread lays cells over columns, each over one or more, so that they lack as
// little as can be of what they need. There must be no more cells than columns.
func spread(columns, needs []int) []int {
	type state struct {
		cost, from int
	}
	n, m := len(columns), len(needs)
	// best[i][j] is the least cost of laying i cells over the first j columns.
	best := make([][]state, m+1)
	for i := range best {
		best[i] = make([]state, n+1)
		for j := range best[i] {
			best[i][j].cost = -1
		}
	}
	best[0][0].cost = 0
	for i := 1; i <= m; i++ {
		for j := i; j <= n; j++ {
			room := 0
			for k := j - 1; k >= i-1; k-- {
				room += columns[k]
				if best[i-1][k].cost < 0 {
					continue
				}
				cost := best[i-1][k].cost + misfit(needs[i-1], room)
				if best[i][j].cost < 0 || cost < best[i][j].cost {
					best[i][j] = state{cost, k}
				}
			}
		}
	}
	spans := make([]int, m)
	for i, j := m, n; i > 0; i-- {
		spans[i-1] = j - best[i][j].from
		j = best[i][j].from
	}
	return spans
}

// misfit weighs room that lacks heavily, and room to spare a little, so that
// it goes to whoever needs most.
func misfit(need, room int) int {
	if room < need {
		return 40 * (need - room) * (need - room) / need
	}
	return (room - need) * (room - need) / need
}
