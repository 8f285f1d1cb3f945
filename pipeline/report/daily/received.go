package daily

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// received lists the files, the latest first.
func (d *daily) received() *panel {
	p := &panel{name: "收到文件", title: "收到的文件", note: d.AsOfText(), empty: "还没有收到文件。", frozen: 1,
		columns: []view.Column{view.Words("单位", 28), view.Words("文件", 44), view.Short("审核结论", 18),
			view.Short("到达时间", 17), view.Number("大小（字节）", 13), view.Words("说明", 18)}}
	files := filesOf(d.Snapshot.Files)
	slices.SortStableFunc(files, func(a, b *record.File) int {
		return cmp.Or(b.Arrival.Compare(a.Arrival), cmp.Compare(a.Path, b.Path))
	})
	p.list(len(files), func(cells []write.Cell, n int) []write.Cell { return d.addFile(cells, files[n]) })
	return p
}

// filesOf are files, where they stand.
func filesOf(files []record.File) []*record.File {
	out := make([]*record.File, len(files))
	for i := range files {
		out[i] = &files[i]
	}
	return out
}

func (d *daily) addFile(cells []write.Cell, f *record.File) []write.Cell {
	note := d.decidedNote(f)
	if note == "" && f.Basis == record.ByChange {
		note = "到达时间是文件写完的时间"
	}
	if f.Gone {
		note = strings.TrimPrefix(note+"；已不在文件夹中", "；")
	}
	return append(cells, write.Text(d.Unit(f.Department)), write.Text(f.Path),
		write.Text(d.FileLabel(f)).Toned(view.VerdictTone(f.Verdict)), write.Text(d.When(f.Arrival)),
		write.Count(int(f.Size)), write.Text(note))
}

// decidedNote says by whose word a file arrived when it did, and what was
// recorded when it came.
func (d *daily) decidedNote(f *record.File) string {
	if f.Decided == nil {
		return ""
	}
	return "认定的报送时间（" + f.Because().ZH + "），收到时记下的是 " + d.When(f.Seen)
}
