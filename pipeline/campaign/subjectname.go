package campaign

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// listEndings are what a list may be called beyond what it lists.
var listEndings = []string{"名录", "目录", "清单", "明细表", "明细", "一览表", "列表", "名单", "表"}

// thing is what a list lists: 点位 of 点位名录.
func thing(list string) string {
	for _, ending := range listEndings {
		if rest, ok := strings.CutSuffix(list, ending); ok && rest != "" {
			return rest
		}
	}
	return list
}

// SubjectName is what people call a thing that a form is about.
func SubjectName(about string) finding.Text {
	switch about {
	case form.AboutProject:
		return finding.Text{ZH: "项目", EN: "project"}
	case form.AboutUnit, form.AboutDepartment:
		return finding.Text{ZH: "单位", EN: "unit"}
	}
	return finding.Same(thing(about))
}

// ListName is what messages call the list of the things that a form is about.
func ListName(about string) finding.Text {
	switch about {
	case form.AboutProject:
		return finding.Text{ZH: "项目明细表", EN: "the register"}
	case form.AboutUnit, form.AboutDepartment:
		return finding.Text{ZH: "单位名录", EN: "the unit list"}
	}
	return finding.Same(about)
}
