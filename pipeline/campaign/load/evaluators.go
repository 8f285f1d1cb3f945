package load

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// checkEvaluators wants names that are folders, and nobody else's.
func (k *settingsFile) checkEvaluators(d *document) {
	seen := map[string]bool{value.Fold(campaign.SectionFolder): true}
	for i, name := range k.Evaluators {
		key := fmt.Sprintf("evaluators[%d]", i)
		code := len(name) - len(strings.TrimLeft(name, "0123456789"))
		switch {
		case name == "":
		case name != campaign.SafeName(name):
			d.fault(key, say("“%s”不能作为文件夹的名称", "%q cannot be the name of a folder", name))
		case code == 6:
			d.fault(key, say("“%s”会被当作单位的文件夹：名称不要以六位数字开头", "%q would be taken for a department's folder: do not begin with six digits", name))
		case seen[value.Fold(name)]:
			d.fault(key, say("“%s”重复，或者是绩效科的文件夹", "%q stands twice, or is the section's folder", name))
		}
		seen[value.Fold(name)] = true
	}
}

// checkEvaluatorsAgainstUnits wants no evaluator's folder to begin as a unit's.
func (l *loader) checkEvaluatorsAgainstUnits(k settingsFile, facts *register.Facts) {
	known := func(code string) bool {
		return slices.ContainsFunc(facts.Units, func(u register.Unit) bool { return u.Code == code })
	}
	for i, name := range k.Evaluators {
		key := fmt.Sprintf("evaluators[%d]", i)
		if code, ok := value.LeadingUnit(value.Fold(name), known); ok && !l.file.isBroken(key) {
			l.file.fault(key, say("“%s”会被当作单位 %s 的文件夹：换一个名称", "%q would be taken for the folder of unit %s", name, code))
		}
	}
}
