package blankforms

import (
	"strings"
	"unicode/utf16"

	"jixiao/internal/office/write"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// asking is a check of the form, with the list that it goes by.
type asking struct {
	write.Check
	list *choosing
}

// varies reports whether other blank forms have other entries in it.
func (c *asking) varies() bool { return c.list != nil && c.list.kind != noList && !c.list.longer }

// check has Excel refuse what the rules would send back. Cells under each
// other in one column share a check.
func (d *draft) check() {
	inTable := map[*slot]bool{}
	for i := range d.def.Tables {
		r := d.tables[d.def.Tables[i].ID]
		if r == nil {
			continue
		}
		for _, line := range r.lines {
			for _, s := range line {
				inTable[s] = true
			}
		}
		for j := range r.def.Columns {
			d.askColumn(r, r.def.Columns[j].ID)
		}
	}
	for _, s := range d.slots {
		if s.open() && !inTable[s] {
			d.ask(s, s.at, nil)
		}
	}
}

// askColumn asks for a column of a table, run by run of cells that are open.
func (d *draft) askColumn(r *region, column string) {
	for i := 0; i < len(r.lines); i++ {
		first := r.lines[i][column]
		if !first.open() {
			continue
		}
		last, n := first.at, i
		for i+1 < len(r.lines) && r.lines[i+1][column].open() && r.lines[i+1][column].at.Row == last.Row+1 {
			i++
			last = r.lines[i][column].at
		}
		d.ask(first, last, r.lines[n])
	}
}

// ask adds the check of a value that stands from its cell down to another one.
// line holds what stands beside the first, where it is in a table.
func (d *draft) ask(s *slot, last finding.Ref, line map[string]*slot) {
	f := s.field
	c := write.Check{From: s.at, To: last, Title: f.Label + "填写有误"}
	if list := d.choices(f); len(list.entries) > 0 {
		c.First, c.Message = list.formula, "“"+f.Label+"”请从下拉列表中选择，不能填其他内容。"
		d.checks = append(d.checks, asking{c, list})
		return
	}
	all := append(d.demands(f, s.at), d.ruled(f, s.at, line)...)
	if len(all) == 0 {
		return
	}
	c.Soft = true
	var formulas, words []string
	for _, one := range all {
		c.Soft = c.Soft && one.soft
		formulas = append(formulas, one.formula)
		if one.words != "" {
			words = append(words, one.words)
		}
	}
	c.Kind, c.First = write.ByFormula, "AND("+strings.Join(formulas, ",")+")"
	if f.Type == form.TypeDate && len(all) == 1 {
		c.Kind = write.AnyDay
		c.First, c.Last = d.days(f).formulas()
	}
	c.Message = "“" + f.Label + "”" + strings.Join(words, "，") + "。"
	if len(utf16.Encode([]rune(c.First))) > write.MostFormula {
		return // Excel would not open the file; the rules say it all the same
	}
	d.checks = append(d.checks, asking{Check: c})
}
