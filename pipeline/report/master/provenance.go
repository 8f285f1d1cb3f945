package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
)

// provenance writes 数据来源: for every merged figure where it stands in the
// master, and the file, version, hash, sheet and cell that it came from. Of a
// list a row is one entry: a figure each would be more than a sheet can hold.
func (m *master) provenance() {
	t := m.table("数据来源", 2, []view.Column{
		view.Short("总表工作表", 13), view.Short("单元格", 8), view.Short("项目编号", 9), view.Words("内容", 17), view.Words("数值", 24),
		view.Words("报送单位", 24), view.Words("来源文件", 34), view.Short("版本", 9), view.Short("来源工作表", 12), view.Short("来源单元格", 11),
		view.Words("文件校验值（SHA-256）", 35)})
	t.Begin("数据来源", fmt.Sprintf("共 %d 条    %s", len(m.sources), m.AsOfText()))
	for _, s := range m.sources {
		sheet := s.version.Sheet
		if sheet == "" {
			sheet = s.version.Submission.Sheet
		}
		at := s.at.String()
		if !s.to.IsZero() {
			at += ":" + s.to.String()
		}
		t.Row(write.Text(s.sheet), write.Text(at), write.Text(s.project), write.Text(s.what),
			s.cell.Aligned(write.Left), write.Text(m.Sender(s.version.Duty)), write.Text(s.version.File.Path),
			write.Text(view.VersionName(s.version)), write.Text(sheet), write.Text(s.from), write.Text(s.version.File.Hash))
	}
	t.End()
}
