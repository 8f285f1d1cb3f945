package finding

import (
	"cmp"
	"slices"
	"strings"
)

// maxRuns is how many runs of cells a text names; whoever wants more looks at
// the marks.
const maxRuns = 20

// Runs names cells as people do, in Chinese: “E12–E33、E35”.
func Runs(cells []Ref) string { return RunsIn(ZH, cells) }

// RunsIn is Runs in one language. Cells are named once each, in the order of
// the sheet, along columns or along rows, whichever takes fewer words.
func RunsIn(lang Lang, cells []Ref) string {
	cells = slices.DeleteFunc(slices.Clone(cells), func(r Ref) bool { return !r.onSheet() })
	down := runsAlong(cells, func(r Ref) (line, step int) { return r.Col, r.Row })
	across := runsAlong(cells, func(r Ref) (line, step int) { return r.Row, r.Col })
	runs := down
	if len(across) < len(down) {
		runs = across
	}
	if len(runs) > maxRuns {
		runs = append(runs[:maxRuns:maxRuns], "…")
	}
	return strings.Join(runs, between(lang))
}

// between stands between two cells or runs.
func between(lang Lang) string { return Text{ZH: "、", EN: ", "}.In(lang) }

// runsAlong cuts cells into runs of neighbours along lines. Two cells are named
// each: a dash says that there are more between.
func runsAlong(cells []Ref, along func(Ref) (line, step int)) []string {
	slices.SortFunc(cells, func(a, b Ref) int {
		lineA, stepA := along(a)
		lineB, stepB := along(b)
		return cmp.Or(cmp.Compare(lineA, lineB), cmp.Compare(stepA, stepB))
	})
	cells = slices.Compact(cells)
	var runs []string
	for first := 0; first < len(cells); {
		end := first + 1
		for end < len(cells) && follows(cells[end-1], cells[end], along) {
			end++
		}
		if end-first > 2 {
			runs = append(runs, cells[first].String()+"–"+cells[end-1].String())
		} else {
			for _, cell := range cells[first:end] {
				runs = append(runs, cell.String())
			}
		}
		first = end
	}
	return runs
}

func follows(a, b Ref, along func(Ref) (line, step int)) bool {
	lineA, stepA := along(a)
	lineB, stepB := along(b)
	return lineA == lineB && stepA+1 == stepB
}
