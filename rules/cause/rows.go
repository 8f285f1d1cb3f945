package cause

import (
	"maps"
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// mostRows is in how many rows of a list mistakes are looked for: whoever has more
// of them has one for all.
const mostRows = 200

// InRow are the relations inside a row of a table.
type InRow struct {
	Table     string
	Relations func(row int) []check.Relation
}

// rows looks for mistakes inside single rows of lists, each judged with the row
// alone: a list may have thousands.
func (p Problem) rows(found []finding.Finding) (causes []Cause, left []finding.Finding) {
	tables := p.tables()
	if len(tables) == 0 {
		return nil, found
	}
	byLine, read := byLine(found), byLine(p.Read)
	searched := map[int]bool{}
	for _, table := range tables {
		rows := p.Sheet.Tables[table].Rows
		for i := range rows {
			line := rows[i].Line
			if fs := byLine[line]; p.anything(fs) && len(searched) < mostRows {
				some, still := p.row(table, i, fs, read[line])
				causes, left, searched[line] = append(causes, some...), append(left, still...), true
			}
		}
	}
	for _, f := range found {
		if !searched[f.Place.Cell.Row] {
			left = append(left, f)
		}
	}
	return causes, left
}

func byLine(fs []finding.Finding) map[int][]finding.Finding {
	lines := map[int][]finding.Finding{}
	for _, f := range fs {
		lines[f.Place.Cell.Row] = append(lines[f.Place.Cell.Row], f)
	}
	return lines
}

func (p Problem) tables() []string {
	tables := map[string]bool{}
	for _, r := range p.InRows {
		tables[r.Table] = true
	}
	return slices.Sorted(maps.Keys(tables))
}

// row looks for the mistakes of one row.
func (p Problem) row(table string, i int, found, read []finding.Finding) (causes []Cause, left []finding.Finding) {
	alone := p
	alone.alone = true
	alone.Sheet = p.Sheet.Only(table, i)
	alone.Relations = func(*form.Submission) []check.Relation {
		var all []check.Relation
		for _, r := range p.InRows {
			if r.Table == table {
				all = append(all, r.Relations(0)...)
			}
		}
		return all
	}
	line := p.Sheet.Tables[table].Rows[i].Line
	alone.Read = read
	alone.Judge = func(s *form.Submission, read []finding.Finding) []finding.Finding {
		return slices.DeleteFunc(p.Judge(s, read), func(f finding.Finding) bool { return f.Place.Cell.Row != line })
	}
	if !newGraph(alone.Sheet, alone.Relations(alone.Sheet)).anyBroken() {
		return nil, found
	}
	causes, left = alone.search(found, mostTrials)
	for c := range causes {
		moveTo(&causes[c], i)
	}
	return causes, left
}

// moveTo says in which row of the whole table a cause of a single row lies.
func moveTo(c *Cause, row int) {
	for _, changes := range append([][]Change{c.Changes}, c.Others...) {
		for i := range changes {
			if changes[i].At.Table != "" {
				changes[i].At.Row = row
			}
		}
	}
}
