package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// provenance writes 数据来源: for every merged figure where it stands in the
// master, and the file, version, hash, sheet and cell that it came from; of long
// masters for every row.
func (m *master) provenance() {
	t := m.table("数据来源", 2, []view.Column{
		view.Short("总表工作表", 13), view.Short("单元格", 8), view.Short(m.SubjectHead()+"编号", 9), view.Words("内容", 17), view.Words("数值", 18),
		view.Words("报送单位", 20), view.Words("来源文件", 22), view.Short("版本", 9), view.Short("来源工作表", 12), view.Short("来源单元格", 11),
		view.Words("文件校验值（SHA-256）", 35).OffPaper()})
	n := 0
	for _, s := range m.sheets {
		n += len(s.figures) + len(s.origins)
	}
	begin(t, "数据来源", fmt.Sprintf("共 %d 条%s    %s", n, m.rowByRow(), write.Moment))
	entry := make([]write.Cell, 0, len(t.Columns))
	for _, s := range m.sheets {
		sheet := write.Text(s.Name())
		for i := range s.figures {
			f := &s.figures[i]
			entry = append(entry[:0], sheet, write.Text(f.at().String()), write.Text(s.subjectOf(f.row, f.version)), write.Text(f.what), f.cell.Aligned(write.Left))
			t.Row(m.sender(entry, f.version, f.from)...)
		}
		for i := range s.origins {
			o := &s.origins[i]
			entry = append(entry[:0], sheet, write.Text(o.cells()), write.Text(s.subjectOf(o.row, o.version)), write.Text(s.merged.What()), write.Cell{})
			t.Row(m.sender(entry, o.version, o.from.String())...)
		}
		s.figures, s.origins = nil, nil
	}
	t.End()
}

// rowByRow says that not every figure has an entry of its own, where that is so.
func (m *master) rowByRow() string {
	if !m.byRow {
		return ""
	}
	return "。数字太多，不逐个列出：总表的每一行列一条，写明这一行取自哪个文件、哪张表、从哪格到哪格"
}

// sender adds the cells that say which file a figure came from, and from where in it.
func (m *master) sender(entry []write.Cell, v *record.Version, from string) []write.Cell {
	sheet := v.Sheet
	if sheet == "" {
		sheet = v.Submission().Sheet
	}
	return append(entry, write.Text(m.Sender(v.Duty)), write.Text(v.File.Path),
		write.Text(view.VersionName(v)), write.Text(sheet), write.Text(from), write.Text(v.File.Hash))
}
