package daily

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
)

// toCorrect are the files that count only since their stage was final: the section may
// let each correct it.
func (d *daily) toCorrect() []task {
	var out []task
	asked := map[int64]bool{}
	for _, x := range d.dues {
		v := x.Latest
		if v == nil || v.State != record.AfterFinal || asked[v.File.ID] {
			continue
		}
		asked[v.File.ID] = true
		how := "后又报来新版"
		if v.Settled {
			how = "时有几份不一致，现在只剩这一份"
		}
		out = append(out, task{what: "定稿后报送", who: d.Sender(x.Duty), file: v.File.Path, tone: write.Amber,
			detail: fmt.Sprintf("%s《%s》在“%s”定稿（%s，%s）%s，没有计入总表；同意改的更正，不同意的作废（编号 %d）",
				d.SubjectLabel(x.Duty), d.FormName(x.Duty.Form), v.Final.Target.Stage, v.Final.Final.Doc, d.DecidedOnDay(*v.Final), how, v.ID),
			question: d.CorrectionOf(v)})
	}
	return out
}
