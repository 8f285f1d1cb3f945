package daily

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
)

// withResolutions puts behind the columns of a count those that say how long departments
// take, and makes room for them.
func withResolutions(columns []view.Column) []view.Column {
	for i := range columns[1:] {
		columns[i+1].Width = 8
	}
	return append(columns, view.Number("已改正", 8), view.Number("改正用的自然日（中位数）", 10),
		view.Number("改正用的自然日（最长）", 10), view.Short("最早一条未解决的提出日期", 12))
}

func resolutionCells(m *view.Resolution) []write.Cell {
	if m == nil {
		return []write.Cell{write.Count(0), {}, {}, {}}
	}
	cells := []write.Cell{write.Count(m.Resolved), {}, {}, write.Text(m.Oldest.String())}
	if days, ok := m.Median(); ok {
		cells[1] = write.Number(days, "0.0")
	}
	if days, ok := m.Longest(); ok {
		cells[2] = write.Count(days)
	}
	return cells
}
