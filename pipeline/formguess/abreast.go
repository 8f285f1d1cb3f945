package formguess

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// How many columns tables have at least that stand side by side, and how many
// such tables are looked for.
const (
	fewestAbreast = 2
	mostAbreast   = 4
)

// abreast are the tables under a header row that says the same several times,
// from the left: 收入 项目 | 预算 beside 支出 项目 | 预算. What begins with numbers
// goes on with the row, and is no table of its own.
func (p *page) abreast(row int, columns []column, first int) (tables []*table, last int) {
	for n := 2; n <= mostAbreast; n++ {
		each := len(columns) / n
		if len(columns)%n != 0 || each < fewestAbreast || !repeat(columns, each) {
			continue
		}
		for from := 0; from < len(columns); from += each {
			own := columns[from : from+each : from+each]
			side := p.columnsOf(own)
			t := side.rowsUnder(&table{header: row, first: first, last: first - 1, columns: own, abreast: true})
			if len(t.rows) == 0 || !side.named(t) {
				return nil, 0
			}
			tables, last = append(tables, t), max(last, t.last)
		}
		return tables, last
	}
	return nil, 0
}

// repeat reports whether headers stand again after so many columns.
func repeat(columns []column, each int) bool {
	for i := each; i < len(columns); i++ {
		if value.Label(columns[i].label) != value.Label(columns[i-each].label) {
			return false
		}
	}
	return true
}

// columnsOf is the page as far as it stands under some headers.
func (p *page) columnsOf(columns []column) *page {
	left, right := columns[0].at.From.Col, columns[len(columns)-1].at.To.Col
	side := *p
	side.filled, side.rows = map[int][]*form.Cell{}, nil
	for _, r := range p.rows {
		for _, c := range p.filled[r] {
			if left <= c.Ref.Col && c.Ref.Col <= right {
				side.filled[r] = append(side.filled[r], c)
			}
		}
		if len(side.filled[r]) > 0 {
			side.rows = append(side.rows, r)
		}
	}
	return &side
}

// named reports whether texts stand in the first column of the rows.
func (p *page) named(t *table) bool {
	return !slices.ContainsFunc(t.rows, func(r int) bool {
		s := p.at(finding.At(r, t.columns[0].col()))
		return s.filled() && s.cell.Kind != form.Text
	})
}
