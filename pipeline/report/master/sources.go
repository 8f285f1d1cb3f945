package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// source says where one figure of the master came from (数据来源).
type source struct {
	sheet   string      // of the master
	at      finding.Ref // in the master
	to      finding.Ref // where it ends, of a whole row
	subject string
	what    string
	cell    write.Cell
	version *record.Version
	from    string // cells of the sender's sheet
}

// remember notes where the figure of a column came from, of the row that is
// written next.
func (m *master) remember(t *sheet, r *merge.Row, column int, v merge.Value, cell write.Cell) {
	if t.merged.ListsTable() || v.Version == nil || cell.IsBlank() {
		return
	}
	m.sources = append(m.sources, source{sheet: t.Name(), at: finding.Ref{Row: t.Next(), Col: column + 1},
		subject: subjectOf(r, v.Version), what: v.What, cell: cell, version: v.Version, from: v.From()})
}

// rememberRow notes where a row of a table came from: of a list a row is one
// entry, a figure each would be more than a sheet can hold.
func (m *master) rememberRow(t *sheet, r *merge.Row) {
	first, last := t.fields()
	if !t.merged.ListsTable() || r.Version == nil || first == 0 {
		return
	}
	m.sources = append(m.sources, source{sheet: t.Name(), at: finding.Ref{Row: t.Next(), Col: first},
		to: finding.Ref{Row: t.Next(), Col: last}, subject: subjectOf(r, r.Version), what: t.merged.What(), version: r.Version, from: r.Extent()})
}

// subjectOf is the code of what a row is about, as people know it: "" where that
// is who sent the file.
func subjectOf(r *merge.Row, v *record.Version) string {
	return record.Duty{Department: v.Duty.Department, Subject: r.Subject}.SubjectCode()
}

// fields are the first and the last column that show a field of the form, 0
// where none does.
func (t *sheet) fields() (first, last int) {
	for i := range t.merged.Columns {
		if t.merged.Columns[i].Field == nil {
			continue
		}
		if first == 0 {
			first = i + 1
		}
		last = i + 1
	}
	return first, last
}

// provenance writes 数据来源: for every merged figure where it stands in the
// master, and the file, version, hash, sheet and cell that it came from.
func (m *master) provenance() {
	t := m.table("数据来源", 2, []view.Column{
		view.Short("总表工作表", 13), view.Short("单元格", 8), view.Short(m.SubjectHead()+"编号", 9), view.Words("内容", 17), view.Words("数值", 18),
		view.Words("报送单位", 20), view.Words("来源文件", 22), view.Short("版本", 9), view.Short("来源工作表", 12), view.Short("来源单元格", 11),
		view.Words("文件校验值（SHA-256）", 35).OffPaper()})
	t.Begin("数据来源", fmt.Sprintf("共 %d 条    %s", len(m.sources), m.AsOfText()))
	for _, s := range m.sources {
		sheet := s.version.Sheet
		if sheet == "" {
			sheet = s.version.Submission().Sheet
		}
		at := s.at.String()
		if !s.to.IsZero() {
			at += ":" + s.to.String()
		}
		t.Row(write.Text(s.sheet), write.Text(at), write.Text(s.subject), write.Text(s.what),
			s.cell.Aligned(write.Left), write.Text(m.Sender(s.version.Duty)), write.Text(s.version.File.Path),
			write.Text(view.VersionName(s.version)), write.Text(sheet), write.Text(s.from), write.Text(s.version.File.Hash))
	}
	t.End()
}
