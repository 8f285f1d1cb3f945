package outcome

import (
	"jixiao/internal/office/write"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Hand is what the section filled in: it stands in the workbook that is made next as
// well.
type Hand map[filled]write.Cell

// filled is where something was filled in. A row is known by its first cell.
type filled struct{ sheet, row, column string }

// Filled reads what the section filled in on a workbook that lies in the outbox. What
// it changed besides is not taken over.
func (o *Outcome) Filled(wb *form.Workbook) Hand {
	all := Hand{}
	for _, t := range o.Tables() {
		for i := range wb.Sheets {
			if wb.Sheets[i].Name == t.Name {
				all.read(t, &wb.Sheets[i])
			}
		}
	}
	return all
}

func (h Hand) read(t Table, s *form.Sheet) {
	open, first := map[int]string{}, 0
	for i := range s.Rows {
		if len(open) == 0 {
			open, first = t.openColumns(&s.Rows[i])
			continue
		}
		key := ""
		for _, c := range s.Rows[i].Cells {
			if c.Ref.Col == first {
				key = c.Text
			}
		}
		for _, c := range s.Rows[i].Cells {
			if name := open[c.Ref.Col]; name != "" && key != "" {
				h.put(filled{t.Name, key, name}, c)
			}
		}
	}
}

// openColumns are the columns of a header row that the section fills in, by where they
// stand, with the column by which rows are known; none of another row.
func (t Table) openColumns(r *form.Row) (open map[int]string, first int) {
	open = map[int]string{}
	for _, c := range r.Cells {
		for i, column := range t.Columns {
			switch {
			case c.Text != column.Name:
			case i == 0:
				first = c.Ref.Col
			case column.Hand:
				open[c.Ref.Col] = column.Name
			}
		}
	}
	if first == 0 {
		return nil, 0
	}
	return open, first
}

// put takes a cell over: of a formula what it comes to.
func (h Hand) put(at filled, c form.Cell) {
	switch c.Kind {
	case form.Text:
		h[at] = write.Text(c.Text)
	case form.Number:
		d, err := value.ParseStored(c.Text)
		if err != nil {
			return
		}
		format := ""
		if value.IsDateFormat(c.Format) {
			format = write.DateFormat
		}
		h[at] = write.Number(d, format)
	}
}
