package master

import (
	"jixiao/internal/office/write"
	"jixiao/rules/finding"
)

// joiner makes one cell of equal texts below each other, in the columns that ask
// for it.
type joiner struct {
	sheet   *sheet
	columns []int
	runs    map[int]*run
}

type run struct {
	text  string
	first int
}

func newJoiner(t *sheet) *joiner {
	j := &joiner{sheet: t, runs: map[int]*run{}}
	for i, c := range t.merged.Columns() {
		if c.Spec != nil && c.Spec.Merge {
			j.columns, j.runs[i] = append(j.columns, i), &run{}
		}
	}
	return j
}

// row looks at the cells that are written as a row.
func (j *joiner) row(at int, cells []write.Cell) {
	for _, col := range j.columns {
		r := j.runs[col]
		if text := cells[col].String(); r.first == 0 || text != r.text {
			j.close(col, at-1)
			*r = run{text, at}
		}
	}
}

// end closes what runs to the last row.
func (j *joiner) end(last int) {
	for _, col := range j.columns {
		j.close(col, last)
	}
}

func (j *joiner) close(col, last int) {
	if r := j.runs[col]; r.text != "" && last > r.first {
		j.sheet.Merge(finding.Ref{Row: r.first, Col: col + 1}, finding.Ref{Row: last, Col: col + 1})
	}
}
