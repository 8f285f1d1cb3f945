package load

import (
	"errors"
	"fmt"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// checkCodes reads what project codes look like, a pattern at a time so that each
// fault has its line.
func (k *settingsFile) checkCodes(d *document) {
	for i, pattern := range k.ProjectCode {
		var flaw *value.PatternError
		if _, err := value.ParseCodes([]string{pattern}); errors.As(err, &flaw) {
			d.fault(fmt.Sprintf("project_code[%d]", i), flawText(flaw))
		}
	}
	var err error
	var flaw *value.PatternError
	if k.patterns, err = value.ParseCodes(k.ProjectCode); errors.As(err, &flaw) && flaw.Why == value.PatternMany {
		d.fault("project_code", flawText(flaw))
	}
}

// flawText says what is wrong with a pattern of codes.
func flawText(flaw *value.PatternError) finding.Text {
	switch flaw.Why {
	case value.PatternOpen:
		return say("“%s”的尖括号没有配对", "the angle brackets of %q do not match", flaw.Part)
	case value.PatternKind:
		return say("“%s”：尖括号里只能写字母、数字或汉字，后面可以带个数，如 <数字4>、<数字2-3>", "%q: angle brackets hold letter, digit or han, and how many: <digit4>, <digit2-3>", flaw.Part)
	case value.PatternCount:
		return say("“%s”的个数不对：应是 1 到 32，或者由小到大的范围，如 <数字2-3>", "%q: how many is 1 to 32, or a range such as <digit2-3>", flaw.Part)
	case value.PatternMark:
		return say("项目编号里不能有“%s”", "no project code holds %q", flaw.Part)
	case value.PatternMany:
		return say("写了 %s 种样子，最多 20 种", "%s patterns, at most 20 are allowed", flaw.Part)
	}
	return say("“%s”不是项目编号的样子：空着，或者超过 32 个字", "%q is no pattern of codes: blank, or longer than 32 characters", flaw.Part)
}
