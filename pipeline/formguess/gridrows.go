package formguess

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// mostGridRows is how many rows a block with headers on two sides has: more are
// a list.
const mostGridRows = 40

// gridHeads are headers over the names of rows that are printed on the form.
var gridHeads = []string{"项目", "资金来源", "科目", "预算科目", "支出项目", "收入项目", "指标", "支出内容", "资金项目", "费用项目", "支出类别", "收支项目", "项目内容"}

// nameRows finds out whether a table is a block with headers on two sides: the
// names of its rows are printed, and beside them stand nothing but numbers.
func (p *page) nameRows(t *table) {
	if col := p.unheaded(t); col > 0 {
		t.names = col
	} else if slices.Contains(gridHeads, value.Label(t.columns[0].label)) && p.onlyNumbers(t) {
		t.names = t.columns[0].col()
		t.columns = t.columns[1:]
	} else {
		return
	}
	if t.closing.row > 0 {
		t.rows = append(t.rows, t.closing.row)
		t.closing = mark{}
	}
	for _, m := range t.subtotals {
		t.rows = append(t.rows, m.row)
	}
	t.subtotals = nil
	if t.above {
		t.above = false
		t.rows = slices.DeleteFunc(slices.Clone(p.rows), func(r int) bool { return r < t.first || r > t.last || !p.rowName(t, r).filled() })
	}
	slices.Sort(t.rows)
}

// unheaded is the column left of the headers in which every row has a text, 0 if
// there is none.
func (p *page) unheaded(t *table) int {
	for col := t.columns[0].col() - 1; col >= 1; col-- {
		over := p.at(finding.At(t.header, col))
		named := 0
		for _, r := range t.rows {
			if s := p.at(finding.At(r, col)); s.filled() && s.area.From.Row == r && labelness(s.cell) > noLabel {
				named++
			}
		}
		if !over.filled() && named > 0 && named == len(t.rows) && named <= mostGridRows {
			return p.at(finding.At(t.rows[0], col)).ref().Col
		}
	}
	return 0
}

// onlyNumbers reports whether the rows have names, each another, and nothing but
// numbers and blanks beside them.
func (p *page) onlyNumbers(t *table) bool {
	seen := map[string]bool{}
	for _, r := range t.rows {
		name := p.value(r, &t.columns[0])
		if !name.filled() || labelness(name.cell) == noLabel || seen[value.Label(name.text)] {
			return false
		}
		seen[value.Label(name.text)] = true
		for i := range t.columns[1:] {
			s := p.value(r, &t.columns[i+1])
			if s.filled() && !isNumber(s.cell) && !value.IsNone(s.text) {
				return false
			}
		}
	}
	return len(t.rows) > 1 && len(t.rows) <= mostGridRows
}

// rowName is the name of a grid's row.
func (p *page) rowName(t *table, r int) spot { return p.at(finding.At(r, t.names)) }

// isNumber reports whether a cell holds a number, or a text that is one.
func isNumber(c *form.Cell) bool {
	switch c.Kind {
	case form.Number:
		return !value.IsDateFormat(c.Format)
	case form.Text:
		_, err := value.ParseNumber(c.Text)
		return err == nil
	}
	return false
}
