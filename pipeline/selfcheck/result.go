package selfcheck

import (
	"context"
	"fmt"
	"strings"
	"time"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/markedcopy"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Result is what a page shows of one file.
type Result struct {
	Verdict record.Verdict `json:"verdict"`
	Says    string         `json:"says"` // the verdict as the page says it: 须修改 1 处
	Next    string         `json:"next"` // what to do now
	Forms   string         `json:"forms"`
	// Findings are in order; what follows from another has no number.
	Findings []Finding `json:"findings"`
	Answers  []Answer  `json:"answers"`
	Sheets   []Sheet   `json:"sheets"`
	Style    string    `json:"style"` // rules for the pictures of the sheets
	// Copy and Corrected are what the marked and the corrected copy are called, ""
	// where there is none.
	Copy      string `json:"copy"`
	Corrected string `json:"corrected"`
}

// Finding is a finding with what the page says around it.
type Finding struct {
	finding.JSON
	Number int    `json:"number"` // 0 for what is told under another
	Label  string `json:"label"`  // 须修改, 须说明, 提示, 已备案
	Where  string `json:"where"`  // E12–E14
	After  string `json:"after"`  // what to look at again once it is mended
	// ByClock says that it holds by the date of the computer alone.
	ByClock bool   `json:"by_clock"`
	Tone    string `json:"tone"`
	At      string `json:"at"` // the id of its first cell in the picture, "" where it has none
}

// Answer is a duty that the file is for, with the verdict on what it says to it.
type Answer struct {
	Duty    string         `json:"duty"`
	Verdict record.Verdict `json:"verdict"`
}

// Check judges one file.
func (c *Checker) Check(ctx context.Context, name string, data []byte, now time.Time) (Result, error) {
	by, err := c.on(now)
	if err != nil {
		return Result{}, err
	}
	in := c.received(name, data, by.Date)
	judged, err := c.judge(ctx, by, in)
	if err != nil {
		return Result{}, err
	}
	clock, err := c.byClock(ctx, by, in, judged)
	if err != nil {
		return Result{}, err
	}
	out := Result{Verdict: judged.Verdict, Findings: told(by, judged.Findings, clock), Answers: answers(by, judged), Sheets: []Sheet{}}
	out.Says, out.Next = c.says(judged, out.Findings)
	out.Forms = forms(by, judged)
	if isMarked(judged) {
		out.Copy = named(name, markedcopy.Suffix)
		if len(c.corrections(by, judged)) > 0 {
			out.Corrected = named(name, markedcopy.CorrectedSuffix)
		}
	}
	out.draw(ctx, by, name, data, judged)
	return out, nil
}

// isMarked reports whether there is something to mark, in a file that could be
// read.
func isMarked(j record.Judgement) bool {
	return len(j.Findings) > 0 && (j.Verdict == record.Returned || j.Verdict.Stands())
}

// told are the findings as the page numbers them: a cause, then what follows from
// it.
func told(by *day, found []finding.Finding, clock map[finding.Key]bool) []Finding {
	out := []Finding{}
	for i, t := range finding.Fold(found, func(f finding.Finding) finding.Finding { return f }) {
		cause := shown(t.Cause, clock)
		cause.Number, cause.After = i+1, finding.After(t.After, by.title, finding.ZH)
		out = append(out, cause)
		for _, f := range t.After {
			out = append(out, shown(f, clock))
		}
	}
	return out
}

func shown(f finding.Finding, clock map[finding.Key]bool) Finding {
	out := Finding{JSON: finding.ToJSON(f, finding.ZH), Label: f.Severity.Label().In(finding.ZH),
		Where: f.Where(finding.ZH), ByClock: clock[finding.KeyOf(f)]}
	if f.Waived != nil {
		out.Label, out.Waiver = record.Waived.Label().In(finding.ZH), nil // who approved it is not for a file on a share
	}
	out.Tone = out.tone()
	return out
}

func (d *day) title(code finding.Code) finding.Text {
	info, _ := d.campaign.Engine.Info(code)
	return info.Title
}

// answers are the duties that the sheets of a file are for, as they are owed.
func answers(by *day, j record.Judgement) []Answer {
	out := []Answer{}
	owed := crosscheck.AsOwed(by.campaign)
	for _, s := range j.Submissions {
		for _, d := range s.Duties {
			out = append(out, Answer{dutyID(owed(d)), s.Verdict})
		}
	}
	return out
}

// forms are what the sheets are, each once.
func forms(by *day, j record.Judgement) string {
	var names []string
	seen := map[string]bool{}
	for _, s := range j.Submissions {
		if !seen[s.Form] {
			seen[s.Form] = true
			names = append(names, formName(by.campaign, s.Form))
		}
	}
	return strings.Join(names, "、")
}

// says puts the verdict into words, with what to do now.
func (c *Checker) says(j record.Judgement, found []Finding) (says, next string) {
	mend, explain := counted(found, finding.Error), counted(found, finding.Warning)
	switch {
	case j.Verdict == record.Returned && explain > 0 && mend > 0:
		return fmt.Sprintf("须修改 %d 处，须说明 %d 处", mend, explain), "改好以后，把新的文件再拖进来查一遍。"
	case j.Verdict == record.Returned:
		return fmt.Sprintf("须修改 %d 处", max(mend, 1)), "改好以后，把新的文件再拖进来查一遍。"
	case j.Verdict == record.NeedsExplanation:
		return fmt.Sprintf("须说明 %d 处", explain), "请核对有没有填错。情况确实如此的，可以报送，收到审核意见后在上面写明情况。"
	case j.Verdict == record.Accepted && c.unit == "":
		return "没有发现问题", "可以报送。预算金额等要对照项目明细的内容，收到以后再核对。"
	case j.Verdict == record.Accepted:
		return "可以报送", "没有发现须修改、须说明的问题。"
	case len(j.Answers) > 0:
		return "是对审核意见的答复", "说明、异议是否采纳，由绩效科看过再定；放进报送文件夹即可。"
	case j.Verdict == record.Attachment:
		return "附件，不检查内容", "作为附件可以一起报送。"
	case j.Verdict == record.Ignored:
		return "不是报送的表", "这是程序发出的文件，不用报送。"
	}
	return j.Verdict.Label().In(finding.ZH), "请换一份能打开的文件。"
}

// counted is how many findings of a severity count.
func counted(found []Finding, s finding.Severity) int {
	n := 0
	for _, f := range found {
		if f.Number > 0 && f.Severity == s && f.Label == s.Label().In(finding.ZH) {
			n++
		}
	}
	return n
}
