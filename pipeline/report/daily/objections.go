package daily

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// toDecide are the objections that wait for the section's word.
func (d *daily) toDecide() []task {
	var out []task
	for _, i := range d.Snapshot.Issues {
		if a := i.Objection; a != nil && a.Objected == record.Waiting {
			out = append(out, task{what: "处理异议", who: d.Unit(i.Department), tone: write.Amber, file: finding.OneLine(a.File.Path),
				detail:   string(i.Code) + " " + d.Counted(i) + "；单位认为不对：" + view.Quoted(a.Objection) + numbered(a),
				question: d.ObjectionOf(a)})
		}
	}
	return out
}

// toRead are the explanations that came today and were taken: the
// section may refuse them.
func (d *daily) toRead() []task {
	var out []task
	for _, i := range d.Snapshot.Issues {
		if a := i.Explanation; a != nil && d.newly(a.FileID) {
			out = append(out, task{what: "看新说明", who: d.Unit(i.Department), file: finding.OneLine(a.File.Path),
				detail:   string(i.Code) + " " + d.Counted(i) + "；说明：" + view.Quoted(a.Explanation) + numbered(a) + "，已采纳；认为不充分的选“不采纳”",
				question: d.ExplanationOf(a)})
		}
	}
	return out
}

// newly reports whether a file came today.
func (d *daily) newly(id int64) bool {
	f := d.Files[id]
	return f != nil && d.isToday(f.Received)
}

// numbered is the number of an answer, by which it can be decided later.
func numbered(a *record.Answer) string { return fmt.Sprintf("（编号 %d）", a.ID) }
