package annotate

import (
	"fmt"
	"strings"

	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
)

// author is whose comments ours are.
const author = "绩效科审核"

// remarkMark begins what we say in a comment, in somebody else's too.
const remarkMark = "【" + author + "】"

// What the parts of a remark are called.
var (
	expectedLabel = finding.Text{ZH: "应为：", EN: "expected: "}
	fixLabel      = finding.Text{ZH: "改法：", EN: "to mend: "}
)

// remark says in a comment what was found at a cell.
func remark(found []finding.Finding, lang finding.Lang) string {
	var b strings.Builder
	for i, f := range found {
		if i > 0 {
			b.WriteString("\n\n")
		}
		said, expected := message(f, lang), f.Expected
		b.WriteString(label(f, lang) + "（" + string(f.Code) + "）" + said)
		if expected != "" && !strings.Contains(said, expected) {
			b.WriteString("\n" + expectedLabel.In(lang) + expected)
		}
		if fix := f.Fix.In(lang); fix != "" {
			b.WriteString("\n" + fixLabel.In(lang) + fix)
		}
	}
	return celltext.Plain(b.String())
}

// remarkRuns are the runs of a comment that say it, the first with the mark.
func remarkRuns(p, lead, text string) string {
	const look = `<%sz val="9"/><%color indexed="81"/><%rFont val="宋体"/><%charset val="134"/>`
	style := strings.ReplaceAll(look, "%", p)
	run := func(bold, text string) string {
		return "<" + p + "r><" + p + "rPr>" + bold + style + "</" + p + "rPr><" + p + `t xml:space="preserve">` + cellText(text) + "</" + p + "t></" + p + "r>"
	}
	return run("<"+p+"b/>", lead+remarkMark) + run("", "\n"+text)
}

// tone is the severity in whose colour a finding is shown: what a special case
// on record excuses is no more than a note.
func tone(f finding.Finding) finding.Severity {
	return max(f.Weight(), finding.Info)
}

func worstTone(found []finding.Finding) finding.Severity {
	worst := finding.Info
	for _, f := range found {
		worst = max(worst, tone(f))
	}
	return worst
}

// label is what people call the severity of a finding.
func label(f finding.Finding, lang finding.Lang) string {
	switch {
	case f.Waived != nil:
		return finding.Text{ZH: "已备案", EN: "waived"}.In(lang)
	case f.Because != "":
		return finding.Text{ZH: "连带", EN: "follows"}.In(lang)
	}
	return f.Severity.Label().In(lang)
}

// message says what was found and, where it is excused, by whom.
func message(f finding.Finding, lang finding.Lang) string {
	said := f.Message.In(lang)
	if w := f.Waived; w != nil {
		said += fmt.Sprintf(finding.Text{ZH: "（特殊情况备案：%s批准，事由“%s”，有效期至 %s）", EN: " (waived by %s for %q until %s)"}.In(lang),
			w.Approver, w.Reason, w.Until)
	}
	return said
}
