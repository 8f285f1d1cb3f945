package form

import (
	"strings"

	"jixiao/rules/value"
)

// fewestNumbered is how many columns a row of their numbers has at least.
const fewestNumbered = 3

// numbersColumns reports whether the row numbers the columns of the table, as
// forms of statistics do under their headers: 栏次 | 甲 | 乙 | 1 | 2 | 3＝1＋2.
func (s *scanner) numbersColumns(i int) bool {
	lettered, numbered := 0, 0
	said := !s.words.headers.numbers // where headers are numbers, those alone are data
	for _, c := range s.page.cells(i) {
		key := value.Fold(c.Text)
		switch {
		case key == "":
		case lettered+numbered == 0 && (key == "栏次" || key == "栏号"):
			said = true
		case numbered == 0 && isLetter(key, lettered):
			lettered++
			said = true
		case columnNumber(key) == numbered+1:
			numbered++
		default:
			return false
		}
	}
	return said && lettered+numbered >= fewestNumbered && 2*(lettered+numbered) >= s.region.matched
}

// columnLetters are signs for the columns that are not counted.
var columnLetters = []string{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"}

func isLetter(key string, n int) bool { return n < len(columnLetters) && key == columnLetters[n] }

// columnNumber is the number of a column, with or without how it is computed;
// 0 if a text is none.
func columnNumber(key string) int {
	key, _, _ = strings.Cut(key, "=")
	n, ok := value.ParseOrdinal(key)
	if !ok {
		return 0
	}
	return n
}
