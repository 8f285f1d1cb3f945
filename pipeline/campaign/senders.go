package campaign

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/value"
)

// Office is who hands in what no department does.
type Office string

// The offices that issue scores and lists of problems.
const (
	NoOffice  Office = ""
	Section   Office = "section"   // 绩效科
	Evaluator Office = "evaluator" // 评价机构
)

// Office says whose folder a path of the inbox lies in; NoOffice where it is a
// department's or nobody's.
func (c *Campaign) Office(path string) Office {
	folder, _, inFolder := strings.Cut(path, "/")
	folder = value.Fold(folder)
	switch {
	case !inFolder:
		return NoOffice
	case folder == value.Fold(SectionFolder):
		return Section
	case slices.ContainsFunc(c.Settings.Evaluators, func(name string) bool { return value.Fold(name) == folder }):
		return Evaluator
	}
	return NoOffice
}

// checkEvaluators wants names that are folders, and nobody else's.
func (k *settingsFile) checkEvaluators(d *document) {
	seen := map[string]bool{value.Fold(SectionFolder): true}
	for i, name := range k.Evaluators {
		key := fmt.Sprintf("evaluators[%d]", i)
		code := len(name) - len(strings.TrimLeft(name, "0123456789"))
		switch {
		case name == "":
		case name != SafeName(name):
			d.fault(key, say("“%s”不能作为文件夹的名称", "%q cannot be the name of a folder", name))
		case code == 6:
			d.fault(key, say("“%s”会被当作单位的文件夹：名称不要以六位数字开头", "%q would be taken for a department's folder: do not begin with six digits", name))
		case seen[value.Fold(name)]:
			d.fault(key, say("“%s”重复，或者是绩效科的文件夹", "%q stands twice, or is the section's folder", name))
		}
		seen[value.Fold(name)] = true
	}
}
