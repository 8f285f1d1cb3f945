package xls

import (
	"strconv"

	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/form"
)

// packed is the text of a number in 32 bits (RK): a whole number or the upper
// half of a double, and perhaps a hundred times the number that is meant.
func packed(rk uint32) string {
	const byHundred, whole = 0x01, 0x02
	var text string
	if rk&whole != 0 {
		text = strconv.Itoa(int(int32(rk) >> 2))
	} else {
		text, _ = draft.Binary(uint64(rk&^3) << 32)
	}
	if rk&byHundred != 0 {
		text = draft.Hundredth(text)
	}
	return text
}

// setBinary takes the bits of a double; those that are no number stand for a
// calculation that has none.
func setBinary(cell *form.Cell, bits uint64) {
	text, ok := draft.Binary(bits)
	if !ok {
		cell.Kind, cell.Text = form.Error, "#NUM!"
		return
	}
	cell.Kind, cell.Text = form.Number, text
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
