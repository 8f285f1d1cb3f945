package view

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Finals are the decisions by which stages are final, in the order in which they were
// taken.
func (v *View) Finals() []record.Decision { return record.Finals(v.Snapshot.Decisions) }

// DecidedOnDay is the day on which something was decided.
func (v *View) DecidedOnDay(d record.Decision) value.Date {
	return value.DateOf(d.AsOf.In(v.AsOf.Location()))
}

// FinalText says that a stage is final, and what was corrected since: a sentence each.
func (v *View) FinalText(d record.Decision) string {
	text := fmt.Sprintf("“%s”已于 %s 定稿（%s）", d.Target.Stage, v.DecidedOnDay(d), d.Final.Doc)
	if n := len(d.Final.Open); n > 0 {
		text += fmt.Sprintf("，定稿时有 %d 项没有办结", n)
	}
	said := []string{finding.OneLine(text)}
	for _, c := range v.Snapshot.Corrections() {
		if slices.Contains(d.Final.Forms, c.Duty.Form) {
			said = append(said, v.CorrectionText(c))
		}
	}
	return strings.Join(said, "；") + "。"
}

// CorrectionText says of a version that its stage was corrected by it, when and why.
func (v *View) CorrectionText(c record.Correction) string {
	return finding.OneLine(fmt.Sprintf("定稿后更正：%s %s，%s，%s", v.Sender(c.Duty), v.DutyName(c.Duty), v.DecidedOnDay(*c.Correction), c.Correction.Why))
}

// OpenIn are the duties of some forms that are open, in words: what has not come, was
// returned or waits for an explanation, and what of them is in no total or kept out of
// the master.
func (v *View) OpenIn(forms []string) (all []string) {
	for _, d := range v.Dues() {
		if why := d.open(); why != "" && slices.Contains(forms, d.Duty.Form) {
			all = append(all, finding.OneLine(v.Sender(d.Duty)+" "+v.DutyName(d.Duty)+"："+why))
		}
	}
	return all
}

// open is why a duty is open, "" where it is not.
func (d Due) open() string {
	switch {
	case d.Cancelled != nil:
		return ""
	case d.Outstanding():
		return d.Progress().String()
	case d.Excluded != nil:
		return "暂不纳入总表"
	case d.Doubted:
		return "金额待认定"
	}
	return ""
}
