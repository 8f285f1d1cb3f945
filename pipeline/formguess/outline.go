package formguess

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// outline is what one sheet shows of a form.
type outline struct {
	file string
	page *page
	title
	money  string // what amounts are in: 万元, 元
	pairs  []pair
	tables []*table
}

// place is a cell of the outline's sheet.
func (o *outline) place(ref finding.Ref) finding.Place {
	return finding.Place{File: o.file, Sheet: o.page.sheet.Name, Cell: ref}
}

// mostParts bounds the labels and the tables of a sheet.
const mostParts = 300

// newOutline reads a sheet.
func newOutline(file string, p *page) *outline {
	o := &outline{file: file, page: p, title: p.findTitle(), money: p.findMoney()}
	for i := 0; i < len(p.rows); i++ {
		row := p.rows[i]
		spots := p.spots(row)
		if len(spots) == 1 && (spots[0].ref() == o.title.at || isYearStamp(spots[0].text)) {
			continue
		}
		if len(o.pairs) > mostParts || len(o.tables) > mostParts {
			o.page.cut = true
			break
		}
		last := o.part(row, p.common)
		for i+1 < len(p.rows) && p.rows[i+1] <= last {
			i++
		}
	}
	return o
}

// part reads what begins in a row, and says down to which row that reaches.
func (o *outline) part(row int, common map[string]bool) int {
	p := o.page
	if columns, first := p.header(row); len(columns) > 0 {
		if tables, last := p.abreast(row, columns, first); len(tables) > 0 {
			o.tables = append(o.tables, tables...)
			return last
		}
		if t := p.table(row, columns, first); t.holds() || len(t.rows) > 0 && p.headers[t.signature()] {
			o.tables = append(o.tables, t)
			return t.last
		}
	}
	if below := p.belows(row); below != nil {
		o.pairs = append(o.pairs, below...)
		return row + 1
	}
	o.pairs = append(o.pairs, p.pairsIn(row, common)...)
	return row
}

// holds reports whether the header is one: rows stand under it, or it is that of
// a blank form, with more headers than a line of labels has.
func (t *table) holds() bool {
	return len(t.rows) > 1 || len(t.columns) > fewestHeaders || len(t.rows) == 1 && t.closing.row > 0
}

// signature are the headers of a table in one text.
func (t *table) signature() string {
	var keys []string
	for i := range t.columns {
		keys = append(keys, t.columns[i].key())
	}
	return strings.Join(keys, "\n")
}

// findMoney is what the amounts are in, as a note in the first rows says, else a
// heading: 项目资金（万元）.
func (p *page) findMoney() string {
	for i, row := range p.rows {
		if i >= titleRows {
			break
		}
		for _, s := range p.spots(row) {
			if money := moneyUnit(value.Fold(s.text)); money == "万元" || money == "元" {
				return money
			}
		}
	}
	return p.headingMoney()
}

func (p *page) headingMoney() string {
	found := ""
	for _, row := range p.rows {
		for _, s := range p.spots(row) {
			switch money := labelMoney(s.text); {
			case money == "" || s.cell.Kind != form.Text || labelness(s.cell) == noLabel:
			case found != "" && found != money:
				return ""
			default:
				found = money
			}
		}
	}
	return found
}

// texts are the keys of all texts of a sheet, as labels are compared.
func (p *page) texts() map[string]bool {
	keys := map[string]bool{}
	for _, c := range p.cells {
		if labelness(c) > noLabel {
			keys[value.Label(c.Text)] = true
		}
	}
	return keys
}

// keys are the labels and headers of an outline.
func (o *outline) keys() map[string]bool {
	keys := map[string]bool{}
	for _, one := range o.pairs {
		keys[value.Label(one.label)] = true
	}
	for _, t := range o.tables {
		for i := range t.columns {
			keys[t.columns[i].key()] = true
		}
	}
	return keys
}
