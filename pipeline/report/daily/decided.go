package daily

import (
	"jixiao/internal/office/write"
	"jixiao/rules/finding"
)

// contradicted are entries of the settings workbook that the section has decided
// otherwise since.
func (d *daily) contradicted() []task {
	var out []task
	for _, x := range d.Contradicted() {
		out = append(out, task{what: "设置与决定不一致", who: d.Unit(x.Department), detail: x.Text.In(finding.ZH), tone: write.Amber})
	}
	return out
}

// excluded are duties of which what came is kept out of the master for now: that is
// not to be forgotten.
func (d *daily) excluded() []task {
	var out []task
	for _, x := range d.dues {
		if x.Excluded == nil {
			continue
		}
		out = append(out, task{what: "暂不纳入总表", who: d.Sender(x.Duty), file: x.Latest.File.Path, tone: write.Grey, question: d.ExclusionOf(x.Excluded),
			detail: d.DutyName(x.Duty) + "：" + x.Excluded.By + "：" + x.Excluded.Why + "。可以纳入时，请撤销这项决定"})
	}
	return out
}
