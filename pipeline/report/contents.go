package report

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// ManifestEntry is one line of what a year is handed over as: a version of a duty, a
// receipt, an explanation. Its words are as people read them.
type ManifestEntry struct {
	Unit, Project, Form string
	Version             string // 第 2 版
	Arrival             time.Time
	Verdict             string
	Name                string // of the file, inside the folder
	Hash                string // SHA-256
}

// Manifest writes the list of what is handed over (目录.xlsx): one row a paper,
// in their order. A file that is for several projects has a row for each.
func Manifest(w io.Writer, c *campaign.Campaign, s *record.Snapshot, papers []ManifestEntry) error {
	v := newView(c, s)
	b := write.New(write.Info{Title: c.Name + "归档目录", Author: author, At: s.Run.AsOf})
	columns := []column{short("序号", 6), short("年度", 6), text("单位", 22), text("项目", 26), short("表单", 14),
		short("版本", 9), short("到达时间", 17), short("结论", 12), text("文件名", 44), text("SHA-256", 35)}
	t := &table{Sheet: b.Sheet("目录", layout(c.Name, 1, columns)), columns: columns}
	t.begin(c.Name+"归档目录", fmt.Sprintf("共 %d 行；一个文件报多个项目的，每个项目一行    %s", len(papers), v.state()))
	for i, p := range papers {
		t.Row(write.Count(i+1), write.Text(strconv.Itoa(c.Facts.Year)), write.Text(p.Unit), write.Text(p.Project),
			write.Text(p.Form), write.Text(p.Version), write.Text(v.when(p.Arrival)), write.Text(p.Verdict),
			write.Text(p.Name), write.Text(p.Hash))
	}
	t.end()
	return b.Write(w)
}
