package finding

import (
	"fmt"
	"strconv"
	"strings"
)

// Ref is a cell's address: row and column from 1. The zero Ref is no cell.
type Ref struct {
	Row, Col int
}

// The largest row and column of a workbook.
const (
	MaxRow = 1 << 20
	MaxCol = 1 << 14
)

// At is the cell in a row and a column that were worked out: no cell where they
// lie outside a sheet, as beside the last column.
func At(row, col int) Ref {
	if r := (Ref{Row: row, Col: col}); r.onSheet() {
		return r
	}
	return Ref{}
}

func (r Ref) onSheet() bool {
	return 1 <= r.Row && r.Row <= MaxRow && 1 <= r.Col && r.Col <= MaxCol
}

// IsZero reports whether r is no cell.
func (r Ref) IsZero() bool { return r == Ref{} }

// String writes the address as A1. What is no cell of a sheet is "", so that
// ParseRef reads whatever was written.
func (r Ref) String() string { return string(r.Append(nil)) }

// Append writes the address as String does.
func (r Ref) Append(dst []byte) []byte {
	if !r.onSheet() {
		return dst
	}
	return strconv.AppendInt(append(dst, ColumnName(r.Col)...), int64(r.Row), 10)
}

// ColumnName writes a column number in letters: 1 is A, 27 is AA.
func ColumnName(col int) string {
	var buf [4]byte
	i := len(buf)
	for col > 0 && i > 0 {
		i--
		col--
		buf[i] = byte('A' + col%26)
		col /= 26
	}
	return string(buf[i:])
}

// ParseRef reads an address such as E32 or $E$32; "" is the zero Ref.
func ParseRef(s string) (Ref, error) {
	if s == "" {
		return Ref{}, nil
	}
	t := strings.ReplaceAll(s, "$", "")
	col, i := 0, 0
	for ; i < len(t) && i < 3; i++ {
		c := t[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	digits := t[i:]
	if i == 0 || digits == "" || digits[0] < '1' || digits[0] > '9' {
		return Ref{}, fmt.Errorf("cell address %q: want letters and a row such as E32", s)
	}
	row, err := strconv.Atoi(digits)
	if err != nil || row > MaxRow || col > MaxCol {
		return Ref{}, fmt.Errorf("cell address %q: outside a sheet", s)
	}
	return Ref{Row: row, Col: col}, nil
}

// MarshalText writes the address as A1.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads an address written by MarshalText.
func (r *Ref) UnmarshalText(text []byte) error {
	v, err := ParseRef(string(text))
	*r = v
	return err
}
