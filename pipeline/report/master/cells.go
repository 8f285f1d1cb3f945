package master

import (
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// cellOf writes a value as its type asks for. An amount that counts nowhere
// stands as a text: no sum takes it in, neither ours nor one that somebody adds
// later, and it is marked on paper without colours too.
func (t *sheet) cellOf(v merge.Value) write.Cell {
	cell := view.CellOf(v.Type, v.Value)
	if v.OK() && v.Type.Numeric() {
		cell = t.number(v.Type, v.Number)
	}
	if v.Held {
		return write.Text(cell.String() + "（未认定）").Toned(write.Red).Aligned(write.Right).Wrapped()
	}
	return cell
}

// number writes a number as its type asks for, or plainly where the sheet does.
func (t *sheet) number(of form.Type, d decimal.Decimal) write.Cell {
	if t.merged.Output.Plain {
		return write.Number(d, "")
	}
	return view.NumberOf(of, d)
}

// statusCell is what keeps a row's figures from being final, with what is to be
// said of its amounts.
func statusCell(s merge.Status, doubtful bool) write.Cell {
	tone := write.Red
	if s.State == merge.Unexplained {
		tone = write.Amber
	}
	if !doubtful {
		return write.Text(s.Text()).Toned(toneOf(s, tone))
	}
	said := "金额与明细表的预算相差十倍以上，认定前不计入合计"
	if text := s.Text(); text != "" {
		said = text + "；" + said
	}
	return write.Text(said).Toned(write.Red)
}

func toneOf(s merge.Status, tone write.Tone) write.Tone {
	if s.State == merge.Final {
		return write.NoTone
	}
	return tone
}

// overNames adds up the cells of a pivot in the row that is written next; a row
// without figures has no total.
func (t *sheet) overNames(r *merge.Opened, column int) write.Cell {
	v := r.Value(column)
	t.totals[column].add(v)
	if !v.OK() {
		return write.Cell{}
	}
	var parts []string
	for _, i := range t.merged.Parts(column) {
		parts = append(parts, finding.Ref{Row: t.Next(), Col: i + 1}.String())
	}
	return write.Formula(strings.Join(parts, "+"), t.number(v.Type, v.Number))
}

// Widths of columns of which the definition says nothing, in digits.
var widths = map[form.Type]int{form.TypeAmount: 14, form.TypeRate: 10, form.TypeScore: 10, form.TypeWeight: 9, form.TypeNumber: 11, form.TypeCount: 9,
	form.TypeDate: 11, form.TypeCode: 10, form.TypeUnit: 28, form.TypeItem: 14, form.TypePhone: 15, form.TypeChoice: 11, form.TypeText: 24}

var widthsOf = map[string]int{"name": 30, "unit": 28, "text": 28, "division": 11, "budget": 14, "parent": 26, "ordinal": 6,
	"status": 16, "file": 34, "place": 20, "version": 9, "arrival": 17}

const (
	pivotWidth = 9
	narrow     = 12 // texts in less stand in the middle
)

// columnsOf are the columns of a sheet as they are drawn.
func columnsOf(s *merge.Sheet) []view.Column {
	var out []view.Column
	for i := range s.Columns() {
		c := s.At(i)
		switch width := widthOf(s, c); {
		case c.Type.Numeric() && !ordinal(c):
			out = append(out, view.Number(c.Label, width))
		case width < narrow || short(c.Type) || ordinal(c):
			out = append(out, view.Short(c.Label, width))
		default:
			out = append(out, view.Words(c.Label, width))
		}
	}
	return out
}

func ordinal(c *merge.Column) bool { return c.Spec != nil && c.Spec.Show == "ordinal" }

func short(t form.Type) bool {
	return t == form.TypeDate || t == form.TypeCode || t == form.TypeChoice || t == form.TypePhone
}

func widthOf(s *merge.Sheet, c *merge.Column) int {
	switch {
	case c.Spec == nil && s.Output.Pivot.Width > 0:
		return s.Output.Pivot.Width
	case c.Spec == nil:
		return pivotWidth
	case c.Spec.Width > 0:
		return c.Spec.Width
	case c.Field != nil:
		return widths[c.Type]
	}
	for _, of := range []string{c.Spec.Subject, c.Spec.Unit, c.Spec.Show} {
		if w := widthsOf[of]; w > 0 {
			return w
		}
	}
	return widths[c.Type]
}
