package papers

import (
	"strings"

	"jixiao/pipeline/record"
)

// Names of the lists of stages that are final, and of what the section corrected since.
const (
	finalList      = "定稿"
	correctionList = "定稿更正"
)

// finals are the stages that are final.
func (s *source) finals() *list {
	l := &list{name: finalList, columns: []column{{"阶段", words}, {"文号", words}, {"定稿日期", day}, {"经办", words},
		{"审核次数", number}, {"印记", words}, {"未办结数", number}}}
	for _, d := range s.Finals() {
		l.add(owner{}, textOf(d.Target.Stage), textOf(d.Final.Doc), dayOf(s.DecidedOnDay(d)), textOf(d.By),
			countOf(int(d.Final.Run)), textOf(d.Final.Seal), countOf(len(d.Final.Open)))
	}
	return l
}

// corrected are the versions by which the section corrected a final stage, and why.
func (s *source) corrected() *list {
	l := &list{name: correctionList, columns: []column{{"单位名称", words}, {"表单", words}, {"项目编号", words}, {"项目名称", words},
		{"阶段", words}, {"文号", words}, {"更正日期", day}, {"理由", words}, {"经办", words}}}
	for _, c := range s.Snapshot.Corrections() {
		l.add(owner{c.Duty.Department, c.Duty.Subject}, textOf(s.unitNamed(c.Duty.Department)), textOf(s.FormName(c.Duty.Form)),
			textOf(c.Duty.Subject.ID()), textOf(s.SubjectName(c.Duty)), textOf(c.Final.Target.Stage), textOf(c.Final.Final.Doc),
			dayOf(s.DecidedOnDay(*c.Correction)), textOf(c.Correction.Why), textOf(c.Correction.By))
	}
	return l
}

// sayFinal says what stage became final last; a paper for one unit may say that too.
func (s *source) sayFinal(f *facts) {
	var d record.Decision
	d.Final = &record.Final{}
	on := datum{kind: day}
	if all := s.Finals(); len(all) > 0 {
		d = all[len(all)-1]
		on = dayOf(s.DecidedOnDay(d))
	}
	f.say("定稿阶段", textOf(d.Target.Stage))
	f.say("定稿文号", textOf(d.Final.Doc))
	f.say("定稿日期", on)
	f.say("定稿人", textOf(d.By))
	f.say("印记", textOf(d.Final.Seal))
	f.say("更正说明", textOf(s.correctedText(f)))
}

// correctedText says in a sentence what of the paper's own was corrected since it was
// final; "" is nothing.
func (s *source) correctedText(f *facts) string {
	l := f.list(correctionList)
	var said []string
	for _, row := range l.rows {
		at := func(name string) string { return row[l.at(name)].usual() }
		said = append(said, at("单位名称")+at("项目编号")+at("表单")+"于"+at("更正日期")+"更正："+at("理由"))
	}
	return strings.Join(said, "；")
}
