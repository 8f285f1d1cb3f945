package tree

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jixiao/internal/compare/difference"
)

// lines names the lines that two texts do not have in common, past what they
// begin and end with.
func lines(what, old, new string) []difference.Difference {
	if !utf8.ValidString(old) || !utf8.ValidString(new) {
		return []difference.Difference{{What: "bytes", Old: fmt.Sprint(len(old), " bytes"), New: fmt.Sprint(len(new), " bytes")}}
	}
	a, b := strings.Split(old, "\n"), strings.Split(new, "\n")
	first := 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	for len(a) > first && len(b) > first && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var found []difference.Difference
	for i := first; i < max(len(a), len(b)); i++ {
		was, is := line(a, i), line(b, i)
		if was != is {
			found = append(found, difference.Difference{Cell: fmt.Sprint("line ", i+1), What: what, Old: was, New: is})
		}
	}
	return found
}

func line(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}
