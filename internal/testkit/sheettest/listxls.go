package sheettest

import (
	"encoding/binary"
	"math"
	"strconv"
	"testing"
	"unicode/utf16"

	"jixiao/rules/form"
)

var le = binary.LittleEndian

// ListXLS is the same list as Excel 97 saves it.
func ListXLS(t testing.TB, rows int) []byte {
	t.Helper()
	numbers, texts := map[string]uint32{}, []string(nil)
	var cells biff
	cells.record(0x0809, 0x0600, 0x0010)
	cells.record(0x0200, 0, 0, rows, rows>>16, 0, dateColumn+1, 0)
	row := 0
	eachListRow(t, rows, func(list []form.Cell) {
		for i, c := range list {
			if _, known := numbers[c.Text]; c.Kind == form.Text && !known {
				numbers[c.Text] = uint32(len(texts))
				texts = append(texts, c.Text)
			}
			cells.cell(t, row, i, c, numbers[c.Text])
		}
		row++
	})
	cells.record(0x000A)
	var globals biff
	globals.record(0x0809, 0x0600, 0x0005)
	for _, format := range []int{0, 4, 14} {
		globals.record(0x00E0, 0, format, 0, 0, 0, 0, 0, 0, 0, 0)
	}
	const tail = 4 + 8 + 2*len("Sheet1") + 4
	globals.strings(texts)
	at := len(globals) + tail
	globals.record(0x0085, at, at>>16, 0, 0x0106, "Sheet1")
	globals.record(0x000A)
	return Compound(t, "Workbook", append(globals, cells...))
}

// biff is a stream of records.
type biff []byte

func (b *biff) record(id int, parts ...any) {
	start := len(*b)
	*b = le.AppendUint32(*b, uint32(id))
	for _, p := range parts {
		switch p := p.(type) {
		case int:
			*b = le.AppendUint16(*b, uint16(p))
		case uint32:
			*b = le.AppendUint32(*b, p)
		case uint64:
			*b = le.AppendUint64(*b, p)
		case string:
			for _, u := range utf16.Encode([]rune(p)) {
				*b = le.AppendUint16(*b, u)
			}
		case []byte:
			*b = append(*b, p...)
		}
	}
	le.PutUint16((*b)[start+2:], uint16(len(*b)-start-4))
}

// cell writes whole numbers and hundredths in 32 bits, as Excel does.
func (b *biff) cell(t testing.TB, row, col int, c form.Cell, text uint32) {
	if c.Kind == form.Text {
		b.record(0x00FD, row, col, 0, text)
		return
	}
	style := 1
	if col == dateColumn {
		style = 2
	}
	x, err := strconv.ParseFloat(c.Text, 64)
	must(t, err)
	hundredths := math.Round(x * 100)
	switch {
	case x == math.Trunc(x):
		b.record(0x027E, row, col, style, uint32(x)<<2|2)
	case x == hundredths/100 && hundredths < 1<<29:
		b.record(0x027E, row, col, style, uint32(hundredths)<<2|3)
	default:
		b.record(0x0203, row, col, style, math.Float64bits(x))
	}
}

// strings writes the table of strings in records of the usual length.
func (b *biff) strings(texts []string) {
	const most = 8000
	id := 0x00FC
	part := le.AppendUint32(le.AppendUint32(nil, uint32(len(texts))), uint32(len(texts)))
	for _, s := range texts {
		if len(part) > most {
			b.record(id, part)
			id, part = 0x003C, nil
		}
		units := utf16.Encode([]rune(s))
		part = le.AppendUint16(part, uint16(len(units)))
		part = append(part, 1)
		for _, u := range units {
			part = le.AppendUint16(part, u)
		}
	}
	b.record(id, part)
}
