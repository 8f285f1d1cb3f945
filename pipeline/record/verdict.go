package record

import (
	"cmp"

	"jixiao/rules/finding"
)

// Verdict is what became of a file or a version.
type Verdict string

// The verdicts. Every file seen has exactly one.
const (
	Accepted         Verdict = "accepted"
	NeedsExplanation Verdict = "needs_explanation" // only warnings
	Returned         Verdict = "returned"          // an error
	Unreadable       Verdict = "unreadable"
	Superseded       Verdict = "superseded"
	Duplicate        Verdict = "duplicate"
	Attachment       Verdict = "attachment"
	Unsettled        Verdict = "unsettled"
	Ignored          Verdict = "ignored"
	TestFiling       Verdict = "test_filing" // derived: by the folder that it lies in
)

// verdictTraits is all that is particular to a verdict.
type verdictTraits struct {
	verdict Verdict
	label   finding.Text
	// weight orders what a file can be judged to be; 0 is no judgement.
	weight int
	// stands: a version with it may go into the master.
	stands bool
	// open: somebody has still to do something about a file with it.
	open bool
}

// verdicts are in the order in which balances print them.
var verdicts = [...]verdictTraits{
	{verdict: Accepted, label: finding.Text{ZH: "审核通过", EN: "accepted"}, weight: 1, stands: true},
	{verdict: NeedsExplanation, label: finding.Text{ZH: "待说明", EN: "needs explanation"}, weight: 2, stands: true, open: true},
	{verdict: Returned, label: finding.Text{ZH: "退回修改", EN: "returned"}, weight: 3, open: true},
	{verdict: Unreadable, label: finding.Text{ZH: "文件无法打开", EN: "unreadable"}, open: true},
	{verdict: Superseded, label: finding.Text{ZH: "已更新（以新版为准）", EN: "superseded"}},
	{verdict: Duplicate, label: finding.Text{ZH: "重复报送", EN: "duplicate"}},
	{verdict: Attachment, label: finding.Text{ZH: "附件", EN: "attachment"}},
	{verdict: Unsettled, label: finding.Text{ZH: "等待传输完成", EN: "unsettled"}, open: true},
	{verdict: Ignored, label: finding.Text{ZH: "不纳入审核", EN: "ignored"}},
	{verdict: TestFiling, label: finding.Text{ZH: "试报", EN: "test filing"}},
}

// Verdicts lists all verdicts in the order in which balances print them.
var Verdicts = func() (all []Verdict) {
	for _, t := range verdicts {
		all = append(all, t.verdict)
	}
	return all
}()

// traits are those of a verdict; none of what is no verdict.
func (v Verdict) traits() verdictTraits {
	for _, t := range verdicts {
		if t.verdict == v {
			return t
		}
	}
	return verdictTraits{}
}

// Label is the verdict as people read it.
func (v Verdict) Label() finding.Text { return v.traits().label }

// Stands reports whether a version with this verdict may go into the master.
func (v Verdict) Stands() bool { return v.traits().stands }

// Open reports whether somebody has still to do something about a file with this
// verdict.
func (v Verdict) Open() bool { return v.traits().open }

// Worse is the graver of two verdicts on what a file says; "" is no verdict.
func Worse(a, b Verdict) Verdict {
	if b.traits().weight > a.traits().weight {
		return b
	}
	return cmp.Or(a, b)
}

// VerdictBy is the verdict by the worst finding, "" where that bears on none.
func VerdictBy(worst finding.Severity) Verdict {
	switch worst {
	case finding.Error:
		return Returned
	case finding.Warning:
		return NeedsExplanation
	}
	return ""
}
