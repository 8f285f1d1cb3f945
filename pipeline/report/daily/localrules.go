package daily

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// localRules counts what came of every rule of the section's own; nil where there
// are none.
func (d *daily) localRules() *panel {
	if len(d.counts) == 0 {
		return nil
	}
	p := &panel{name: "本级规则", title: "本级规则审核情况", frozen: 1,
		note: "每项报送算现在这一版；用到的栏空着或填错的没有审，条件不成立的不适用    " + d.AsOfText(),
		columns: []view.Column{view.Short("编号", 8), view.Short("状态", 8), view.Words("规则", 46), view.Number("份数", 9), view.Number("审了几处", 10),
			view.Number("合格", 9), view.Number("不合格", 9), view.Number("没有审", 9), view.Number("不适用", 9), view.Number("规则出错", 10)}}
	for _, r := range d.counts {
		state := "启用"
		if r.Trial {
			state = "试行"
		}
		p.row(write.Text(string(r.Code)), write.Text(state), write.Text(r.Title.In(finding.ZH)), write.Count(r.Sheets), write.Count(r.Judged()),
			write.Count(r.Tally[check.Passed]), write.Count(r.Tally[check.Failed]), write.Count(r.Tally[check.Unjudged]),
			write.Count(r.Tally[check.NotApplicable]), erred(r.Tally[check.Erred]))
	}
	return p
}

// erred is how often a rule could not be worked out: that is for the section to mend.
func erred(n int) write.Cell {
	if n == 0 {
		return write.Count(0)
	}
	return write.Count(n).Toned(write.Red)
}
