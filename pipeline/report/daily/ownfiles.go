package daily

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// ownFiles are the files that the section and evaluators handed in and that are
// to be mended: nobody else is told of them.
func (d *daily) ownFiles() []task {
	var out []task
	for i := range d.Snapshot.Files {
		f := &d.Snapshot.Files[i]
		office := d.Campaign.Office(f.Path)
		if f.Department != "" || office == campaign.NoOffice {
			continue
		}
		wrong := d.errorsIn(f)
		if wrong == 0 {
			continue
		}
		t := task{what: "本科的表有误", who: d.whose(f.Department, f.Path), file: finding.OneLine(f.Path), tone: write.Red,
			detail: fmt.Sprintf("%d 处须修改，见发件箱“绩效科”文件夹里的《最新审核意见》和批注副本；改好后放回 inbox/绩效科", wrong)}
		if office == campaign.Evaluator {
			t.what = "评价机构的表有误"
			t.detail = fmt.Sprintf("%d 处须修改，请把发件箱“绩效科”文件夹里的批注副本转给评价机构，由它改好后重新报送", wrong)
		}
		out = append(out, t)
	}
	return out
}

// errorsIn counts what sends a file back.
func (d *daily) errorsIn(f *record.File) int {
	n := 0
	for _, i := range d.byFile[f.ID] {
		if i.Weight() == finding.Error {
			n++
		}
	}
	return n
}
