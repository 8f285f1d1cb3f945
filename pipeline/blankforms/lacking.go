package blankforms

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"jixiao/internal/office/write"
	"jixiao/rules/form"
)

// Where on the hidden sheet is counted; the longer lists stand behind it.
const (
	lackingColumn = "A"
	begunColumn   = "B"
	countColumns  = 2
)

// What the cell under the title says.
const (
	ready    = "可以报送"
	moreRows = "加过行：请逐格核对"
	lacking  = "还差 %d 处"
)

// mostCounting is how many characters Excel takes in a formula, and mostWords how
// many of its conditions one function does, at least.
const (
	mostCounting = 8192
	mostWords    = 250
)

// lack is one cell that may keep a form from being handed in: its formula is 1 as
// long as it does, else 0.
type lack struct {
	formula string
	now     bool // it does in the blank form
}

// count has the form count by itself in how many cells it lacks something: what
// must stand there, what would be refused, what is coloured red. Each cell counts
// once. The counting stands on the hidden sheet, a cell each, because one formula
// would be longer than Excel takes; the reader passes over that sheet.
func (d *draft) count(sheet string) {
	d.on = "'" + sheet + "'" // which has no quote in it
	inTable := map[*slot]bool{}
	for i := range d.def.Tables {
		r := d.tables[d.def.Tables[i].ID]
		if r == nil {
			continue
		}
		all := r.tableLines(d.def.Nil)
		for _, line := range all {
			d.begun = d.counting(d.begun, "AND("+line.filled()+")", line.begins())
			line.at = fmt.Sprintf("'%s'!$%s$%d", form.OptionsSheet, begunColumn, len(d.begun))
			for _, s := range line.cells {
				inTable[s] = true
				d.lacks(s, line)
			}
		}
		d.empty(r, all)
	}
	for _, s := range d.slots {
		if !inTable[s] {
			d.lacks(s, nil)
		}
	}
	d.report()
}

// counting adds a cell that is 1 as long as a condition holds. One that would be
// longer than Excel takes is never met: the rules say it all the same.
func (d *draft) counting(all []lack, condition string, now bool) []lack {
	l := lack{elsewhere("IF("+condition+",1,0)", d.on), now}
	if tooLong(l.formula) {
		l = lack{formula: "0"}
	}
	return append(all, l)
}

func tooLong(formula string) bool { return len(utf16.Encode([]rune(formula))) > mostCounting }

// report writes under the title what the counting comes to.
func (d *draft) report() {
	now := 0
	for _, l := range d.lacking {
		if l.now {
			now++
		}
	}
	shown := ready
	if now > 0 {
		shown = fmt.Sprintf(lacking, now)
	}
	n := fmt.Sprintf(`SUMIF('%[1]s'!$%[2]s$1:$%[2]s$%[3]d,">0")`, form.OptionsSheet, lackingColumn, max(len(d.lacking), 1))
	d.state.formula = fmt.Sprintf(`IF(%[1]s>0,"还差 "&%[1]s&" 处",IF(%[2]s,%[3]s,%[4]s))`, n, d.grown(), quoted(moreRows), quoted(ready))
	d.state.cell = write.Formula(d.state.formula, d.state.cell.Holding(write.Text(shown)))
	d.flags = append(d.flags, write.Flag{From: d.state.at, To: d.state.at, Formula: fmt.Sprintf("%s<>%s", d.state.at, quoted(ready))})
}

// lacks adds a cell to those that are counted, if anything is asked of it.
func (d *draft) lacks(s *slot, line *tableLine) {
	var any []string
	now := false
	if s.open() && !s.joined && !s.optional && s.field.Presence == form.Required {
		blank := s.at.String() + `=""`
		now = s.text == ""
		if line != nil {
			blank, now = "AND("+blank+","+line.at+"=1)", now && line.begins()
		}
		any = append(any, blank)
	}
	if s.open() && !s.joined {
		if all := d.refused(s, line); all != "" {
			any = append(any, fmt.Sprintf(`AND(%s<>"",NOT(IFERROR(AND(%s),FALSE)))`, s.at, all))
		}
	}
	for _, flag := range d.red[s.at] {
		any = append(any, "IFERROR("+flag+",FALSE)")
	}
	if len(any) > 0 {
		d.lacking = d.counting(d.lacking, "OR("+strings.Join(any, ",")+")", now)
	}
}

// refused are the demands on a value that nobody can explain away.
func (d *draft) refused(s *slot, line *tableLine) string {
	if list := d.choices(s.field); len(list.entries) > 0 {
		return d.oneOf(s, list)
	}
	var cells map[string]*slot
	if line != nil {
		cells = line.by
	}
	var all []string
	for _, one := range append(d.demands(s.field, s.at), d.ruled(s.field, s.at, cells)...) {
		if !one.soft {
			all = append(all, one.formula)
		}
	}
	return strings.Join(all, ",")
}
