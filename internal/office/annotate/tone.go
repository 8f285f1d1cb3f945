package annotate

import (
	"fmt"

	"jixiao/rules/finding"
)

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
	if f.Waived != nil {
		return finding.Text{ZH: "已备案", EN: "waived"}.In(lang)
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
