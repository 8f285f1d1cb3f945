package master

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// usualDigits are those of a mean of which the definition says nothing.
const usualDigits = 2

// close writes a row under the data: its label in the first column.
func (m *master) close(t *sheet, o *form.OutputClosing) {
	cells := make([]write.Cell, len(t.Columns))
	cells[0] = write.Text(o.Label)
	for i := range t.merged.Columns() {
		c, s := t.merged.At(i), t.totals[i]
		switch {
		case slices.Contains(o.Sum, c.ID):
			cells[i] = t.Over("SUM", i+1, t.last, t.number(c.Type, s.total))
			t.closed[i] = t.Next()
		case slices.Contains(o.Mean, c.ID) && s.numbers > 0:
			cells[i] = t.mean(i, digits(o))
		case slices.Contains(o.Count, c.ID):
			cells[i] = t.Over("COUNTA", i+1, t.last, write.Count(s.filled))
		}
	}
	for i := range cells {
		cells[i] = cells[i].As(write.Total)
	}
	t.Row(cells...)
}

func digits(o *form.OutputClosing) int {
	if o.Digits == nil {
		return usualDigits
	}
	return *o.Digits
}

func (t *sheet) mean(column, digits int) write.Cell {
	expr := fmt.Sprintf("ROUND(AVERAGE(%s),%d)", t.Data(column+1, t.last), digits)
	return write.Formula(expr, t.number(t.merged.At(column).Type, t.totals[column].mean(digits)))
}

// totalOf refers to the sum of a column, in the row that closes it where there
// is one.
func (t *sheet) totalOf(column int) write.Cell {
	result := t.number(t.merged.At(column).Type, t.totals[column].total)
	if row, closed := t.closed[column]; closed {
		name := strings.ReplaceAll(t.Name(), "'", "''")
		return write.Formula(fmt.Sprintf("'%s'!%s", name, finding.Ref{Row: row, Col: column + 1}), result)
	}
	return t.Over("SUM", column+1, t.last, result)
}
