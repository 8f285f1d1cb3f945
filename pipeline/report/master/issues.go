package master

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
)

// issues writes 审核意见清单: every finding that holds.
func (m *master) issues() {
	t := m.table("审核意见清单", 2, view.IssueColumns())
	t.Begin("审核意见清单", m.Tally(m.Snapshot.Issues)+"    "+m.AsOfText())
	for i := range m.Snapshot.Issues {
		t.Row(append([]write.Cell{write.Count(i + 1)}, m.IssueCells(m.Snapshot.Issues[i])...)...)
	}
	t.End()
}
