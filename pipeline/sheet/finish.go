package sheet

import (
	"cmp"
	"slices"

	"jixiao/rules/form"
)

// finish settles what only the texts can tell, leaves out what turned out to
// be blank, and puts rows and cells in order.
func finish(sheet *form.Sheet, date1904 bool) {
	for i := range sheet.Rows {
		row := &sheet.Rows[i]
		for j := range row.Cells {
			settle(&row.Cells[j], date1904)
		}
		row.Cells = slices.DeleteFunc(row.Cells, func(c form.Cell) bool {
			return c.Formula == "" && c.Text == ""
		})
	}
	order(sheet)
	sheet.Rows = slices.DeleteFunc(sheet.Rows, func(r form.Row) bool { return len(r.Cells) == 0 })
}

// settle brings a cell's text into the form that its kind has in form.Cell.
func settle(c *form.Cell, date1904 bool) {
	switch c.Kind {
	case form.Bool:
		if isTrue(c.Text) {
			c.Text = "TRUE"
		} else {
			c.Text = "FALSE"
		}
	case form.Number:
		if isNumber(c.Text) {
			return
		}
		if serial, ok := isoSerial(c.Text, date1904); ok {
			c.Text = serial
			return
		}
		c.Kind = form.Text
	}
}

// isNumber reports whether a stored text is a number as files write them:
// digits with at most one point, a sign, an exponent.
func isNumber(s string) bool {
	s, _ = cutSign(s)
	digits, point, i := 0, false, 0
	for ; i < len(s) && (s[i] == '.' && !point || s[i] >= '0' && s[i] <= '9'); i++ {
		if s[i] == '.' {
			point = true
		} else {
			digits++
		}
	}
	if digits == 0 || i == len(s) {
		return digits > 0
	}
	if s[i]|0x20 != 'e' {
		return false
	}
	exponent, _ := cutSign(s[i+1:])
	return number([]byte(exponent)) >= 0
}

func cutSign(s string) (string, bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return s[1:], true
	}
	return s, false
}

// order sorts rows and cells where a file has them in disorder. Of two cells
// at one place the later counts.
func order(sheet *form.Sheet) {
	byIndex := func(a, b form.Row) int { return cmp.Compare(a.Index, b.Index) }
	ascending := func(a, b form.Row) int { return cmp.Or(byIndex(a, b), 1) }
	if !slices.IsSortedFunc(sheet.Rows, ascending) {
		slices.SortStableFunc(sheet.Rows, byIndex)
		sheet.Rows = joinRows(sheet.Rows)
	}
	byCol := func(a, b form.Cell) int { return cmp.Compare(a.Ref.Col, b.Ref.Col) }
	inOrder := func(a, b form.Cell) int { return cmp.Or(byCol(a, b), 1) }
	for i := range sheet.Rows {
		cells := sheet.Rows[i].Cells
		if slices.IsSortedFunc(cells, inOrder) {
			continue
		}
		slices.SortStableFunc(cells, byCol)
		slices.Reverse(cells)
		cells = slices.CompactFunc(cells, func(a, b form.Cell) bool { return a.Ref == b.Ref })
		slices.Reverse(cells)
		sheet.Rows[i].Cells = cells
	}
}

// joinRows makes one row of those with the same index.
func joinRows(rows []form.Row) []form.Row {
	joined := rows[:0]
	for _, r := range rows {
		if n := len(joined); n > 0 && joined[n-1].Index == r.Index {
			joined[n-1].Cells = append(joined[n-1].Cells, r.Cells...)
			joined[n-1].Hidden = joined[n-1].Hidden || r.Hidden
			continue
		}
		joined = append(joined, r)
	}
	return joined
}
