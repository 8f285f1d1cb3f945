package report

import (
	"fmt"

	"jixiao/internal/office/write"
)

// provenance writes 数据来源: for every merged figure where it stands in the
// master, and the file, version, hash, sheet and cell that it came from. Of a
// list a row is one entry: a figure each would be more than a sheet can hold.
func (m *master) provenance() {
	t := m.table("数据来源", 2, []column{
		short("总表工作表", 13), short("单元格", 8), short("项目编号", 9), text("内容", 17), text("数值", 24),
		text("报送单位", 24), text("来源文件", 34), short("版本", 9), short("来源工作表", 12), short("来源单元格", 11),
		text("文件校验值（SHA-256）", 35)})
	t.begin("数据来源", fmt.Sprintf("共 %d 条    %s", len(m.sources), m.state()))
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
			s.cell.Aligned(write.Left), write.Text(m.sender(s.version.Duty)), write.Text(s.version.File.Path),
			write.Text(versionName(s.version)), write.Text(sheet), write.Text(s.from), write.Text(s.version.File.Hash))
	}
	t.end()
}
