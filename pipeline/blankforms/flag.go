package blankforms

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/rules/check"
	"jixiao/rules/kind"
)

// flag colours what cannot be refused while it is typed: what is still
// lacking, and what does not fit together once all of it is there.
func (d *draft) flag() {
	for i := range d.rules {
		rule := &d.rules[i]
		switch p := rule.Params.(type) {
		case kind.FullMark:
			d.flagField(p.Field, func(at string) string { return fmt.Sprintf("AND(ISNUMBER(%[1]s),%[1]s<>%[2]s)", at, p.Mark) })
		case kind.Parts:
			if all := d.addresses(p.Parts); len(all) > 0 {
				d.flagField(p.Field, func(at string) string {
					return fmt.Sprintf("AND(COUNT(%[1]s)>0,ABS(ROUND(SUM(%[1]s)-%[2]s,%[3]d))>%[4]s)", strings.Join(all, ","), at, sumDecimals, rule.Tolerance)
				})
			}
		case kind.Reason:
			d.flagRows(p.Table, p.Field, func(line map[string]*slot) string { return lost(p, line) })
		case kind.Needs:
			d.flagRows(p.Table, p.Field, func(line map[string]*slot) string { return met(p.Condition, line) })
		}
	}
}

// flagField colours one field, unless it follows from the others anyway.
func (d *draft) flagField(id string, formula func(at string) string) {
	s := d.fields[id]
	if s == nil || strings.Contains(id, ".") {
		return
	}
	d.flags = append(d.flags, write.Flag{From: s.at, To: s.at, Formula: formula(s.at.String())})
	d.red[s.at] = append(d.red[s.at], formula(s.at.String()))
}

// addresses are the cells of the fields that are drawn.
func (d *draft) addresses(ids []string) []string {
	var all []string
	for _, id := range ids {
		if s := d.fields[id]; s != nil {
			all = append(all, s.at.String())
		}
	}
	return all
}

// flagRows colours the blank cells of a column that other columns ask for.
func (d *draft) flagRows(table, field string, wantedBy func(line map[string]*slot) string) {
	r := d.tables[table]
	if r == nil {
		return
	}
	for _, line := range r.lines {
		s, wanted := line[field], wantedBy(line)
		if s == nil || wanted == "" {
			continue
		}
		formula := fmt.Sprintf(`AND(%s="",%s)`, s.at, wanted)
		d.red[s.at] = append(d.red[s.at], formula)
		if last, begins := r.runFrom(line); begins {
			to := s.at
			to.Row = last
			d.flags = append(d.flags, write.Flag{From: s.at, To: to, Formula: formula})
		}
	}
}

// lost is when points were lost in a row.
func lost(p kind.Reason, line map[string]*slot) string {
	score, limit := line[p.Score], line[p.Limit]
	if score == nil || limit == nil {
		return ""
	}
	return fmt.Sprintf("ISNUMBER(%[1]s),%[1]s<%[2]s", score.at, limit.at)
}

// met is when another column of a row says so.
func met(p check.Condition, line map[string]*slot) string {
	column := line[p.Column]
	switch {
	case column == nil:
		return ""
	case len(p.Is) > 0:
		return only(column, p.Is).formula
	}
	all := []string{column.at.String() + `<>""`}
	for _, word := range p.Not {
		all = append(all, column.at.String()+"<>"+quoted(word))
	}
	return strings.Join(all, ",")
}
