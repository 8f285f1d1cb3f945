package papers

import (
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Names of the lists of departments by whether they were told what came of the
// evaluation.
const (
	fedBackList = "反馈"
	waitingList = "未反馈单位"
)

// feedback are the decisions that say so, by department, those that hold.
func (s *source) feedback() map[string]record.Decision {
	all := map[string]record.Decision{}
	for _, d := range record.Holding(s.Snapshot.Decisions) {
		if d.Kind == record.Feedback {
			all[s.Campaign.Facts.Successor(d.Target.Department)] = d
		}
	}
	return all
}

// evaluated are the departments that are to be told: those in charge of projects, in
// the order of the register.
func (s *source) evaluated() (all []string) {
	met := map[string]bool{}
	for _, p := range s.Campaign.Facts.Projects {
		code := s.department(owner{p.Unit, finding.SubjectOf(finding.AboutProject, p.Code)})
		if !met[code] {
			met[code] = true
			all = append(all, code)
		}
	}
	return all
}

// fedBack are the departments that were told, with day and manner.
func (s *source) fedBack() *list {
	l := &list{name: fedBackList, columns: []column{{"单位名称", words}, {"反馈日期", day}, {"说明", words}, {"经办", words},
		{"文号", words}, {"送达方式", words}, {"签收人", words}, {"签收日期", day}}}
	told := s.feedback()
	for _, code := range s.evaluated() {
		if d, ok := told[code]; ok {
			l.add(owner{unit: code}, textOf(s.unitNamed(code)), dayOf(crosscheck.Until(s.Campaign, d)), textOf(d.Why), textOf(d.By),
				textOf(d.Notice.Doc), textOf(d.Notice.How), textOf(d.Notice.SignedBy), dayOf(d.Notice.SignedOn))
		}
	}
	return l
}

// waiting are the departments that were not told yet.
func (s *source) waiting() *list {
	l := &list{name: waitingList, columns: []column{{"单位名称", words}}}
	told := s.feedback()
	for _, code := range s.evaluated() {
		if _, ok := told[code]; !ok {
			l.add(owner{unit: code}, textOf(s.unitNamed(code)))
		}
	}
	return l
}
