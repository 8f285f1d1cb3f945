package xls

import (
	"strconv"

	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/form"
)

// packed is the text of a number in 32 bits (RK): a whole number or the upper
// half of a double, and perhaps a hundred times the number that is meant.
func (g *globals) packed(rk uint32) string {
	const byHundred, whole = 0x01, 0x02
	text := g.scratch[:0]
	switch {
	case rk&whole == 0 && rk&byHundred != 0:
		number, _ := draft.Binary(uint64(rk&^3) << 32)
		return draft.Hundredth(number)
	case rk&whole == 0:
		text, _ = draft.AppendBinary(text, uint64(rk&^3)<<32)
	case rk&byHundred != 0:
		text = appendHundredth(text, int64(int32(rk)>>2))
	default:
		text = strconv.AppendInt(text, int64(int32(rk)>>2), 10)
	}
	return g.book.Texts.Add(text)
}

// appendHundredth writes the hundredth part of a whole number.
func appendHundredth(dst []byte, n int64) []byte {
	if n < 0 {
		dst, n = append(dst, '-'), -n
	}
	dst = strconv.AppendInt(dst, n/100, 10)
	tenth, hundredth := byte(n/10%10), byte(n%10)
	if tenth|hundredth == 0 {
		return dst
	}
	dst = append(dst, '.', '0'+tenth)
	if hundredth == 0 {
		return dst
	}
	return append(dst, '0'+hundredth)
}

// setBinary takes the bits of a double; those that are no number stand for a
// calculation that has none.
func (g *globals) setBinary(cell *form.Cell, bits uint64) {
	text, ok := draft.AppendBinary(g.scratch[:0], bits)
	if !ok {
		cell.Kind, cell.Text = form.Error, "#NUM!"
		return
	}
	cell.Kind, cell.Text = form.Number, g.book.Texts.Add(text)
}

func setBool(cell *form.Cell, value byte) {
	cell.Kind, cell.Text = form.Bool, "FALSE"
	if value != 0 {
		cell.Text = "TRUE"
	}
}

func errorName(code byte) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	case 0x2B:
		return "#GETTING_DATA"
	}
	return "#N/A"
}
