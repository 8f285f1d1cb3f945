package daily

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// attached lists the files that came with reports by the rows that name them, and what
// lacks; nil where no report names any and none came.
func (d *daily) attached() *panel {
	all := crosscheck.AttachmentsOf(d.Campaign, d.Snapshot)
	if len(all.Rows)+len(all.Loose) == 0 {
		return nil
	}
	p := &panel{name: "佐证材料", title: "佐证材料和附件", note: "按表上写的文件名对应；表上没有写文件名的对不上    " + d.AsOfText(), frozen: 1,
		columns: []view.Column{view.Words("单位", 20), view.Short(d.SubjectHead()+"编号", 9), view.Short("问题编号", 9), view.Words("问题类别", 10),
			view.Words("表上写的", 20), view.Words("说明", 14), view.Words(fileHead, 34), view.Short("到达时间", 17)}}
	for _, a := range all.Rows {
		for _, f := range a.Files {
			p.row(d.attachedTo(a, f, "")...)
		}
		switch {
		case a.Lacks:
			p.row(d.attachedTo(a, nil, "还没有收到")...)
		case len(a.Files) == 0:
			p.row(d.attachedTo(a, nil, "没有写文件名")...)
		}
	}
	for _, f := range all.Loose {
		p.row(write.Text(d.Unit(f.Department)), write.Cell{}, write.Cell{}, write.Cell{}, write.Cell{}, write.Text("没有哪一行写到"),
			write.Text(f.Path), write.Text(d.When(f.Arrival)))
	}
	return p
}

// attachedTo is a row of a report with one of its files, or without any.
func (d *daily) attachedTo(a crosscheck.Attached, f *record.File, note string) []write.Cell {
	duty, path, came := a.Version.Duty, write.Cell{}, write.Cell{}
	if f != nil {
		path, came = write.Text(f.Path), write.Text(d.When(f.Arrival))
		if f.Gone {
			note = "已不在文件夹中"
		}
	}
	said := write.Text(note)
	if f == nil && a.Lacks {
		said = said.Toned(write.Amber)
	}
	return []write.Cell{write.Text(d.Sender(duty)), write.Text(duty.SubjectCode()), write.Text(a.Problem), write.Text(a.Category),
		write.Text(a.Says), said, path, came}
}
