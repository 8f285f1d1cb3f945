package form

import (
	"slices"

	"jixiao/rules/finding"
)

// readGrid reads a block with headers on two sides into fields "row.column".
func (s *session) readGrid(g int) {
	def, r := &s.def.Grids[g], &s.layout.grids[g]
	if !r.found() {
		s.addNoBlock(def.Columns, s.layout.grids[:g], slices.Concat(s.layout.grids[g+1:], s.layout.blocks))
		return
	}
	s.addHeaders(def.Columns, &s.layout.words.grids[g].headers, r)
	seen := make([]bool, len(def.Rows))
	from, _ := s.page.row(r.first)
	for i := from; i < s.page.len() && s.page.index(i) <= r.last; i++ {
		if w, cell, ok := s.layout.gridRow(g, i); ok && !seen[w.field] {
			seen[w.field] = true
			s.readGridRow(def, r, w, cell)
		}
	}
	for i := range def.Rows {
		if row := &def.Rows[i]; !seen[i] && row.Presence == Required {
			s.at("S02", "", finding.Ref{}, finding.Finding{Field: row.ID, Expected: row.Label,
				Args: finding.Args{"field": {ZH: row.Label, EN: row.English}}})
		}
	}
}

func (s *session) readGridRow(def *Grid, r *region, w word, label finding.Ref) {
	row := &def.Rows[w.field]
	s.addWording(&Field{Label: row.Label, English: row.English}, row.ID, label, w.alias)
	for i := range def.Columns {
		head, there := r.column(i)
		if !there || r.doubled(i) || !row.Counts(def.Columns[i].ID) {
			continue
		}
		id := row.ID + "." + def.Columns[i].ID
		f := *def.field(id)
		if row.Presence != Required {
			f.Presence = Optional
		}
		s.sub.Fields[id] = s.parse(&f, id, s.page.anchor(finding.Ref{Row: label.Row, Col: head.cell.Col}))
	}
}

// Counts reports whether a column counts in the row.
func (r *GridRow) Counts(column string) bool {
	return len(r.Columns) == 0 || slices.Contains(r.Columns, column)
}
