// Package manifest writes the list of what is handed over with a year (目录.xlsx).
//
// It owns the columns of that list, and the words of its entries. It never
// copies what is listed, and refuses to put it in an order of its own.
package manifest

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// Entry is one line of what a year is handed over as: a version of a duty, a
// receipt, an explanation. Its words are as people read them.
type Entry struct {
	Unit, Project, Form string
	Version             string // 第 2 版
	Arrival             time.Time
	Verdict             string
	Name                string // of the file, inside the folder
	Hash                string // SHA-256
}

// Write writes the list of what is handed over (目录.xlsx): one row an entry,
// in their order. A file that is for several projects has a row for each.
func Write(w io.Writer, c *campaign.Campaign, s *record.Snapshot, entries []Entry) error {
	v := view.New(c, s)
	b := write.New(write.Info{Title: c.Name + "归档目录", Author: view.Author, At: s.Run.AsOf})
	columns := []view.Column{view.Short("序号", 6), view.Short("年度", 6), view.Words("单位", 22), view.Words(v.SubjectHead(), 26), view.Short("表单", 14),
		view.Short("版本", 9), view.Short("到达时间", 17), view.Short("结论", 12), view.Words("文件名", 44), view.Words("SHA-256", 35)}
	t := &view.Table{Sheet: b.Sheet("目录", view.Layout(c.Name, 1, columns)), Columns: columns}
	t.Begin(c.Name+"归档目录", fmt.Sprintf("共 %d 行；一个文件报多个%s的，每个%[2]s一行    %[3]s", len(entries), v.SubjectHead(), v.AsOfText()))
	for i, p := range entries {
		t.Row(write.Count(i+1), write.Text(strconv.Itoa(c.Facts.Year)), write.Text(p.Unit), write.Text(p.Project),
			write.Text(p.Form), write.Text(p.Version), write.Text(v.When(p.Arrival)), write.Text(p.Verdict),
			write.Text(p.Name), write.Text(p.Hash))
	}
	t.End()
	return b.Write(w)
}
