package picture

import (
	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// The widths of columns in a sheet without looks, in pixels.
const (
	narrowestPlain = 48
	widestPlain    = 280
	plainDigit     = 8
)

// plainAppearance makes columns as wide as their texts, as far as that is
// sensible, and hides what readers say is hidden. What reaches over several
// columns makes none of them wide, nor does what stands alone in its row.
func plainAppearance(rows []form.Row, merges []form.Range, shown func(*form.Cell) string) *appearance {
	wide := map[finding.Ref]bool{}
	for _, m := range merges {
		wide[m.From] = wide[m.From] || m.From.Col < m.To.Col
	}
	a := &appearance{sizes: newSizes(plainDigit), rows: map[int]*rowAppearance{}}
	widths := map[int]*run{}
	for _, row := range rows {
		if row.Hidden {
			a.rows[row.Index] = &rowAppearance{style: -1, hidden: true}
		}
		for i := range row.Cells {
			c := &row.Cells[i]
			r := widths[c.Ref.Col]
			if r == nil {
				r = &run{first: c.Ref.Col, last: c.Ref.Col, width: narrowestPlain, hidden: c.Hidden}
				widths[c.Ref.Col] = r
			}
			if wide[c.Ref] || isAlone(row) {
				continue
			}
			const enough = 256
			text := shown(c)
			text = text[:min(len(text), enough)]
			r.width = min(max(r.width, celltext.Width(text)*plainDigit+plainDigit), widestPlain)
		}
	}
	for _, r := range widths {
		a.runs = append(a.runs, *r)
	}
	return a
}

// isAlone reports whether a row has a single value, at its beginning, as one with
// a title has.
func isAlone(row form.Row) bool { return len(row.Cells) == 1 && row.Cells[0].Ref.Col <= 2 }
