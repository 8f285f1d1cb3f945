package honest

import (
	"fmt"
	"regexp"
)

// address names a cell: column 2, row 3 is B3.
func address(col, row int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return fmt.Sprintf("%s%d", name, row)
}

var reference = regexp.MustCompile(`\{[^}]+\}`)

// resolve writes addresses into the formulas, once everything has its place.
func (b *Book) resolve() error {
	for _, p := range b.Pages {
		at := map[string]string{}
		p.each(func(col, row int, c *Cell) { at["{"+c.ID+"}"] = address(col, row) })
		var missing []string
		p.each(func(_, _ int, c *Cell) {
			c.Formula = reference.ReplaceAllStringFunc(c.Formula, func(id string) string {
				if at[id] == "" {
					missing = append(missing, id)
				}
				return at[id]
			})
		})
		if len(missing) > 0 {
			return fmt.Errorf("sheet %s: formulas name no cell %v", p.Name, missing)
		}
	}
	return nil
}

// each shows every cell with its column and row.
func (p *Page) each(do func(col, row int, c *Cell)) {
	for i, row := range p.Rows {
		for _, col := range row.order() {
			do(col, i+1, row.Cells[col])
		}
	}
}
