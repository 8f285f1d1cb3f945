package workbook

import (
	"slices"
	"strconv"
	"strings"
)

// area is a range, or several, in the one way in which it is written here.
func area(ref string) string {
	var parts []string
	for _, p := range strings.Fields(strings.ReplaceAll(ref, "$", "")) {
		if from, to, two := strings.Cut(p, ":"); two && from == to {
			p = from
		}
		parts = append(parts, p)
	}
	return strings.Join(sorted(parts), " ")
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

// number is a count in an attribute, 0 where there is none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func columnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// position is where a place stands, so that differences read from top to bottom.
func position(cell string) (row, col int) {
	if n, ok := strings.CutPrefix(cell, "row "); ok {
		return number(n), 0
	}
	for i, c := range cell {
		if c < 'A' || c > 'Z' {
			digits := strings.IndexFunc(cell[i:], func(r rune) bool { return r < '0' || r > '9' })
			if digits < 0 {
				digits = len(cell) - i
			}
			return number(cell[i : i+digits]), col
		}
		col = col*26 + int(c-'A') + 1
	}
	return 0, col
}
