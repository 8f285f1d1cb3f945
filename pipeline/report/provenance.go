package report

import (
	"fmt"

	"jixiao/pipeline/report/book"
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
		t.Row(book.Text(s.sheet), book.Text(at), book.Text(s.project), book.Text(s.what),
			s.cell.Aligned(book.Left), book.Text(m.sender(s.version.Duty)), book.Text(s.version.File.Path),
			book.Text(versionName(s.version)), book.Text(sheet), book.Text(s.from), book.Text(s.version.File.Hash))
	}
	t.end()
}
