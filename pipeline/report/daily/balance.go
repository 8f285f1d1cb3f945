package daily

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// balance says what became of every file that was seen.
func (d *daily) balance() *panel {
	b := d.Snapshot.Run.Balance
	p := &panel{name: "文件平衡", title: "文件平衡", note: fmt.Sprintf("看到文件 %d 个，与合计一致。", b.Seen),
		columns: []view.Column{view.Words("审核结论", 30), view.Number("文件数", 14)}}
	if !b.Adds() {
		p.note = fmt.Sprintf("看到文件 %d 个，与合计不一致，请告知系统管理员。", b.Seen)
	}
	sum := 0
	for _, v := range record.Verdicts {
		sum += b.ByVerdict[v]
		p.row(write.Text(v.Label().ZH), write.Count(b.ByVerdict[v]))
	}
	p.close(write.Text("合计"))
	p.sum(sum)
	return p
}
