package campaign

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/form"
)

// gradeField is the field whose choices are the campaign's bands.
const gradeField = "grade"

// checkKeeperAgainstForms compares what campaign.yaml says with the forms that
// it speaks of: forms of profiles, grades of bands.
func (l *loader) checkKeeperAgainstForms(k *settingsFile) {
	if len(l.forms) == 0 || l.file == nil {
		return // already faults
	}
	for id := range k.Profiles {
		if l.faults.within(formsFolder) {
			break // its definition may be what is broken
		}
		if !slices.ContainsFunc(l.forms, func(s formSource) bool { return s.def.ID == id }) {
			l.file.fault("profiles["+id+"]", say("没有代码是“%s”的表单", "there is no form with the id %q", id))
		}
	}
	for _, s := range l.forms {
		if f := s.def.Field(gradeField); f != nil && f.Type == form.TypeChoice {
			l.checkGrades(k, s, f)
		}
	}
}

func (l *loader) checkGrades(k *settingsFile, s formSource, f *form.Field) {
	var choices []string
	for _, c := range f.Choices {
		choices = append(choices, c.Is)
	}
	for i, b := range k.Bands {
		if b.Grade != "" && !slices.Contains(choices, b.Grade) {
			l.file.fault(fmt.Sprintf("bands[%d].grade", i), say("等级“%s”不在 %s 的选项（%s）里", "grade %q is not among the choices of %s (%s)",
				b.Grade, s.doc.file, strings.Join(choices, "、")))
		}
	}
}
